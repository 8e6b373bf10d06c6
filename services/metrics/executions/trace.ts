import { kindOf } from '../../shared/ids.ts'
import { sizeOf } from '../../shared/pages.ts'
import type { Collection, Query } from '../../shared/store/collection.ts'
import { type ExecutionOutcome, type ExecutionRecord, outcomes } from './model.ts'

/** The journey of a message and its parts: `MessageTrace` of the schema. */
export interface Trace {
  readonly correlationId: string
  readonly firstSeenAt: Date
  readonly lastSeenAt: Date
  readonly outcome: ExecutionOutcome
  /** The first ones, in the order of time. */
  readonly hops: readonly ExecutionRecord[]
  /** Of all hops; outcomes that none has are left out. */
  readonly counts: readonly { readonly outcome: ExecutionOutcome; readonly count: number }[]
}

const DEFAULT_HOPS = 50

/**
 * Where a message went. Undefined where nothing is known of it.
 *
 * @param ref a message id, a correlation id, the key of an object, or the id of an execution
 * @throws {Refusal} for an impossible `first`
 */
export async function readTrace(
  executions: Collection<ExecutionRecord>,
  environmentId: string,
  ref: string,
  first: number | null | undefined,
): Promise<Trace | undefined> {
  const limit = sizeOf({ first }, DEFAULT_HOPS)
  const correlationId = await correlationOf(executions, environmentId, ref)
  if (correlationId === undefined) return undefined
  const all = { environmentId, correlationId, outcome: { in: outcomes } }
  const [[hops = [], latest = []], counted] = await Promise.all([
    executions.findEach([
      { where: all, order: { by: 'receivedAt', direction: 'asc' }, limit },
      { where: all, order: { by: 'receivedAt', direction: 'desc' }, limit: 1 },
    ]),
    Promise.all(outcomes.map((outcome) => executions.count({ where: { environmentId, correlationId, outcome } }))),
  ])
  const [start] = hops
  if (start === undefined) return undefined
  const ends = [...hops, ...latest].map(({ startedAt, durationMs }) => startedAt.getTime() + durationMs)
  const counts = outcomes
    .map((outcome, index) => ({ outcome, count: counted[index] ?? 0 }))
    .filter(({ count }) => count > 0)
  return {
    correlationId,
    firstSeenAt: start.receivedAt,
    lastSeenAt: new Date(Math.ceil(Math.max(...ends))),
    outcome: overall(counts.map(({ outcome }) => outcome)),
    hops,
    counts,
  }
}

async function correlationOf(
  executions: Collection<ExecutionRecord>,
  environmentId: string,
  ref: string,
): Promise<string | undefined> {
  const order = { by: 'receivedAt', direction: 'desc' } as const
  const wheres: readonly NonNullable<Query<ExecutionRecord>['where']>[] = [
    { environmentId, correlationId: ref, outcome: { in: outcomes } },
    { environmentId, messageId: ref },
    { environmentId, objectKey: ref },
  ]
  const [named, found] = await Promise.all([
    kindOf(ref) === 'exe' ? executions.get(ref) : undefined,
    executions.findEach(wheres.map((where) => ({ where, order, limit: 1 }))),
  ])
  const known = named?.environmentId === environmentId ? named : found.flat()[0]
  return known?.correlationId
}

/** Of several messages together. */
function overall(found: readonly ExecutionOutcome[]): ExecutionOutcome {
  if (found.includes('RETRYING')) return 'RETRYING'
  if (found.length === 1) return found[0] ?? 'SUCCEEDED'
  if (found.includes('FAILED') || found.includes('PARTIAL')) return 'PARTIAL'
  return 'SUCCEEDED'
}
