import type { Failure, Outcome } from '../../../runtime/engine/execution.ts'
import type { Headers } from '../../../runtime/message.ts'

/** What a process is to try. JSON. */
export interface TryJob {
  /** Path of the module in which the compiler has put the route. */
  readonly module: string
  readonly body: string
  readonly headers: Headers
  /** Of a `file:` route: the key of the object. */
  readonly objectKey?: string
  /** What functions are told that is left. */
  readonly timeoutMs: number
  /** Begins each line of the report: the code to try does not know it. */
  readonly key: string
}

/** What a process says while it tries, line by line. JSON. */
export type TryReport =
  /** The code is there, and the route begins. */
  | { readonly loaded: true }
  /** A step is reached for the first time. */
  | { readonly at: number }
  | { readonly log: string }
  | { readonly result: TryResult }
  /** The code cannot be loaded, or has thrown something where nobody waits for it. */
  | { readonly broken: Failure }

/** What a route would have done. Texts are cut, and lists end somewhere: `leftOut` says how much they leave out. */
export interface TryResult {
  readonly outcome: Outcome
  readonly dropReason?: string
  readonly error?: Failure
  readonly durationMs: number
  readonly calls: readonly TriedCall[]
  readonly sends: readonly TriedSend[]
  readonly failedParts: readonly FailedPart[]
  readonly response?: TriedResponse
  readonly leftOut: { readonly calls: number; readonly sends: number; readonly failedParts: number }
}

/** One call of one step, for the message or a part of it. */
export interface TriedCall {
  /** Position in the route, from 0. */
  readonly step: number
  readonly kind: string
  /** The function's name, or the target of a tap. */
  readonly name: string
  readonly messageId: string
  readonly input: string
  /** What went on to the next step, and how much did in all. */
  readonly outputs: readonly string[]
  readonly outputCount: number
  /** Without the steps behind it. */
  readonly durationMs: number
  /** Requests that were not made. */
  readonly requests: readonly string[]
}

/** A message, or a request of a function, that would have left. */
export interface TriedSend {
  /** URI of a target, or method and URL of a request. */
  readonly endpoint: string
  readonly body: string
  readonly headers: Headers
}

/** A part that would have been received again on its own, or dead-lettered. */
export interface FailedPart {
  readonly messageId: string
  readonly body: string
  readonly outcome: 'retrying' | 'failed'
  readonly error: Failure
}

/** What the caller of a synchronous route would have got. */
export interface TriedResponse {
  readonly status: number
  readonly headers: Headers
  readonly body: string
}
