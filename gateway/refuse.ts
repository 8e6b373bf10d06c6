import { HeaderMap } from '@apollo/server'
import { GraphQLError } from 'graphql'

/** Why the gateway itself does not answer a request. */
type RefusalCode =
  | 'BAD_REQUEST'
  | 'BAD_USER_INPUT'
  | 'FORBIDDEN'
  | 'GRAPHQL_VALIDATION_FAILED'
  | 'OPERATION_RESOLUTION_FAILURE'
  | 'QUERY_TOO_COMPLEX'
  | 'RATE_LIMITED'
  | 'SUBGRAPH_UNAVAILABLE'
  | 'TIMEOUT'
  | 'UNAUTHENTICATED'

interface Details {
  readonly status: number
  /** What to do. */
  readonly hint?: string
  /** When to come back. */
  readonly retryAfterMs?: number
  readonly headers?: Readonly<Record<string, string>>
}

/** An error that reaches the client as it is, with the HTTP status of the whole answer. */
export function refuse(
  code: RefusalCode,
  message: string,
  { status, hint, retryAfterMs, headers }: Details,
): GraphQLError {
  const http = { status, headers: new HeaderMap(Object.entries({ ...headers, ...retryAfter(retryAfterMs) })) }
  return new GraphQLError(message, {
    extensions: {
      code,
      ...(hint !== undefined && { hint }),
      ...(retryAfterMs !== undefined && { retryAfterMs }),
      http,
    },
  })
}

/** The header of that name, in whole seconds. */
export const retryAfter = (ms: number | undefined): Readonly<Record<string, string>> =>
  ms === undefined ? {} : { 'retry-after': String(Math.max(1, Math.ceil(ms / 1_000))) }
