import { type DataDisposal, TargetError } from '../../driver.ts'
import type { Holdings } from '../operations/operation.ts'
import type { Aws } from '../stacks/aws.ts'
import { contentsOf, holdsData } from '../stacks/contents.ts'
import { fewAtOnce } from '../stacks/few-at-once.ts'
import { resourcesOf } from '../stacks/look.ts'
import { type Standing, standingOf } from '../stacks/standing.ts'
import type { DriverContext } from './at.ts'
import { begin, claim, newTurn } from './begin.ts'

/** Begins to remove all stacks of an environment, and what they have left. */
export async function beginRemoval(
  context: DriverContext,
  environmentId: string,
  data: DataDisposal,
  token: string,
): Promise<void> {
  const { documents, at } = context
  if ((await documents.operation(token)) !== undefined) return claim(context, environmentId, token)
  const aws = await at(environmentId)
  const held = (await documents.holdings(environmentId)).value
  const names = new Set([...held.stacks.map(({ name }) => name), ...held.retained.map(({ stack }) => stack)])
  const standings = await standingOf(aws, [...names])
  if (data === 'REFUSE_IF_NOT_EMPTY') await refuseFull(aws, held, standings)
  await begin(context, {
    token,
    environmentId,
    kind: 'DESTROY',
    turns: standings.map(({ name, stack }) =>
      newTurn({
        stack: name,
        ...(stack?.StackId !== undefined && { stackId: stack.StackId }),
        job: { do: 'delete', data },
        isTidying: true,
        released: held.retained.filter((one) => one.stack === name),
      }),
    ),
  })
  await claim(context, environmentId, token)
}

/** @throws {TargetError} `NOT_EMPTY`, naming what holds data */
async function refuseFull(aws: Aws, { retained }: Holdings, standings: readonly Standing[]): Promise<void> {
  const made = await fewAtOnce(
    standings.filter(({ stack }) => stack !== undefined),
    async ({ name }) =>
      (await resourcesOf(aws, name)).flatMap(({ LogicalResourceId = '', PhysicalResourceId, ResourceType = '' }) =>
        PhysicalResourceId === undefined || !holdsData(ResourceType)
          ? []
          : [{ logicalId: LogicalResourceId, physicalId: PhysicalResourceId, type: ResourceType }],
      ),
  )
  const full = await fewAtOnce([...made.flat(), ...retained], async (one) => {
    const contents = await contentsOf(aws, one)
    return contents === undefined ? [] : [`${one.logicalId} holds ${contents}`]
  })
  if (full.flat().length === 0) return
  throw new TargetError(
    'NOT_EMPTY',
    `${full.flat().join('; ')}. Empty them first, or say what is to become of their data.`,
  )
}
