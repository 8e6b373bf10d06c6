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
  readonly startedAt: number
  /** By position of the step; steps that have not run have none. */
  readonly spans: Draft<Span>[]
  /** The step that runs now. Where an error comes out, this is where it happened. */
  current: Draft<Span> | undefined
  /** When that step began or went on. */
  since: number
  readonly sent: Record<string, number>
  bytesIn: number
  bytesOut: number
  parts: Draft<PartCounts> | undefined
}

type Draft<T> = { -readonly [K in keyof T]: T[K] }

/** Begins the trace of one execution. */
export function startTrace(route: RouteDefinition, message: Message): Trace {
  const startedAt = performance.now()
  return {
    route,
    traceparent: `${message.traceparent.slice(0, SPAN_AT)}${newSpan()}${message.traceparent.slice(SPAN_AT + SPAN_LENGTH)}`,
    history: [...message.history, route.name],
    startedAt,
    spans: [],
    current: undefined,
    since: startedAt,
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

/**
 * Eight digits for this executor, then eight that count: decimal digits are hex digits too, and cost next to nothing.
 * Spans only need to differ within a trace, so no cryptography is spent on them, nor on loading it at a cold start.
 */
const FIRST_SPAN = 10_000_000
const EXECUTOR = Math.floor(FIRST_SPAN * (1 + 9 * Math.random()))
let spans = 0

/** Sixteen hex digits that no other execution of a trace has. */
function newSpan(): string {
  spans = (spans + 1) % (9 * FIRST_SPAN)
  return `${EXECUTOR}${FIRST_SPAN + spans}`
}

/** A step begins: the time until the next change is its own. */
export function enter(trace: Trace, step: number): void {
  const span = spanAt(trace, step)
  span.calls += 1
  turnTo(trace, span)
}

/** A step goes on after those behind it have run. */
export const goOn = (trace: Trace, step: number): void => turnTo(trace, spanAt(trace, step))

/** The steps are behind: what fails now is nobody's but the sending. */
export function leave(trace: Trace): void {
  if (trace.current !== undefined) turnTo(trace, undefined)
}

function spanAt({ route, spans }: Trace, step: number): Draft<Span> {
  const kind = route.steps[step]?.kind ?? ''
  spans[step] ??= { step, kind, calls: 0, errors: 0, durationMs: 0 }
  return spans[step]
}

function turnTo(trace: Trace, span: Draft<Span> | undefined): void {
  const now = performance.now()
  if (trace.current !== undefined) trace.current.durationMs += now - trace.since
  trace.current = span
  trace.since = now
}

/** Turns what was thrown into a failure of the step that ran. */
export function fail({ current }: Trace, error: unknown): Failure {
  const failure = toFailure(error)
  if (current === undefined) return failure
  current.errors += 1
  return { ...failure, step: current.step }
}

/** Notes what became of a part. */
export function countPart(trace: Trace, outcome: Outcome): void {
  const counts = countsOf(trace)
  counts.made += 1
  counts[outcome] += 1
}

/** The parts so far; from now on the execution reports parts. */
export function countsOf(trace: Trace): Draft<PartCounts> {
  trace.parts ??= { made: 0, succeeded: 0, failed: 0, dropped: 0, retrying: 0 }
  return trace.parts
}

/** Notes messages that have left. */
export function countSends(trace: Trace, sends: readonly Send[]): void {
  for (const { target, message } of sends) {
    // The query of a URL may hold a key, and the record goes to the log.
    const [uri = ''] = target.uri.split('?', 1)
    trace.sent[uri] = (trace.sent[uri] ?? 0) + 1
    trace.bytesOut += Buffer.byteLength(message.body)
  }
}

/** The steps that ran, in order. */
export function spansOf(trace: Trace): readonly Span[] {
  leave(trace)
  const ran = trace.spans.filter((span) => span !== undefined)
  for (const span of ran) span.durationMs = toMicros(span.durationMs)
  return ran
}

/** Milliseconds with no more digits than the clock is good for. */
export const toMicros = (ms: number): number => Math.round(ms * 1_000) / 1_000
