import { ApiError, type Problem, ProblemsError } from './errors.ts'
import type { Operation } from './operation.ts'

export interface ClientOptions {
  /** Of the installation: `http://127.0.0.1:4000`. */
  readonly url: string
  /** A session's, or an API token. */
  readonly token?: string | undefined
  readonly fetch?: typeof fetch
}

/** A client of the API. */
export interface Client {
  readonly url: string
  /**
   * Asks one operation of `schema/operations`, or one of the caller's own.
   *
   * @throws {ApiError} what the API refused, or that it could not be reached
   * @throws {ProblemsError} `userErrors` of a mutation
   */
  ask<Result, Variables>(
    operation: Operation<Result, Variables>,
    variables: Variables,
    signal?: AbortSignal,
  ): Promise<Result>
}

/** Makes one; nothing is asked before the first call. */
export function createClient({ url, token, fetch: send = fetch }: ClientOptions): Client {
  const address = new URL('/graphql', url)
  return {
    url,
    async ask(query, variables, signal) {
      const answer = await request(query, variables, signal)
      const problems = Object.values(Object(answer)).flatMap(problemsOf)
      if (problems.length > 0) throw new ProblemsError(problems)
      return answer as never // as the operation says
    },
  }

  async function request(query: string, variables: unknown, signal: AbortSignal | undefined): Promise<unknown> {
    let response: Response
    try {
      response = await send(address, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(token !== undefined && { authorization: `Bearer ${token}` }),
        },
        body: JSON.stringify({ query, variables }),
        ...(signal && { signal }),
      })
    } catch (cause) {
      if (signal?.aborted) throw signal.reason
      throw new ApiError(`Nothing answers at ${url}.`, { code: 'UNREACHABLE', retryable: true, cause })
    }
    const { data, errors } = await answerOf(response)
    const [error] = errors ?? []
    if (error !== undefined) {
      const { code = 'INTERNAL', hint, requestId } = error.extensions ?? {}
      throw new ApiError(error.message, { code, hint, requestId, retryable: RETRYABLE.has(code) })
    }
    if (data === undefined || data === null) throw notRouto()
    return data
  }

  async function answerOf(response: Response): Promise<Answer> {
    try {
      return Object(await response.json())
    } catch {
      throw notRouto()
    }
  }

  function notRouto(): ApiError {
    return new ApiError(`What answers at ${url} is not routo.`, { code: 'NOT_ROUTO' })
  }
}

interface Answer {
  readonly data?: unknown
  readonly errors?: readonly {
    readonly message: string
    readonly extensions?: { readonly code?: string; readonly hint?: string; readonly requestId?: string }
  }[]
}

const RETRYABLE: ReadonlySet<string> = new Set(['SUBGRAPH_UNAVAILABLE', 'TIMEOUT', 'RATE_LIMITED'])

const problemsOf = (payload: unknown): readonly Problem[] => Object(payload).userErrors ?? []
