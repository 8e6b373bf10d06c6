import { type Dispatcher, request } from 'undici'
import { parseRetryAfter } from '../../../runtime/endpoints/http-status.ts'
import { sign } from '../../shared/server/signing.ts'
import type { DeliveryRecord } from './model.ts'
import { ClosedAddressError } from './outbound.ts'

/** One event for one webhook. */
export interface Delivery {
  readonly id: string
  readonly event: string
  readonly url: string
  readonly secret: string
  /** JSON. */
  readonly body: string
  readonly at: Date
}

/** What became of a request. */
export type Answer = Pick<DeliveryRecord, 'request' | 'statusCode' | 'response' | 'error'> & {
  readonly durationMs: number
  /** How long the receiver wants to be left alone. */
  readonly retryAfterMs?: number
}

const TIMEOUT_MS = 10_000
/** How much of an answer is kept. */
const MAX_RESPONSE_BYTES = 4_000

/** Sends an event once. Never rejects: that no answer came is an answer. Redirects are not followed. */
export async function deliver(dispatcher: Dispatcher, delivery: Delivery, timeoutMs = TIMEOUT_MS): Promise<Answer> {
  const { url, body, at } = delivery
  const headers = headersOf(delivery)
  const begun = performance.now()
  const signal = AbortSignal.timeout(timeoutMs)
  const came: { statusCode?: number; response?: string; error?: string; retryAfterMs?: number } = {}
  try {
    const answer = await request(url, { dispatcher, method: 'POST', headers, body, signal })
    came.statusCode = answer.statusCode
    const retryAfterMs = parseRetryAfter([answer.headers['retry-after']].flat()[0], at.getTime())
    if (retryAfterMs !== undefined) came.retryAfterMs = retryAfterMs
    came.response = await beginningOf(answer.body)
  } catch (error) {
    came.error = signal.aborted
      ? `No full answer came within ${timeoutMs / 1_000} seconds.`
      : reasonOf(error, came.statusCode !== undefined)
  }
  return { request: { headers, body }, durationMs: Math.round(performance.now() - begun), ...came }
}

const headersOf = ({ id, event, secret, body, at }: Delivery): Readonly<Record<string, string>> => ({
  'content-type': 'application/json',
  'user-agent': 'routo-webhooks',
  'routo-delivery': id,
  'routo-event': event,
  'routo-signature': sign(body, Buffer.from(secret), at),
})

/** Reads no more than is kept: the rest of a body without end is not waited for. */
async function beginningOf(body: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of body) {
    chunks.push(chunk.subarray(0, MAX_RESPONSE_BYTES - bytes))
    bytes += chunk.length
    if (bytes >= MAX_RESPONSE_BYTES) break
  }
  // As a stream it leaves out a character that was cut in two.
  return new TextDecoder().decode(Buffer.concat(chunks), { stream: true })
}

/** Whether the receiver has taken it. */
export const isTaken = ({ statusCode, error }: Pick<DeliveryRecord, 'statusCode' | 'error'>): boolean =>
  statusCode !== undefined && statusCode >= 200 && statusCode < 300 && error === undefined

/** In words for who runs the receiver. */
function reasonOf(error: unknown, hasStatus: boolean): string {
  if (error instanceof ClosedAddressError) return error.message
  const { message, code } = Object(error) as { readonly message?: unknown; readonly code?: unknown }
  // Of a host with several addresses, each with an error of its own, only the code says something.
  return `${hasStatus ? 'The answer broke off' : 'No answer came'}: ${message || code || 'for no reason that is known'}`
}
