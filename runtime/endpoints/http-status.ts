import { PermanentError, RetryableError } from '../errors.ts'

/** Answers after which the same request may succeed later: timeout, too early, too many requests. */
const RETRYABLE: readonly number[] = [408, 425, 429]
const LONGEST_EXCERPT = 300

/**
 * Gives back a response of the 2xx range. Any other becomes the error that says what to do: `RetryableError` for 408,
 * 425, 429 and 5xx (after the server's `Retry-After`), else `PermanentError`; the code is `HTTP_<status>`.
 *
 * @example await ensureOk(await ctx.fetch(url, { method: 'POST', body }))
 */
export async function ensureOk(response: Response, now: () => number = Date.now): Promise<Response> {
  if (response.ok) return response
  const { status, statusText, headers } = response
  const code = `HTTP_${status}`
  const message = `${placeOf(response.url)} answered ${status} ${statusText}`.trimEnd() + (await excerptOf(response))
  if (!RETRYABLE.includes(status) && status < 500) throw new PermanentError(message, { code })
  const retryAfterMs = parseRetryAfter(headers.get('retry-after'), now())
  throw new RetryableError(message, retryAfterMs === undefined ? { code } : { code, retryAfterMs })
}

/** `Retry-After` is a number of seconds, or a date. */
function parseRetryAfter(value: string | null, now: number): number | undefined {
  if (value === null) return undefined
  const ms = /^\d+$/.test(value) ? Number(value) * 1_000 : Date.parse(value) - now
  return Number.isNaN(ms) ? undefined : Math.max(ms, 0)
}

/** Without the query, which may hold a key. */
function placeOf(url: string): string {
  const parsed = URL.parse(url)
  return parsed === null ? 'the server' : `${parsed.origin}${parsed.pathname}`
}

async function excerptOf(response: Response): Promise<string> {
  // Why the server refuses is worth having, but not worth failing over.
  const text = await response.text().catch(() => '')
  return text === '' ? '' : `: ${text.slice(0, LONGEST_EXCERPT)}`
}
