import { createHash } from 'node:crypto'
import type { ExecutionRecord } from './model.ts'

/** What goes well at once is kept one by one up to so many a second, in each environment. */
const MOST_PER_SECOND = 1_000
/** Of what goes well beyond that, one flow in so many. */
const ONE_IN = 16
const SECOND_MS = 1_000

/**
 * Leaves out executions that nobody will look at: of those that ended well at their first attempt, where there are very many of them.
 * Flows are kept whole, or not at all, so that traces have no holes. All of it is counted whatever is kept.
 *
 * @param isAwaited tells whether somebody waits for what becomes of the message
 */
export function createSample(
  now: () => Date,
  isAwaited: (record: ExecutionRecord) => boolean,
): (records: readonly ExecutionRecord[]) => readonly ExecutionRecord[] {
  const kept = new Map<string, number>()
  let second = 0

  return (records) => {
    const present = Math.floor(now().getTime() / SECOND_MS)
    if (present !== second) kept.clear()
    second = present
    return records.filter((record) => {
      if (!isOrdinary(record) || isAwaited(record)) return true
      const count = (kept.get(record.environmentId) ?? 0) + 1
      kept.set(record.environmentId, count)
      return count <= MOST_PER_SECOND || isAlwaysKept(record.correlationId)
    })
  }
}

const isOrdinary = ({ outcome, attempt, isReplay }: ExecutionRecord): boolean =>
  (outcome === 'SUCCEEDED' || outcome === 'DROPPED') && attempt === 1 && !isReplay

/** Whether a flow is kept however many there are. */
export const isAlwaysKept = (correlationId: string): boolean =>
  (createHash('sha256').update(correlationId).digest()[0] ?? 0) % ONE_IN === 0
