import type { StackEvent as AwsEvent, Stack } from '@aws-sdk/client-cloudformation'
import type { Aws } from '../stacks/aws.ts'
import { earlyFindings } from '../stacks/early-findings.ts'
import { happenedSince, isOfStack, toldOf } from '../stacks/happened.ts'
import { isInProgress, isUnderReview, stackOf } from '../stacks/look.ts'
import type { Retained, Turn } from './operation.ts'
import { isSame, type StepContext, type Stepped, unchanged } from './steps.ts'
import { type NewEvent, own } from './told.ts'

/** AWS says at once that it has begun, or it has not: somebody has taken away what was to be done. */
const PATIENCE_MS = 120_000

/** A stack at rest: its status, and the stack unless it is gone. */
export interface Rest {
  readonly status: string
  readonly stack?: Stack
}

/** Takes in what has happened to the stack of a turn; and, when it has come to rest, goes on from there. */
export async function watch(
  turn: Turn,
  { aws, now }: StepContext,
  settle: (turn: Turn, rest: Rest) => Promise<Stepped> | Stepped,
): Promise<Stepped> {
  const { stack, stackId = stack } = turn
  // In this order: when the stack is at rest, all its events are there.
  const there = await stackOf(aws, stackId)
  const status = there?.StackStatus ?? 'DELETE_COMPLETE'
  const { events, seen } = await happenedSince(aws, stackId, turn.seen)
  const told = events.filter(({ ResourceStatus }) => ResourceStatus !== undefined && !isUnderReview(ResourceStatus))
  const last = told.findLast(isOfStack)?.ResourceStatus ?? turn.last
  const next: Turn = {
    ...turn,
    seen,
    ...(last !== undefined && { last }),
    ...heldAfter(turn, told),
  }
  const isLate = last === undefined && now() - (turn.since ?? 0) > PATIENCE_MS
  const isAtRest = there === undefined || (!isInProgress(status) && last !== undefined && !isInProgress(last))
  const taken: NewEvent[] = []
  for (const event of told) {
    const one = toldOf(stack, event)
    taken.push(...(await foundBefore(aws, stackId, one)), renamed(turn, one))
  }
  if (isAtRest) {
    const settled = await settle(next, { status, ...(there !== undefined && { stack: there }) })
    return { turn: settled.turn, events: [...taken, ...settled.events] }
  }
  if (isLate) {
    const reason = `AWS has not begun what it was asked for, and the stack is ${status}.`
    return { turn: { ...next, state: 'stuck' }, events: [...taken, own(stack, now(), 'UPDATE_FAILED', reason)] }
  }
  return events.length === 0 ? unchanged(turn) : { turn: next, events: taken }
}

/** What AWS finds wrong when it has begun it tells of the stack as a whole; by resource only where it is asked. */
async function foundBefore(aws: Aws, stackId: string, event: NewEvent): Promise<readonly NewEvent[]> {
  const { stack, at, status, logicalId, reason = '' } = event
  if (logicalId !== undefined || !reason.includes('DescribeEvents')) return []
  const findings = await earlyFindings(aws, stackId)
  return findings.flatMap((one) =>
    one.logicalId === undefined ? [] : [own(stack, at, status, one.reason, { logicalId: one.logicalId })],
  )
}

/** CloudFormation knows no way back from an update that has succeeded: to it, ours is another update. */
function renamed({ job }: Turn, event: NewEvent): NewEvent {
  if (job.do !== 'apply' || !job.isUndo || event.logicalId !== undefined) return event
  return { ...event, status: event.status.replace(/^UPDATE_(?!ROLLBACK)/, 'UPDATE_ROLLBACK_') }
}

/** What the stack has let go of, and what it has taken up, by the last word on each. */
function heldAfter(turn: Turn, events: readonly AwsEvent[]): Pick<Turn, 'released' | 'imported'> {
  let { released, imported } = turn
  for (const event of events) {
    const { LogicalResourceId = '', PhysicalResourceId = '', ResourceType = '', Timestamp } = event
    const one: Retained = {
      stack: turn.stack,
      logicalId: LogicalResourceId,
      physicalId: PhysicalResourceId,
      type: ResourceType,
      since: Timestamp?.getTime() ?? 0,
    }
    const without = (list: readonly Retained[]) => list.filter((other) => !isSame(one, other))
    if (event.ResourceStatus === 'DELETE_SKIPPED') {
      released = [...without(released), one]
      imported = without(imported)
    } else if (event.ResourceStatus === 'IMPORT_COMPLETE' && !isOfStack(event)) {
      imported = [...without(imported), one]
      released = without(released)
    }
  }
  return { released, imported }
}
