import type { ValidationProblem } from '../errors.ts'
import type { Message } from '../message.ts'
import type { JsonSchema, Target } from '../route/route.ts'
import type { Failure } from './execution.ts'

/** Everything the engine needs from outside. A host hands it in; a test hands in its own. */
export interface Ports {
  /** Milliseconds since the epoch. */
  readonly now: () => number
  readonly fetch: typeof globalThis.fetch
  /** The route's own configuration, never the host's environment. */
  readonly env: Readonly<Record<string, string>>
  /**
   * Takes the sends of one message (or one part) that has succeeded; they are delivered at the latest before the
   * batch is acknowledged. Waiting for the promise is the back-pressure of a large split; a rejection fails the message.
   */
  readonly send: (sends: readonly Send[]) => void | Promise<void>
  /**
   * Takes a part that failed while its siblings go on: it is received again on its own, or dead-lettered. Gives `failed`
   * when it had to dead-letter a part that was to come again.
   */
  readonly reject: (part: RejectedPart) => Rejected | Promise<Rejected>
  /** The compiled form of a schema of the route. Made once per schema by the host. */
  readonly validator: (schema: JsonSchema) => Validator
  readonly log: (line: LogLine) => void
  /** Time left for this batch in ms. */
  readonly remainingMs: () => number
}

/** A message on its way out, as the receiver will see it. */
export interface Send {
  readonly target: Target
  readonly message: Message
}

export interface RejectedPart {
  readonly message: Message
  /** `retrying`: it is to be received again on its own; `failed`: it is to be dead-lettered. */
  readonly outcome: 'retrying' | 'failed'
  /** The step at which the part goes on when it is received again. */
  readonly resumeAt: number
  readonly failure: Failure
}

// biome-ignore lint/suspicious/noConfusingVoidType: most hosts have nothing to say
export type Rejected = 'failed' | void

/** Says what is wrong with a parsed JSON value; nothing when it is fine. Paths are JSON pointers. */
export type Validator = (value: unknown) => readonly ValidationProblem[]

export interface LogLine {
  readonly level: 'debug' | 'info' | 'warn' | 'error'
  readonly message: string
  readonly data?: Readonly<Record<string, unknown>> | undefined
  readonly messageId: string
}
