import type { StackResourceSummary } from '@aws-sdk/client-cloudformation'
import type { StackResource, StackState } from '../../driver.ts'
import type { HeldStack, Holdings, Retained } from '../operations/operation.ts'
import { arnOf } from './arn.ts'
import type { Aws } from './aws.ts'
import { fewAtOnce } from './few-at-once.ts'
import { isUnderReview, resourcesOf, stackOf, templateOf } from './look.ts'

/** The stacks of an environment as they stand, and what they have left behind. */
export async function describeStacks(
  aws: Aws,
  { stacks, retained }: Pick<Holdings, 'stacks' | 'retained'>,
): Promise<readonly StackState[]> {
  const standing = (await fewAtOnce(stacks, (held) => describeStack(aws, held, retained))).flat()
  const names = new Set(standing.map(({ name }) => name))
  const gone = new Set(retained.map(({ stack }) => stack).filter((name) => !names.has(name)))
  return [...standing, ...[...gone].map((name) => goneStack(name, retained))]
}

async function describeStack(
  aws: Aws,
  { name, deploymentId, revision, isUndone }: HeldStack,
  retained: readonly Retained[],
): Promise<readonly StackState[]> {
  const stack = await stackOf(aws, name)
  if (stack === undefined || isUnderReview(stack.StackStatus) || stack.StackStatus === 'DELETE_COMPLETE') return []
  const { StackId = '', StackStatus = '', StackStatusReason, CreationTime, LastUpdatedTime, Outputs = [] } = stack
  const resources = await resourcesOf(aws, StackId)
  return [
    {
      name,
      // To CloudFormation, our way back was another update.
      status: isUndone && StackStatus === 'UPDATE_COMPLETE' ? 'UPDATE_ROLLBACK_COMPLETE' : StackStatus,
      ...(StackStatusReason && { reason: StackStatusReason }),
      updatedAt: (LastUpdatedTime ?? CreationTime)?.getTime() ?? 0,
      outputs: Object.fromEntries(Outputs.map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue])),
      template: await templateOf(aws, StackId),
      deploymentId,
      revision,
      resources: [...resources.flatMap((one) => resourceOf(one, StackId)), ...retainedOf(name, retained)],
    },
  ]
}

function resourceOf(summary: StackResourceSummary, stackId: string): readonly StackResource[] {
  const { LogicalResourceId = '', PhysicalResourceId: physicalId = '', ResourceType: type = '' } = summary
  const { ResourceStatus: status = '', ResourceStatusReason: reason, LastUpdatedTimestamp } = summary
  if (status === 'DELETE_COMPLETE' || status === 'DELETE_SKIPPED') return []
  const arn = arnOf(type, physicalId, stackId)
  const updatedAt = LastUpdatedTimestamp?.getTime() ?? 0
  return [
    {
      logicalId: LogicalResourceId,
      physicalId,
      type,
      ...(arn !== undefined && { arn }),
      status,
      ...(reason && { reason }),
      updatedAt,
    },
  ]
}

/** What a stack has left, by name. */
const retainedOf = (name: string, retained: readonly Retained[]): readonly StackResource[] =>
  retained
    .filter(({ stack }) => stack === name)
    .toSorted((a, b) => (a.logicalId < b.logicalId ? -1 : 1))
    .map(retainedResource)

const retainedResource = ({ logicalId, physicalId, type, since }: Retained): StackResource => ({
  logicalId,
  physicalId,
  type,
  status: 'DELETE_SKIPPED',
  updatedAt: since,
  retained: true,
})

/** A stack that is only remembered for what it has left. */
const goneStack = (name: string, retained: readonly Retained[]): StackState => {
  const resources = retainedOf(name, retained)
  return {
    name,
    status: 'DELETE_COMPLETE',
    updatedAt: Math.max(...resources.map((one) => one.updatedAt)),
    outputs: {},
    template: '',
    deploymentId: '',
    resources,
  }
}
