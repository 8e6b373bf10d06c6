import type { Aws } from '../../endpoints/aws.ts'
import type { Execute } from '../../engine/execute.ts'
import type { Makers } from '../../engine/handler.ts'
import type { Send, Validator } from '../../engine/ports.ts'
import type { Run } from '../../engine/run.ts'
import type { Message } from '../../message.ts'
import type { RouteDefinition } from '../../route/functions.ts'
import type { ResolvedOptions } from '../../route/options.ts'
import type { JsonSchema } from '../../route/route.ts'
import type { HostEnvironment } from './environment.ts'
import type { Owner } from './outbox.ts'

/** A route as the bundle holds it, with the parts of the runtime that it uses and no others. */
export interface RouteModule {
  readonly route: RouteDefinition
  /** The compiled schemas of its `validate` steps. */
  readonly validators: ReadonlyMap<JsonSchema, Validator>
  /** What makes its steps. */
  readonly makers: Makers
  /** Ways to its targets; queues need none, since every host sends to them. */
  readonly ways: Ways
  /** What takes the events: `serveQueue` with what opens the messages of its source, or `serveRequests`. */
  readonly serve: Serve
}

/** Makes what Lambda calls. */
export type Serve = (host: Host) => Handler

/** What Lambda calls. */
export type Handler = (event: unknown, context: InvocationContext) => Promise<unknown>

/** What Lambda says about one invocation, as far as we listen. */
export interface InvocationContext {
  readonly awsRequestId: string
  readonly getRemainingTimeInMillis: () => number
}

/** Ways by the kind of target. */
export interface Ways {
  readonly file?: Way
  readonly https?: Way
}

/** Brings a message to a target that is no queue; it is there when the promise is done. */
export type Way = (host: Host, send: Send, sender: Sender, timeoutMs: number) => Promise<void>

/** A received message while it is worked on. */
export interface Sender extends Owner {
  readonly message: Message
  /** When it was first received. */
  readonly receivedAt: number
  /** Its way through the route, once that has begun. */
  run?: Run
  /** Of a file. */
  objectKey?: string | undefined
}

/** What an executor has from its cold start on: its route and its way to the world. */
export interface Host extends Outside, Pick<RouteModule, 'route' | 'validators' | 'ways'> {
  readonly execute: Execute
  readonly options: ResolvedOptions
  readonly environment: HostEnvironment
  readonly aws: Aws
}

/** The outside world; a test hands in its own. */
export interface Outside {
  readonly fetch: typeof globalThis.fetch
  readonly now: () => number
  readonly sleep: (ms: number) => Promise<void>
  readonly random: () => number
  /** Writes one line, with its end, to standard output. */
  readonly write: (line: string) => void
}
