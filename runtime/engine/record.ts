import type { Execution, Failure } from './execution.ts'
import { attemptsOf, fateOf } from './failure.ts'
import type { Run } from './run.ts'
import { partsOf, spanOf, spansOf, toMicros } from './trace.ts'

/** In characters: enough to see what a message was, small enough for a log line. */
const LONGEST_CAPTURE = 16_000

/** The record of a run that has ended. */
export function record(run: Run, startedAt: number, error?: Failure): Execution {
  const { message, route, trace } = run
  const parts = partsOf(trace)
  return {
    route: route.name,
    messageId: message.id,
    correlationId: message.correlationId,
    ...(message.parentId === undefined ? {} : { parentId: message.parentId }),
    traceparent: trace.traceparent,
    parentSpanId: spanOf(message.traceparent),
    hops: message.hops,
    attempt: message.attempt,
    isReplay: message.isReplay,
    startedAt,
    durationMs: toMicros(performance.now() - trace.startedAt),
    ...outcomeOf(run, error),
    spans: spansOf(trace),
    sent: trace.sent,
    ...(parts === undefined ? {} : { parts }),
    bytesIn: trace.bytesIn,
    bytesOut: trace.bytesOut,
    ...(route.options.capturePayloads ? { capture: { body: message.body.slice(0, LONGEST_CAPTURE) } } : {}),
  }
}

function outcomeOf(run: Run, error: Failure | undefined): Pick<Execution, 'outcome' | 'dropReason' | 'error'> {
  if (error !== undefined) return { outcome: fateOf(error, run.message.attempt, attemptsOf(run.route)), error }
  return run.dropReason === undefined ? { outcome: 'succeeded' } : { outcome: 'dropped', dropReason: run.dropReason }
}
