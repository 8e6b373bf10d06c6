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
  const retryAfterMs = parseRetryAfter(headers.get('retry-after') ?? undefined, now())
  throw new RetryableError(message, { code, retryAfterMs })
}

/** How many milliseconds a server wants to be left alone: `Retry-After` is a number of seconds, or a date. */
export function parseRetryAfter(value: string | undefined, now: number): number | undefined {
  if (value === undefined) return undefined
  const ms = /^\d+$/.test(value) ? Number(value) * 1_000 : Date.parse(value) - now
  return Number.isNaN(ms) ? undefined : Math.max(ms, 0)
}

/** Without the query, which may hold a key. */
function placeOf(url: string): string {
  const parsed = URL.parse(url)
  return parsed === null ? 'the server' : `${parsed.origin}${parsed.pathname}`
}

/** The beginning of the body: why the server refuses is worth having, but not worth reading it all, or failing over. */
async function excerptOf({ body }: Response): Promise<string> {
  let text = ''
  try {
    for await (const chunk of body?.pipeThrough(new TextDecoderStream()) ?? []) {
      text += chunk
      if (text.length >= LONGEST_EXCERPT) break
    }
  } catch {
    // The status alone has to do.
  }
  return text === '' ? '' : `: ${text.slice(0, LONGEST_EXCERPT)}`
}
