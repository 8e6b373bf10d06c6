import { diff } from '../../../compiler/index.ts'
import { type Release, TargetError } from '../../driver.ts'
import { isHotSwappable } from '../../hot-swap.ts'
import type { Holdings, Job, Turn } from '../operations/operation.ts'
import type { Aws } from '../stacks/aws.ts'
import { codeKeyIn, withCode } from '../stacks/code-key.ts'
import { parametersFor, sourceOf } from '../stacks/source.ts'
import { parametersOf, readTemplate } from '../stacks/standing.ts'
import { wavesOf } from '../stacks/waves.ts'
import type { DriverContext } from './at.ts'
import { begin, claim, newTurn } from './begin.ts'
import { obstaclesIn } from './obstacles.ts'
import { prospectOf, running, type Wanted } from './plan.ts'

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
  const isSwap = release.mode === 'FAST' && isHotSwappable(plan)
  if (isSwap && aws.place.protected)
    throw new TargetError('PROTECTED', 'The environment is protected: deploy in mode SAFE.')
  const waves = wavesOf(wanted)
  const turns: Turn[] = []
  for (const one of wanted)
    turns.push(await turnFor(context, aws, held, one, { wave: waves.get(one.name) ?? 0, isSwap }))
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
  { wave, isSwap }: { readonly wave: number; readonly isSwap: boolean },
): Promise<Turn> {
  const { name, text, template, standing, codeKey } = wanted
  const bucket = await artefacts.bucket(place)
  const parameters = parametersFor(template, bucket)
  const old = running(wanted)
  if (isAsWanted(wanted, parameters)) return newTurn({ stack: name, wave, job: { do: 'keep' }, state: 'done' })
  const swap = isSwap ? swapOf(wanted, parameters, bucket) : undefined
  if (swap !== undefined) return newTurn({ stack: name, wave, job: swap })
  const after = codeKeyIn(template)
  const imports = held.retained.some(({ logicalId, type }) => template.Resources[logicalId]?.Type === type)
  const source = { ...(await sourceOf(place, artefacts, name, text, parameters)), imports }
  const job: Job = {
    do: 'apply',
    isNew: old === undefined,
    source,
    replaces: diff(old, template).flatMap(({ action, logicalId }) => (action === 'REPLACE' ? [logicalId] : [])),
    ...(standing.template !== undefined &&
      standing.stack !== undefined && {
        before: await sourceOf(
          place,
          artefacts,
          name,
          codeKey === undefined ? standing.template : JSON.stringify(old),
          parametersOf(standing.stack),
        ),
      }),
    ...(codeKey !== undefined &&
      old !== undefined &&
      after !== undefined && { code: { bucket, before: codeKey, after } }),
  }
  return newTurn({ stack: name, wave, job })
}

/** Where the code is all that differs. */
function swapOf(wanted: Wanted, parameters: Readonly<Record<string, string>>, bucket: string): Job | undefined {
  const { name, template, standing, codeKey } = wanted
  const there = standing.template === undefined ? undefined : readTemplate(name, standing.template)
  const inTemplate = there && codeKeyIn(there)
  const after = codeKeyIn(template)
  if (there === undefined || inTemplate === undefined || after === undefined || !rests(wanted, parameters))
    return undefined
  if (JSON.stringify(withCode(there, after)) !== JSON.stringify(template)) return undefined
  return { do: 'swap', code: { bucket, before: codeKey ?? inTemplate, after }, inTemplate }
}

/** Then AWS need not even be asked. */
const isAsWanted = (wanted: Wanted, parameters: Readonly<Record<string, string>>): boolean =>
  wanted.standing.template === wanted.text && wanted.codeKey === undefined && rests(wanted, parameters)

function rests({ standing }: Wanted, parameters: Readonly<Record<string, string>>): boolean {
  if (standing.stack === undefined) return false
  const values = parametersOf(standing.stack)
  const isSame = Object.entries(parameters).every(([name, value]) => values[name] === value)
  return isSame && /^(CREATE|UPDATE|UPDATE_ROLLBACK|IMPORT)_COMPLETE$/.test(standing.stack.StackStatus ?? '')
}
