import type { ValidationProblem } from '../errors.ts'
import type { HttpResponse } from '../route/functions.ts'

/** What running a message through a route gives: the record, and the answer of a synchronous http route. */
export interface ExecutionResult {
  readonly execution: Execution
  /** Present when the message has succeeded and the route has `respond`. */
  readonly response?: HttpResponse | undefined
}

/** What became of one received message in one route. One record leaves the executor for each. */
export interface Execution {
  readonly route: string
  readonly messageId: string
  readonly correlationId: string
  readonly parentId?: string | undefined
  /** W3C trace context of this execution: what it sends carries it. */
  readonly traceparent: string
  /** The span of the execution that sent the message. */
  readonly parentSpanId: string
  readonly hops: number
  readonly attempt: number
  readonly isReplay: boolean
  /** When the message was put into the queue that feeds the route, in milliseconds since the epoch; absent where none does. */
  readonly sentAt?: number | undefined
  /** Milliseconds since the epoch. */
  readonly startedAt: number
  readonly durationMs: number
  /**
   * `succeeded`, `dropped` and `failed` (dead-lettered) end a message; `retrying` gives it back to the queue and
   * keeps it in flight. Every message ends in exactly one of the three.
   */
  readonly outcome: Outcome
  /** Why it was dropped: `filtered`, `no-branch`, `no-parts`, `returned-nothing`, or what the user gave to `ctx.drop`. */
  readonly dropReason?: string | undefined
  readonly error?: Failure | undefined
  readonly spans: readonly Span[]
  /** Messages sent, by target URI without its query. */
  readonly sent: Readonly<Record<string, number>>
  /** What became of the parts, when the route split the message: made = succeeded + failed + dropped + retrying. */
  readonly parts?: PartCounts | undefined
  readonly bytesIn: number
  readonly bytesOut: number
  /** Key of the file that the message is, of a `file:` route. */
  readonly objectKey?: string | undefined
  /** Present when the route captures payloads; cut at 16,000 characters, and `trimmed` then. */
  readonly capture?: { readonly body: string; readonly trimmed?: true } | undefined
}

export type Outcome = 'succeeded' | 'failed' | 'dropped' | 'retrying'

export interface PartCounts {
  readonly made: number
  readonly succeeded: number
  readonly failed: number
  readonly dropped: number
  readonly retrying: number
}

/** One step's share of an execution; the calls of a step for many parts are added up. */
export interface Span {
  /** Position in the route, from 0. */
  readonly step: number
  readonly kind: string
  readonly calls: number
  readonly errors: number
  readonly durationMs: number
}

/** An error as data. */
export interface Failure {
  readonly name: string
  readonly message: string
  /** For grouping: the error's code (`HTTP_404`, `ECONNRESET`), or its name. */
  readonly code: string
  readonly retryable: boolean
  readonly retryAfterMs?: number | undefined
  /** What is wrong with the body, one by one, where that is the failure. */
  readonly problems?: readonly ValidationProblem[] | undefined
  /** What its author wants a synchronous route to answer. */
  readonly status?: number | undefined
  /** The step that failed; absent when no step did (hop limit, sending). */
  readonly step?: number
  readonly stack?: string | undefined
}
