import { type AnswerError, ApiError, type Problem, ProblemsError, toApiError } from '../../client/errors.ts'
import type { Operation } from '../../client/operation.ts'

/** With it the gateway tells pages of its own from those of others, which cannot send it. */
export const PAGE_HEADERS = { 'x-routo-page': 'dashboard' } as const

/** What the API has answered. */
export interface Answer<Result> {
  readonly data: Result
  /** Why some of it is null. */
  readonly partial: ApiError | undefined
}

/**
 * Asks the API as whoever is signed in.
 *
 * @throws {ApiError} what was refused as a whole, and what could not be asked
 * @throws {ProblemsError} `userErrors` of a mutation
 */
export async function ask<Result, Variables>(
  query: Operation<Result, Variables>,
  variables: Variables,
  signal?: AbortSignal,
): Promise<Answer<Result>> {
  const { data, errors = [] } = await send('/graphql', 'POST', { query, variables }, signal)
  const partial = errors[0] && toApiError(errors[0])
  if (partial?.code === 'UNAUTHENTICATED') throw partial
  if (data == null) throw partial ?? notRouto()
  const problems = Object.values(data).flatMap((payload) => (Object(payload).userErrors ?? []) as readonly Problem[])
  if (problems.length > 0) throw new ProblemsError(problems)
  return { data: data as Result, partial } // as the operation says
}

/** Begins a session: the cookie comes with the answer. */
export const signIn = (by: { readonly email: string; readonly password: string } | { readonly credential: string }) =>
  session('POST', by)

/** Ends it, on the server. */
export const signOut = () => session('DELETE')

async function session(method: string, body?: object): Promise<void> {
  const { errors, userErrors = [] } = await send('/session', method, body)
  if (errors?.[0] !== undefined) throw toApiError(errors[0])
  if (userErrors.length > 0) throw new ProblemsError(userErrors)
}

interface Body {
  readonly data?: object | null
  readonly errors?: readonly AnswerError[]
  readonly userErrors?: readonly Problem[]
}

async function send(path: string, method: string, body?: object, signal?: AbortSignal): Promise<Body> {
  let response: Response
  try {
    response = await fetch(path, {
      method,
      headers: { ...PAGE_HEADERS, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
      ...(signal && { signal }),
    })
  } catch (cause) {
    if (signal?.aborted) throw signal.reason
    throw new ApiError('The installation cannot be reached.', {
      code: 'UNREACHABLE',
      hint: 'See whether it is running. This page goes on by itself when it is back.',
      retryable: true,
      cause,
    })
  }
  if (response.status === 204) return {}
  return response.json().catch((cause: unknown) => {
    throw notRouto(cause)
  })
}

const notRouto = (cause?: unknown): ApiError =>
  new ApiError('What has answered is not routo.', {
    code: 'NOT_ROUTO',
    hint: 'A proxy in front of it may be in trouble. Load the page again.',
    cause,
  })
