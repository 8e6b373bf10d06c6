import { validateHeaderName, validateHeaderValue } from 'node:http'
import { isObject } from '../../../runtime/unknown.ts'
import { type GatewayAnswer, messageAnswer, plainAnswer } from './answer.ts'

type Fields = Readonly<Record<string, unknown>>

/**
 * What a function answered, as API gateway understands it (payload format 2.0): an object with a `statusCode` is the response,
 * anything else its body. Undefined for what it understands as neither.
 */
export function answerOf(payload: unknown): GatewayAnswer | undefined {
  if (isObject(payload) && 'statusCode' in payload) return ofResponse(payload)
  return plainAnswer(
    200,
    'application/json',
    typeof payload === 'string' ? payload : (JSON.stringify(payload) ?? 'null'),
  )
}

/** How far a response goes, and what becomes of its connection, is the gateway's to say: what is behind it is another response. */
const OF_THE_CONNECTION: ReadonlySet<string> = new Set([
  'connection',
  'content-length',
  'keep-alive',
  'proxy-authenticate',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
])

function isHeader([name, value]: readonly [string, string]): boolean {
  try {
    validateHeaderName(name)
    validateHeaderValue(name, value)
    return true
  } catch {
    return false
  }
}

function ofResponse(response: Fields): GatewayAnswer | undefined {
  const { statusCode, headers = {}, cookies = [], body = '', isBase64Encoded = false } = response
  const status = Number(statusCode)
  if (!Number.isInteger(status) || status < 200 || status > 599) return undefined
  if (!isObject(headers) || !Array.isArray(cookies) || typeof body !== 'string') return undefined
  const given = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)] as const)
  const set = cookies.map((cookie) => ['set-cookie', String(cookie)] as const)
  if (![...given, ...set].every(isHeader)) return undefined
  const own = given.filter(([name]) => !OF_THE_CONNECTION.has(name))
  return {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8', ...Object.fromEntries(own) },
    cookies: set.map(([, cookie]) => cookie),
    body: Buffer.from(body, isBase64Encoded === true ? 'base64' : 'utf8'),
  }
}

export const notFound = messageAnswer(404, 'Not Found')
export const internalError = messageAnswer(500, 'Internal Server Error')
export const unavailable = messageAnswer(503, 'Service Unavailable')
export const tooLarge = messageAnswer(413, 'Request Entity Too Large')
