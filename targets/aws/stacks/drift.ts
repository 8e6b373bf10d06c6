import {
  DescribeStackDriftDetectionStatusCommand,
  DescribeStackResourceDriftsCommand,
  DetectStackDriftCommand,
  type PropertyDifference,
  type StackResourceDrift,
} from '@aws-sdk/client-cloudformation'
import { type Change, diff } from '../../../compiler/index.ts'
import { TargetError } from '../../driver.ts'
import type { Aws } from './aws.ts'
import { withCode } from './code-key.ts'
import { templateOf } from './look.ts'
import { readTemplate } from './standing.ts'

type PropertyChange = Change['properties'][number]

const WAIT_MS = 2_000
/** CloudFormation asks each resource of the stack: that takes a while. */
const MOST_LOOKS = 150

/** What differs between the resources of a stack and its template: `REMOVE` for one that is gone. */
export async function driftOf(
  aws: Aws,
  stack: string,
  sleep: (ms: number) => Promise<void>,
): Promise<readonly Change[]> {
  const { clients, call } = aws
  const { StackDriftDetectionId } = await call(clients.cloudFormation, (client) =>
    client.send(new DetectStackDriftCommand({ StackName: stack })),
  )
  for (let looks = 1; ; looks += 1) {
    const found = await call(clients.cloudFormation, (client) =>
      client.send(new DescribeStackDriftDetectionStatusCommand({ StackDriftDetectionId })),
    )
    if (found.DetectionStatus === 'DETECTION_FAILED') {
      throw new TargetError('DRIFT_UNKNOWN', found.DetectionStatusReason ?? `The drift of ${stack} cannot be detected.`)
    }
    if (found.DetectionStatus === 'DETECTION_COMPLETE') break
    if (looks === MOST_LOOKS) {
      throw new TargetError('DRIFT_UNKNOWN', `AWS takes too long to look at ${stack}: try again.`, { retryable: true })
    }
    await sleep(WAIT_MS)
  }
  return (await driftsOf(aws, stack)).map(changeOf).toSorted((a, b) => (a.logicalId < b.logicalId ? -1 : 1))
}

/** What differs by code that was swapped without CloudFormation. */
export async function codeDriftOf(aws: Aws, stack: string, codeKey: string): Promise<readonly Change[]> {
  const template = readTemplate(stack, await templateOf(aws, stack))
  return diff(template, withCode(template, codeKey))
}

/** Both, by resource: one that is gone has no code. */
export function besides(drifts: readonly Change[], swapped: readonly Change[]): readonly Change[] {
  const code = new Map(swapped.map((change) => [change.logicalId, change]))
  const both = drifts.map((change) => {
    const { properties = [] } = code.get(change.logicalId) ?? {}
    code.delete(change.logicalId)
    return change.action === 'REMOVE' ? change : { ...change, properties: [...properties, ...change.properties] }
  })
  return [...both, ...code.values()].toSorted((a, b) => (a.logicalId < b.logicalId ? -1 : 1))
}

async function driftsOf({ clients, call }: Aws, stack: string): Promise<readonly StackResourceDrift[]> {
  const drifts: StackResourceDrift[] = []
  for (let NextToken: string | undefined; ; ) {
    const page = await call(clients.cloudFormation, (client) =>
      client.send(
        new DescribeStackResourceDriftsCommand({
          StackName: stack,
          StackResourceDriftStatusFilters: ['MODIFIED', 'DELETED'],
          ...(NextToken !== undefined && { NextToken }),
        }),
      ),
    )
    drifts.push(...(page.StackResourceDrifts ?? []))
    NextToken = page.NextToken
    if (NextToken === undefined) return drifts
  }
}

const changeOf = ({
  LogicalResourceId = '',
  ResourceType = '',
  StackResourceDriftStatus,
  PropertyDifferences = [],
}: StackResourceDrift): Change => ({
  action: StackResourceDriftStatus === 'DELETED' ? 'REMOVE' : 'UPDATE',
  logicalId: LogicalResourceId,
  type: ResourceType,
  properties: PropertyDifferences.map(propertyOf).toSorted((a, b) => (a.path < b.path ? -1 : 1)),
  destructive: false,
  iamBroadened: false,
})

function propertyOf({
  PropertyPath = '',
  ExpectedValue,
  ActualValue,
  DifferenceType,
}: PropertyDifference): PropertyChange {
  return {
    path: PropertyPath.split('/').slice(1).join('.'),
    ...(DifferenceType !== 'ADD' && ExpectedValue !== undefined && { before: valueIn(ExpectedValue) }),
    ...(DifferenceType !== 'REMOVE' && ActualValue !== undefined && { after: valueIn(ActualValue) }),
  }
}

/** Values come as text: lists and objects as JSON. */
function valueIn(text: string): NonNullable<PropertyChange['before']> {
  if (!/^[[{]/.test(text)) return text
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
