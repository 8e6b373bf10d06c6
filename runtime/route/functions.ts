import type { PermanentError } from '../errors.ts'
import type { Headers, HttpRequest, Message } from '../message.ts'
import type { Route } from './route.ts'

/** What every user function gets beside the body. */
export interface Context {
  /** The message as the route received it, or the part as the split made it; the first argument is the body as it is now. */
  readonly message: Message
  /** Headers of the message. What you set here goes on with the message; headers of an HTTP request stay behind. */
  readonly headers: Record<string, string>
  /** Configuration and secrets of the environment. */
  readonly env: Readonly<Record<string, string>>
  readonly log: Log
  /** True when an operator sent the message again. */
  readonly isReplay: boolean
  /** The HTTP request, in a synchronous `http:` route. */
  readonly request?: HttpRequest | undefined
  /** Ends the message here, counted with its reason. Return what it returns: `return ctx.drop('duplicate')`. */
  drop(reason: string): null
  /** Use it instead of the global one: tests hand in their own. */
  readonly fetch: typeof globalThis.fetch
  /** Milliseconds since the epoch. Use it instead of `Date.now`: tests hand in their own. */
  readonly now: () => number
  /** Time left for this batch in ms. */
  readonly remainingMs: () => number
}

export interface Log {
  debug(message: string, data?: Record<string, unknown>): void
  info(message: string, data?: Record<string, unknown>): void
  warn(message: string, data?: Record<string, unknown>): void
  error(message: string, data?: Record<string, unknown>): void
}

/**
 * Nothing returned (`null`, `undefined`) drops the message; at the very end of a route, with no target, `undefined` is
 * the end of the work. The other functions return `null` only with `ctx.drop`.
 */
// biome-ignore lint/suspicious/noConfusingVoidType: a function that only does its work, as the last of a route, says so
export type Processor = (body: string, ctx: Context) => MaybePromise<string | null | undefined | void>
export type Predicate = (body: string, ctx: Context) => MaybePromise<boolean | null>
export type Splitter = (body: string, ctx: Context) => MaybePromise<Parts | null>
/** Gets the body as text chunks, so that a file larger than memory can be split. */
export type StreamSplitter = (body: AsyncIterable<string>, ctx: Context) => MaybePromise<Parts | null>
export type Responder = (body: string, ctx: Context) => MaybePromise<HttpResponse | string | null>

/** A `PermanentError` in place of a part dead-letters that part alone; its siblings go on. */
export type Parts = Iterable<string | PermanentError> | AsyncIterable<string | PermanentError>
type MaybePromise<T> = T | Promise<T>

export interface HttpResponse {
  readonly status?: number
  readonly headers?: Headers
  readonly body?: string
  readonly cookies?: readonly string[]
  /** The body is base64 of bytes. */
  readonly isBase64?: boolean
}

/** Any of the above. Which one stands where is seen to by the builder's types. */
// biome-ignore lint/suspicious/noExplicitAny: `never` parameters would make every call a cast
export type UserFunction = (body: any, ctx: Context) => unknown

/** A route as it is run: functions in place. */
export type RouteDefinition = Route<UserFunction>
