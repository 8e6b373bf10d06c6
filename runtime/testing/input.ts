import type { Headers, HttpRequest, Message } from '../message.ts'
import { isProblem, parseEndpoint } from '../route/endpoint.ts'
import type { RouteDefinition } from '../route/functions.ts'

/** A message as a test gives it. Everything has a default that fits the route's source. */
export interface Input {
  readonly body?: string
  /** An asynchronous `http:` route gets none: only the body of a request comes through its queue. */
  readonly headers?: Headers
  readonly id?: string
  /** Of a `file:` source: the key of the object. */
  readonly key?: string
  /** Of a synchronous `http:` route. */
  readonly request?: Partial<HttpRequest>
  /** How often it has been received, from 1. */
  readonly attempt?: number
  readonly isReplay?: boolean
}

/** The message that a route receives, as its source would make it. */
export function toMessage(route: RouteDefinition, input: Input | string, now: number): Message {
  const given = typeof input === 'string' ? { body: input } : input
  const { id = 'message-1', attempt = 1, isReplay = false } = given
  const body = given.body ?? defaultBody(route, now)
  return {
    id,
    correlationId: id,
    hops: 0,
    traceparent: `00-${'1'.padStart(32, '0')}-${'1'.padStart(16, '0')}-01`,
    history: [],
    headers: { ...sourceHeaders(route, given.key, body), ...givenHeaders(route, given.headers) },
    body,
    attempt,
    isReplay,
    ...(route.respond === undefined ? {} : { request: { ...requestTo(route), ...given.request } }),
  }
}

/** The same message with its body in chunks, where the route streams it. A stream is read once: each receive gets its own. */
export function streamed({ steps: [first] }: RouteDefinition, message: Message): Message {
  if (first?.kind !== 'split' || first.stream !== true) return message
  return { ...message, body: '', stream: chunksOf(message.body) }
}

/** Small chunks, so that what a function looks for lies across their borders also in a small test file. */
const CHUNK_LENGTH = 64

/** Whole characters, as the cloud's chunks have them. */
async function* chunksOf(text: string): AsyncGenerator<string> {
  for (let at = 0; at < text.length; ) {
    const end = at + CHUNK_LENGTH
    const whole = HIGH_SURROGATE.test(text.charAt(end - 1)) ? end + 1 : end
    yield text.slice(at, whole)
    at = whole
  }
}

const HIGH_SURROGATE = /[\uD800-\uDBFF]/

function defaultBody({ from: { uri } }: RouteDefinition, now: number): string {
  // Nobody but the test knows what somebody sends by hand.
  if (!uri.startsWith('trigger:') || uri === 'trigger:manual') return ''
  return JSON.stringify({
    trigger: uri.slice('trigger:'.length),
    scheduledTime: new Date(now).toISOString(),
    executionId: 'execution-1',
  })
}

function sourceHeaders({ from: { uri } }: RouteDefinition, key = 'test.txt', body: string): Headers {
  const source = parseEndpoint(uri)
  if (isProblem(source) || source.kind !== 'file') return {}
  return { 'file-bucket': source.name, 'file-key': key, 'file-size': String(Buffer.byteLength(body)) }
}

/** Names are lower case. An asynchronous http route gets the body alone: API gateway puts nothing else into its queue. */
function givenHeaders({ from, respond }: RouteDefinition, headers: Headers = {}): Headers {
  if (from.uri.startsWith('http:') && respond === undefined) return {}
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
}

const requestTo = ({ from: { uri, method = 'POST' } }: RouteDefinition): HttpRequest => ({
  method,
  path: uri.slice('http:'.length),
  pathParameters: {},
  query: {},
  cookies: [],
  sourceIp: '127.0.0.1',
})
