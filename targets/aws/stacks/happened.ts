import { type StackEvent as AwsEvent, DescribeStackEventsCommand } from '@aws-sdk/client-cloudformation'
import type { StackEvent } from '../../driver.ts'
import type { Aws } from './aws.ts'
import { isAbsent } from './call.ts'

/** AWS gives 100 to a page; events that came late or are told again are still known. */
const REMEMBERED = 200

export interface Happened {
  /** The oldest first, each once. */
  readonly events: readonly AwsEvent[]
  /** What to hand in the next time. */
  readonly seen: readonly string[]
}

/** What has happened to a stack besides what was seen. AWS tells the newest first: pages are read until one is known. */
export async function happenedSince(
  { clients, call }: Aws,
  stackId: string,
  seen: readonly string[],
): Promise<Happened> {
  const known = new Set(seen)
  const fresh = new Map<string, AwsEvent>()
  for (let NextToken: string | undefined; ; ) {
    const page = await call(clients.cloudFormation, (client) =>
      client.send(
        new DescribeStackEventsCommand({ StackName: stackId, ...(NextToken !== undefined && { NextToken }) }),
      ),
    )
    const events = page.StackEvents ?? []
    for (const event of events) if (!known.has(event.EventId ?? '')) fresh.set(event.EventId ?? '', event)
    NextToken = page.NextToken
    if (NextToken === undefined || events.some(({ EventId }) => known.has(EventId ?? ''))) break
  }
  return {
    events: [...fresh.values()].reverse(),
    seen: fresh.size === 0 ? seen : [...fresh.keys(), ...seen].slice(0, REMEMBERED),
  }
}

/** Ids of the newest events: what comes behind them is new. */
export async function newestEvents({ clients, call }: Aws, stackId: string): Promise<readonly string[]> {
  try {
    const { StackEvents = [] } = await call(clients.cloudFormation, (client) =>
      client.send(new DescribeStackEventsCommand({ StackName: stackId })),
    )
    return StackEvents.map(({ EventId = '' }) => EventId)
  } catch (error) {
    if (isAbsent(error)) return []
    throw error
  }
}

/** Of the stack itself. */
export const isOfStack = ({ PhysicalResourceId, StackId, ResourceType }: AwsEvent): boolean =>
  ResourceType === 'AWS::CloudFormation::Stack' && PhysicalResourceId === StackId

/** In the words of every target; without its id, which its place in the operation gives. */
export function toldOf(stack: string, event: AwsEvent): Omit<StackEvent, 'id'> {
  const { LogicalResourceId, PhysicalResourceId, ResourceType, ResourceStatus, ResourceStatusReason, Timestamp } = event
  return {
    at: Timestamp?.getTime() ?? 0,
    stack,
    ...(!isOfStack(event) && { ...(LogicalResourceId !== undefined && { logicalId: LogicalResourceId }) }),
    ...(PhysicalResourceId && { physicalId: PhysicalResourceId }),
    ...(ResourceType !== undefined && { type: ResourceType }),
    status: ResourceStatus ?? '',
    ...(ResourceStatusReason && { reason: ResourceStatusReason }),
  }
}
