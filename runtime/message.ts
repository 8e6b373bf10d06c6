/** Header names are lower case; values are strings. */
export type Headers = Readonly<Record<string, string>>

/** What a route receives. */
export interface Message {
  /** Stays the same from route to route; a part of a split has `parent#n`. Deterministic, so that repeats can be told. */
  readonly id: string
  /** The id of the first message of the flow. */
  readonly correlationId: string
  /** The message that was split. */
  readonly parentId?: string | undefined
  /** Routes passed before this one. */
  readonly hops: number
  /** W3C trace context. */
  readonly traceparent: string
  /** Names of the routes passed, oldest first. */
  readonly history: readonly string[]
  readonly headers: Headers
  readonly body: string
  /** How often the message has been received, from 1. */
  readonly attempt: number
  /** Sent again by an operator, from the dead letters or from an old execution. */
  readonly isReplay: boolean
  /** The body in chunks, where the source can stream it and the route starts with a streamed split; `body` is then empty. */
  readonly stream?: AsyncIterable<string> | undefined
  /** Of a synchronous http route: the request. */
  readonly request?: HttpRequest | undefined
}

export interface HttpRequest {
  readonly method: string
  readonly path: string
  readonly pathParameters: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
  readonly cookies: readonly string[]
  readonly sourceIp: string
}
