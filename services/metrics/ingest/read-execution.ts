import type { Failure, Outcome, PartCounts, Span } from '../../../runtime/engine/execution.ts'
import { isObject } from '../../../runtime/unknown.ts'
import { HOUR_MS } from '../time.ts'
import type { TakenExecution } from './taken-line.ts'

/** Of one route. Code of users could write anything, and what they make up is not to make the tallies of a route large. */
const MOST_STEPS = 200
const LONGEST_KIND = 40
/** What the API can say, and more than anything that is counted, or that takes milliseconds. */
const MOST = 2 ** 31 - 1
/** What began, began before it was told of; but the clocks of queues and executors differ. */
const AHEAD_MS = HOUR_MS

type Fields = Readonly<Record<string, unknown>>

/**
 * A record as its type has it, its outcome being right already. What is missing or wrong in it is left out, or nothing: executors of
 * earlier releases still run. Undefined: it does not say of which message it is.
 *
 * @param timestamp when its line was written
 */
export function readExecution(record: Fields, route: string, timestamp: number): TakenExecution | undefined {
  const { messageId, correlationId } = record
  const latest = timestamp + AHEAD_MS
  if (typeof messageId !== 'string' || messageId === '') return undefined
  return {
    route,
    messageId,
    correlationId: textOr(messageId, correlationId),
    parentId: text(record.parentId),
    traceparent: textOr('', record.traceparent),
    parentSpanId: textOr('', record.parentSpanId),
    hops: count(record.hops),
    attempt: Math.max(1, count(record.attempt)),
    isReplay: record.isReplay === true,
    startedAt: isAmount(record.startedAt, latest) ? record.startedAt : timestamp,
    durationMs: amount(record.durationMs),
    outcome: record.outcome as Outcome, // counted by it before
    dropReason: text(record.dropReason),
    error: isObject(record.error) ? readFailure(record.error) : undefined,
    spans: Array.isArray(record.spans) ? record.spans.slice(0, MOST_STEPS).filter(isObject).map(readSpan) : [],
    sent: isObject(record.sent) ? counts(record.sent) : {},
    parts: isObject(record.parts) ? readParts(record.parts) : undefined,
    bytesIn: bytes(record.bytesIn),
    bytesOut: bytes(record.bytesOut),
    capture: isObject(record.capture) ? readCapture(record.capture) : undefined,
    sentAt: isAmount(record.sentAt, latest) ? record.sentAt : undefined,
    objectKey: text(record.objectKey),
    trimmed: record.trimmed === true,
  }
}

const readSpan = (span: Fields): Span => ({
  step: count(span.step),
  kind: textOr('', span.kind).slice(0, LONGEST_KIND),
  calls: count(span.calls),
  errors: count(span.errors),
  durationMs: amount(span.durationMs),
})

const readParts = (parts: Fields): PartCounts => ({
  made: count(parts.made),
  succeeded: count(parts.succeeded),
  failed: count(parts.failed),
  dropped: count(parts.dropped),
  retrying: count(parts.retrying),
})

const readFailure = (error: Fields): Failure => ({
  name: textOr('Error', error.name),
  message: textOr('', error.message),
  code: textOr(textOr('Error', error.name), error.code),
  retryable: error.retryable === true,
  stack: text(error.stack),
  ...(isCount(error.step) && { step: error.step }),
})

const readCapture = ({ body, trimmed }: Fields): TakenExecution['capture'] => ({
  body: textOr('', body),
  ...(trimmed === true && { trimmed }),
})

/** A target that got nothing has no share of what was sent. */
const counts = (given: Fields): Readonly<Record<string, number>> =>
  Object.fromEntries(Object.entries(given).filter((entry): entry is [string, number] => count(entry[1]) > 0))

const isAmount = (value: unknown, most = MOST): value is number =>
  typeof value === 'number' && value >= 0 && value <= most
const isCount = (value: unknown): value is number => isAmount(value) && Number.isInteger(value)
const amount = (value: unknown): number => (isAmount(value) ? value : 0)
const count = (value: unknown): number => (isCount(value) ? value : 0)
const bytes = (value: unknown): number => (isAmount(value, Number.MAX_SAFE_INTEGER) ? Math.round(value) : 0)
const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)
const textOr = (fallback: string, value: unknown): string => text(value) ?? fallback
