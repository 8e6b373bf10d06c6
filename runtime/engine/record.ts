import type { Execution, Failure } from './execution.ts'
import { attemptsOf, fateOf } from './failure.ts'
import type { Run } from './run.ts'
import { spanOf, spansOf, toMicros } from './trace.ts'

/** In characters: enough to see what a message was, small enough for a log line. */
const LONGEST_CAPTURE = 16_000

/** The record of a run that has ended. */
export function record({ message, route, trace, dropReason }: Run, startedAt: number, error?: Failure): Execution {
  const ended = dropReason === undefined ? 'succeeded' : 'dropped'
  return {
    route: route.name,
    messageId: message.id,
    correlationId: message.correlationId,
    parentId: message.parentId,
    traceparent: trace.traceparent,
    parentSpanId: spanOf(message.traceparent),
    hops: message.hops,
    attempt: message.attempt,
    isReplay: message.isReplay,
    startedAt,
    durationMs: toMicros(performance.now() - trace.startedAt),
    outcome: error === undefined ? ended : fateOf(error, message.attempt, attemptsOf(route)),
    dropReason: error === undefined ? dropReason : undefined,
    error,
    spans: spansOf(trace),
    sent: trace.sent,
    // One that is given up may go on to count.
    parts: trace.parts && { ...trace.parts },
    bytesIn: trace.bytesIn,
    bytesOut: trace.bytesOut,
    capture: route.options.capturePayloads ? capture(message.body) : undefined,
  }
}

const capture = (body: string): Execution['capture'] =>
  body.length <= LONGEST_CAPTURE ? { body } : { body: body.slice(0, LONGEST_CAPTURE), trimmed: true }
