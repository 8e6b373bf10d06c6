import { diff } from '../../../compiler/index.ts'
import { type Release, TargetError } from '../../driver.ts'
import type { Holdings, Job, Turn } from '../operations/operation.ts'
import type { Aws } from '../stacks/aws.ts'
import { parametersFor, sourceOf } from '../stacks/source.ts'
import { parametersOf } from '../stacks/standing.ts'
import { wavesOf } from '../stacks/waves.ts'
import type { DriverContext } from './at.ts'
import { begin, claim, newTurn } from './begin.ts'
import { obstaclesIn } from './obstacles.ts'
import { before, prospectOf, type Wanted } from './plan.ts'

/** Begins to make the stacks as a release has them, if that is still what the plan says. */
export async function beginExecution(
  context: DriverContext,
  release: Release,
  planId: string,
  token: string,
): Promise<void> {
  const { documents, at } = context
  const { environmentId, deploymentId, revision, configVersion } = release
  if ((await documents.operation(token)) !== undefined) return claim(context, environmentId, token)
  const aws = await at(environmentId)
  const held = (await documents.holdings(environmentId)).value
  const { plan, wanted, dropped } = await prospectOf(aws, held, release)
  const [obstacle] = obstaclesIn([...wanted.map(({ standing }) => standing), ...dropped], environmentId).filter(
    ({ level }) => level === 'ERROR',
  )
  if (obstacle !== undefined) throw new TargetError(obstacle.code, obstacle.message)
  if (plan.id !== planId) {
    throw new TargetError('PLAN_STALE', 'The stacks have changed since this plan was made: plan again.')
  }
  const waves = wavesOf(wanted)
  const turns: Turn[] = []
  for (const one of wanted) turns.push(await turnFor(context, aws, held, one, waves.get(one.name) ?? 0))
  const tidying = dropped.map(({ name, stack }) =>
    newTurn({
      stack: name,
      ...(stack?.StackId !== undefined && { stackId: stack.StackId }),
      job: { do: 'delete', data: 'RETAIN' },
      isTidying: true,
    }),
  )
  await begin(context, {
    token,
    environmentId,
    kind: 'EXECUTE',
    deploymentId,
    revision,
    configVersion,
    turns: [...turns, ...tidying],
  })
  await claim(context, environmentId, token)
}

async function turnFor(
  { artefacts }: DriverContext,
  { place }: Aws,
  held: Holdings,
  wanted: Wanted,
  wave: number,
): Promise<Turn> {
  const { name, text, template, standing } = wanted
  const parameters = parametersFor(template, await artefacts.bucket(place))
  const old = before(standing)
  if (isAsWanted(wanted, parameters)) return newTurn({ stack: name, wave, job: { do: 'keep' }, state: 'done' })
  const imports = held.retained.some(({ logicalId, type }) => template.Resources[logicalId]?.Type === type)
  const source = { ...(await sourceOf(place, artefacts, name, text, parameters)), imports }
  const job: Job = {
    do: 'apply',
    isNew: old === undefined,
    source,
    replaces: diff(old, template).flatMap(({ action, logicalId }) => (action === 'REPLACE' ? [logicalId] : [])),
    ...(standing.template !== undefined &&
      standing.stack !== undefined && {
        before: await sourceOf(place, artefacts, name, standing.template, parametersOf(standing.stack)),
      }),
  }
  return newTurn({ stack: name, wave, job })
}

/** Then AWS need not even be asked. */
function isAsWanted({ text, standing }: Wanted, parameters: Readonly<Record<string, string>>): boolean {
  if (standing.template !== text || standing.stack === undefined) return false
  const values = parametersOf(standing.stack)
  const isSame = Object.entries(parameters).every(([name, value]) => values[name] === value)
  return isSame && /^(CREATE|UPDATE|UPDATE_ROLLBACK|IMPORT)_COMPLETE$/.test(standing.stack.StackStatus ?? '')
}
