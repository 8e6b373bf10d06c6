import { isTraceparent, newEnvelope, openEnvelope } from '../../../envelope.ts'
import type { Headers, HttpRequest, Message } from '../../../message.ts'
import { isObject } from '../../../unknown.ts'
import { toBody } from '../text.ts'

/** A request as API gateway's HTTP API hands it to a function (payload format 2.0), as far as we read it. */
export interface HttpEvent {
  readonly rawPath: string
  readonly headers?: Headers
  readonly cookies?: readonly string[]
  readonly queryStringParameters?: Readonly<Record<string, string>>
  readonly pathParameters?: Readonly<Record<string, string>>
  readonly body?: string
  readonly isBase64Encoded?: boolean
  readonly requestContext: {
    readonly requestId: string
    readonly http: { readonly method: string; readonly sourceIp: string }
  }
}

/** Says whether an event is a request of API gateway's HTTP API. */
export function isHttpEvent(event: unknown): event is HttpEvent {
  if (!isObject(event) || event.version !== '2.0' || typeof event.rawPath !== 'string') return false
  const { requestContext, body = '' } = event
  return (
    isObject(requestContext) &&
    typeof requestContext.requestId === 'string' &&
    isObject(requestContext.http) &&
    typeof requestContext.http.method === 'string' &&
    typeof body === 'string'
  )
}

/** The message in a request. Header names are lower case; a header sent several times is joined by commas. */
export function toMessage(event: HttpEvent): Message {
  const { body, headers } = bodyOf(event)
  const received = Object.entries(event.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value] as const)
  const all: Headers = { ...Object.fromEntries(received), ...headers }
  const traceparent = all.traceparent !== undefined && isTraceparent(all.traceparent) ? all.traceparent : undefined
  const envelope = newEnvelope(event.requestContext.requestId, all, traceparent)
  return { ...openEnvelope(envelope, body, 1), request: toRequest(event) }
}

function bodyOf({ body = '', isBase64Encoded = false }: HttpEvent): {
  readonly body: string
  readonly headers: Headers
} {
  return isBase64Encoded ? toBody(Buffer.from(body, 'base64')) : { body, headers: {} }
}

const toRequest = ({ rawPath, requestContext, ...event }: HttpEvent): HttpRequest => ({
  method: requestContext.http.method,
  path: rawPath,
  pathParameters: event.pathParameters ?? {},
  query: event.queryStringParameters ?? {},
  cookies: event.cookies ?? [],
  sourceIp: requestContext.http.sourceIp,
})
