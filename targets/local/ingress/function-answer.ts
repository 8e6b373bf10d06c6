import { type GatewayAnswer, messageAnswer, plainAnswer } from './answer.ts'

type Fields = Readonly<Record<string, unknown>>

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * What a function answered, as API gateway understands it (payload format 2.0): an object with a `statusCode` is the response,
 * anything else its body. Undefined for what it understands as neither.
 */
export function answerOf(payload: unknown): GatewayAnswer | undefined {
  if (isFields(payload) && 'statusCode' in payload) return ofResponse(payload)
  return plainAnswer(
    200,
    'application/json',
    typeof payload === 'string' ? payload : (JSON.stringify(payload) ?? 'null'),
  )
}

function ofResponse(response: Fields): GatewayAnswer | undefined {
  const { statusCode, headers = {}, cookies = [], body = '', isBase64Encoded = false } = response
  const status = Number(statusCode)
  if (!Number.isInteger(status) || status < 100 || status > 599) return undefined
  if (!isFields(headers) || !Array.isArray(cookies) || typeof body !== 'string') return undefined
  const given = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)] as const)
  return {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8', ...Object.fromEntries(given) },
    cookies: cookies.map(String),
    body: Buffer.from(body, isBase64Encoded === true ? 'base64' : 'utf8'),
  }
}

export const notFound = messageAnswer(404, 'Not Found')
export const internalError = messageAnswer(500, 'Internal Server Error')
export const unavailable = messageAnswer(503, 'Service Unavailable')
export const tooLarge = messageAnswer(413, 'Request Entity Too Large')
