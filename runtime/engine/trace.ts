import type { Message } from '../message.ts'
import type { RouteDefinition } from '../route/functions.ts'
import type { Failure, Outcome, PartCounts, Span } from './execution.ts'
import { toFailure } from './failure.ts'
import type { Send } from './ports.ts'

/** What is noted while a message and its parts run. Steps run one after another, so one stop-watch serves them all. */
export interface Trace {
  readonly route: RouteDefinition
  /** W3C trace context of this execution. */
  readonly traceparent: string
  /** The history of everything it sends. */
  readonly history: readonly string[]
  /** The step that runs now; the number of steps when none does. Where an error comes out, this is where it happened. */
  step: number
  readonly startedAt: number
  /** When that step began or went on. */
  since: number
  readonly calls: number[]
  readonly errors: number[]
  readonly durations: number[]
  readonly sent: Record<string, number>
  bytesIn: number
  bytesOut: number
  parts: Record<Outcome, number> | undefined
}

/** Begins the trace of one execution. */
export function startTrace(route: RouteDefinition, message: Message): Trace {
  const startedAt = performance.now()
  const zeros = () => new Array<number>(route.steps.length + 1).fill(0)
  return {
    route,
    traceparent: `${message.traceparent.slice(0, SPAN_AT)}${newSpan()}${message.traceparent.slice(SPAN_AT + SPAN_LENGTH)}`,
    history: [...message.history, route.name],
    step: route.steps.length,
    startedAt,
    since: startedAt,
    calls: zeros(),
    errors: zeros(),
    durations: zeros(),
    sent: {},
    bytesIn: Buffer.byteLength(message.body),
    bytesOut: 0,
    parts: undefined,
  }
}

/** Where the span id stands in `00-<32 hex digits>-<16 hex digits>-<flags>`. */
const SPAN_AT = 36
const SPAN_LENGTH = 16

/** The span of the execution that sent a message. */
export const spanOf = (traceparent: string): string => traceparent.slice(SPAN_AT, SPAN_AT + SPAN_LENGTH)

/** Sixteen hex digits that no other execution has. Trace ids only need to differ, so no cryptography is spent on them. */
const newSpan = (): string => hex8(Math.random()) + hex8(Math.random())
const hex8 = (random: number): string =>
  Math.floor(random * 2 ** 32)
    .toString(16)
    .padStart(8, '0')

/** A step begins: the time until the next change is its own. */
export function enter(trace: Trace, step: number): void {
  trace.calls[step] = (trace.calls[step] ?? 0) + 1
  goOn(trace, step)
}

/** A step goes on after those behind it have run. */
export function goOn(trace: Trace, step: number): void {
  const now = performance.now()
  trace.durations[trace.step] = (trace.durations[trace.step] ?? 0) + now - trace.since
  trace.step = step
  trace.since = now
}

/** The steps are behind: what fails now is nobody's but the sending. */
export const leave = (trace: Trace): void => goOn(trace, trace.route.steps.length)

/** Turns what was thrown into a failure of the step that ran. */
export function fail(trace: Trace, error: unknown): Failure {
  trace.errors[trace.step] = (trace.errors[trace.step] ?? 0) + 1
  const failure = toFailure(error)
  return trace.step < trace.route.steps.length ? { ...failure, step: trace.step } : failure
}

/** Notes what became of a part. */
export function countPart(trace: Trace, outcome: Outcome): void {
  countsOf(trace)[outcome] += 1
}

/** The parts so far; from now on the execution reports parts. */
export function countsOf(trace: Trace): Record<Outcome, number> {
  trace.parts ??= { succeeded: 0, failed: 0, dropped: 0, retrying: 0 }
  return trace.parts
}

/** Notes messages that have left. */
export function countSends(trace: Trace, sends: readonly Send[]): void {
  for (const { target, message } of sends) {
    trace.sent[target.uri] = (trace.sent[target.uri] ?? 0) + 1
    trace.bytesOut += Buffer.byteLength(message.body)
  }
}

/** The steps that ran, in order. */
export function spansOf({ route, calls, errors, durations }: Trace): Span[] {
  const spans: Span[] = []
  route.steps.forEach(({ kind }, step) => {
    const called = calls[step] ?? 0
    if (called === 0) return
    spans.push({ step, kind, calls: called, errors: errors[step] ?? 0, durationMs: toMicros(durations[step] ?? 0) })
  })
  return spans
}

/** What became of the parts, when there were any. */
export function partsOf({ parts }: Trace): PartCounts | undefined {
  if (parts === undefined) return undefined
  return { made: parts.succeeded + parts.failed + parts.dropped + parts.retrying, ...parts }
}

/** Milliseconds with no more digits than the clock is good for. */
export const toMicros = (ms: number): number => Math.round(ms * 1_000) / 1_000
