/** What became of one received message in one route. One record leaves the executor for each. */
export interface Execution {
  readonly route: string
  readonly messageId: string
  readonly correlationId: string
  readonly parentId?: string
  readonly traceparent: string
  readonly hops: number
  readonly attempt: number
  readonly isReplay: boolean
  /** Milliseconds since the epoch. */
  readonly startedAt: number
  readonly durationMs: number
  /**
   * `succeeded`, `dropped` and `failed` (dead-lettered) end a message; `retrying` gives it back to the queue and
   * keeps it in flight. Every message ends in exactly one of the three.
   */
  readonly outcome: Outcome
  /** Why it was dropped: `filtered`, `no-branch`, `returned-nothing`, or what the user gave to `ctx.drop`. */
  readonly dropReason?: string
  readonly error?: Failure
  readonly spans: readonly Span[]
  /** Messages sent, by target URI. */
  readonly sent: Readonly<Record<string, number>>
  /** What became of the parts, when the route split the message: made = succeeded + failed + dropped + retrying. */
  readonly parts?: PartCounts
  readonly bytesIn: number
  readonly bytesOut: number
  /** Present when the route captures payloads; cut at 16 kB. */
  readonly capture?: { readonly body: string }
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
  /** For grouping: a `PermanentError`'s code, or the error's name. */
  readonly code: string
  readonly retryable: boolean
  readonly retryAfterMs?: number
  /** The step that failed; absent when no step did (hop limit, sending). */
  readonly step?: number
  readonly stack?: string
}
