import type { Failure, Outcome, PartCounts, Span } from '../../../runtime/engine/execution.ts'
import { isObject } from '../../../runtime/unknown.ts'
import type { TakenExecution } from './taken-line.ts'

/** Of one route. Code of users could write anything, and what they make up is not to make the tallies of a route large. */
const MOST_STEPS = 200
const LONGEST_KIND = 40

type Fields = Readonly<Record<string, unknown>>

/**
 * A record as its type has it, its outcome being right already. What is missing or wrong in it is left out, or nothing: executors of
 * earlier releases still run. Undefined: it does not say of which message it is.
 */
export function readExecution(record: Fields, route: string): TakenExecution | undefined {
  const { messageId, correlationId } = record
  if (typeof messageId !== 'string' || messageId === '') return undefined
  return {
    route,
    messageId,
    correlationId: textOr(messageId, correlationId),
    parentId: text(record.parentId),
    traceparent: textOr('', record.traceparent),
    parentSpanId: textOr('', record.parentSpanId),
    hops: amount(record.hops),
    attempt: Math.max(1, amount(record.attempt)),
    isReplay: record.isReplay === true,
    startedAt: amount(record.startedAt),
    durationMs: amount(record.durationMs),
    outcome: record.outcome as Outcome, // counted by it before
    dropReason: text(record.dropReason),
    error: isObject(record.error) ? readFailure(record.error) : undefined,
    spans: Array.isArray(record.spans) ? record.spans.slice(0, MOST_STEPS).filter(isObject).map(readSpan) : [],
    sent: isObject(record.sent) ? amounts(record.sent) : {},
    parts: isObject(record.parts) ? readParts(record.parts) : undefined,
    bytesIn: amount(record.bytesIn),
    bytesOut: amount(record.bytesOut),
    capture: isObject(record.capture) ? readCapture(record.capture) : undefined,
    sentAt: isAmount(record.sentAt) ? record.sentAt : undefined,
    objectKey: text(record.objectKey),
    trimmed: record.trimmed === true,
  }
}

const readSpan = (span: Fields): Span => ({
  step: amount(span.step),
  kind: textOr('', span.kind).slice(0, LONGEST_KIND),
  calls: amount(span.calls),
  errors: amount(span.errors),
  durationMs: amount(span.durationMs),
})

const readParts = (parts: Fields): PartCounts => ({
  made: amount(parts.made),
  succeeded: amount(parts.succeeded),
  failed: amount(parts.failed),
  dropped: amount(parts.dropped),
  retrying: amount(parts.retrying),
})

const readFailure = (error: Fields): Failure => ({
  name: textOr('Error', error.name),
  message: textOr('', error.message),
  code: textOr(textOr('Error', error.name), error.code),
  retryable: error.retryable === true,
  stack: text(error.stack),
  ...(isAmount(error.step) && { step: error.step }),
})

const readCapture = ({ body, trimmed }: Fields): TakenExecution['capture'] => ({
  body: textOr('', body),
  ...(trimmed === true && { trimmed }),
})

const amounts = (given: Fields): Readonly<Record<string, number>> =>
  Object.fromEntries(Object.entries(given).filter((entry): entry is [string, number] => isAmount(entry[1])))

const isAmount = (value: unknown): value is number =>
  typeof value === 'number' && value >= 0 && value <= Number.MAX_SAFE_INTEGER
const amount = (value: unknown): number => (isAmount(value) ? value : 0)
const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)
const textOr = (fallback: string, value: unknown): string => text(value) ?? fallback
