import { type AnswerError, ApiError, toApiError } from './errors.ts'
import { version } from './version.ts'

/** Requests to one installation, as one caller. */
export interface Connection {
  readonly url: string
  /**
   * @param path `/graphql?…`
   * @throws {ApiError} `UNREACHABLE`; and what the signal was aborted with
   */
  send(path: string, request: RequestInit): Promise<Response>
  /** Whether anybody has answered yet: who has, will come back. */
  readonly wasReached: () => boolean
}

export interface ConnectionOptions {
  readonly url: string
  readonly token: string | undefined
  readonly fetch: typeof fetch
}

export function createConnection({ url, token, fetch: send }: ConnectionOptions): Connection {
  let wasReached = false
  return {
    url,
    async send(path, { headers, ...request }) {
      try {
        const response = await send(new URL(path, url), {
          ...request,
          // What is asked, secrets among it, is for this installation and no other.
          redirect: 'manual',
          headers: { ...headers, ...(token !== undefined && { authorization: `Bearer ${token}` }) },
        })
        wasReached = true
        return response
      } catch (cause) {
        if (request.signal?.aborted) throw request.signal.reason
        throw unreachable(url, cause)
      }
    },
    wasReached: () => wasReached,
  }
}

export const unreachable = (url: string, cause: unknown): ApiError =>
  new ApiError(`Nothing answers at ${url}.`, { code: 'UNREACHABLE', retryable: true, cause })

/** An answer of the API, in the form of GraphQL, which refusals of other paths have, too: data, or errors. */
export interface Answer {
  readonly data?: unknown
  readonly errors?: readonly AnswerError[]
}

/** With these a proxy says that it does not reach the installation. */
const GATEWAY_TROUBLE: ReadonlySet<number> = new Set([502, 503, 504])

/**
 * Reads an answer to its end.
 *
 * @throws {ApiError} `UNREACHABLE` where it breaks off, `NOT_ROUTO` where it cannot be read
 */
export async function readAnswer(response: Response, url: string): Promise<Answer> {
  const text = await response.text().catch((cause: unknown) => {
    throw unreachable(url, cause)
  })
  try {
    const answer: unknown = JSON.parse(text)
    const { data, errors }: Answer = Object(answer)
    if (Object(data) === data || (Array.isArray(errors) && errors.length > 0)) return Object(answer)
  } catch {}
  if (GATEWAY_TROUBLE.has(response.status)) throw unreachable(url, new Error(`answered with ${response.status}`))
  throw notRouto(url)
}

export const notRouto = (url: string): ApiError =>
  new ApiError(`What answers at ${url} is not routo.`, { code: 'NOT_ROUTO' })

/** The first error of an answer, as one of the client. */
export function refusalOf(error: AnswerError, response: Response, url: string): ApiError {
  const { message, code, requestId } = toApiError(error)
  const theirs = response.headers.get('routo-version')
  if (code === 'GRAPHQL_VALIDATION_FAILED' && theirs !== version) {
    const which = theirs === null ? 'another version' : `version ${theirs}`
    return new ApiError(`The installation at ${url} is of ${which}, and this is ${version}: it says "${message}"`, {
      code: 'OTHER_VERSION',
      hint: 'Bring both to the same version.',
      requestId,
    })
  }
  return toApiError(error, secondsIn(response.headers.get('retry-after')))
}

function secondsIn(header: string | null): number | undefined {
  const seconds = Number(header ?? Number.NaN)
  return Number.isFinite(seconds) ? seconds * 1_000 : undefined
}
