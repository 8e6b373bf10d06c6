import type { Send } from '../engine/ports.ts'
import { PermanentError, RetryableError } from '../errors.ts'
import type { Message } from '../message.ts'
import { contentTypeOf } from './content-type.ts'
import { ensureOk } from './http-status.ts'

/** Headers of the connection itself: never a message's to set. */
const OF_THE_CONNECTION = [
  'connection',
  'content-length',
  'expect',
  'host',
  'keep-alive',
  'transfer-encoding',
  'upgrade',
] as const

/** What a request needs from outside. */
export interface HttpsOptions {
  readonly fetch: typeof globalThis.fetch
  readonly timeoutMs: number
}

/**
 * Sends a message to its `https:` target and waits for the answer. The receiver may get it more than once: the
 * `idempotency-key` header, the message's id, is the same each time.
 *
 * @throws RetryableError when another attempt may help: no answer, 408, 425, 429, 5xx
 * @throws PermanentError for every other answer that is no success; redirects are not followed, a POST would become a GET
 */
export async function sendHttps({ target, message }: Send, { fetch, timeoutMs }: HttpsOptions): Promise<void> {
  const method = target.method ?? 'POST'
  const headers = headersOf(message)
  const response = await answerOf(target.uri, () =>
    fetch(target.uri, {
      method,
      headers,
      body: message.body,
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    }),
  )
  await ensureOk(response)
  await response.body?.cancel()
}

function headersOf(message: Message): Headers {
  const headers = new Headers({ 'content-type': contentTypeOf(message.body) })
  for (const [name, value] of Object.entries(message.headers)) {
    try {
      headers.set(name, value.toWellFormed().replace(NOT_ASCII, encodeURIComponent))
    } catch (cause) {
      throw new PermanentError(`"${name}" is no name of an HTTP header`, { code: 'BAD_HEADER', cause })
    }
  }
  for (const name of OF_THE_CONNECTION) headers.delete(name)
  headers.set('traceparent', message.traceparent)
  headers.set('idempotency-key', message.id)
  return headers
}

/** What a header cannot hold is percent-encoded, like the key of a file with an umlaut. */
const NOT_ASCII = /[^\t -~]/gu

async function answerOf(url: string, request: () => Promise<Response>): Promise<Response> {
  try {
    return await request()
  } catch (cause) {
    // Without the query, which may hold a key.
    const { origin, pathname } = new URL(url)
    throw new RetryableError(`${origin}${pathname} gave no answer`, { code: 'NO_ANSWER', cause })
  }
}
