import type { EarlierAttempt, ExecutionRecord } from './model.ts'

/** More are of no use to anybody. */
const MOST_EARLIER = 50

/**
 * What is known of an execution, with one more record of it: the latest attempt stands in full, and those before it in short.
 * Records may come in any order, and again.
 *
 * @returns the same object where there is nothing new in the record
 */
export function mergeAttempts(known: ExecutionRecord, record: ExecutionRecord): ExecutionRecord {
  const isNewer = record.attempt > known.attempt
  const [later, sooner] = isNewer ? [record, known] : [known, record]
  const earlier = earlierOf([...known.detail.earlier, ...record.detail.earlier, inShort(sooner)], later.attempt)
  if (!isNewer && earlier.length === known.detail.earlier.length) return known
  const [receivedAt, parentSpan] = [known.receivedAt, known.parentSpan]
  return { ...later, receivedAt, parentSpan, version: known.version, detail: { ...later.detail, earlier } }
}

const inShort = ({
  attempt,
  startedAt,
  durationMs,
  detail: { coldStart, error },
}: ExecutionRecord): EarlierAttempt => ({
  attempt,
  startedAt: startedAt.getTime(),
  durationMs,
  coldStart,
  ...(error !== undefined && { error: { code: error.code, message: error.message } }),
})

/** Each attempt once, oldest first. */
function earlierOf(attempts: readonly EarlierAttempt[], latest: number): readonly EarlierAttempt[] {
  const byNumber = new Map(attempts.filter(({ attempt }) => attempt < latest).map((one) => [one.attempt, one]))
  return [...byNumber.values()].sort((one, other) => one.attempt - other.attempt).slice(-MOST_EARLIER)
}
