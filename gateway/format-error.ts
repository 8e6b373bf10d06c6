import type { GraphQLFormattedError } from 'graphql'
import type { RequestState } from './request-state.ts'

/** Codes whose messages are for the client. Whatever has another one is a fault. */
const SHOWN: ReadonlySet<unknown> = new Set([
  'BAD_REQUEST',
  'BAD_USER_INPUT',
  'FORBIDDEN',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'QUERY_TOO_COMPLEX',
  'RATE_LIMITED',
  'SUBGRAPH_UNAVAILABLE',
  'TARGET_UNAVAILABLE',
  'TIMEOUT',
  'UNAUTHENTICATED',
])

/** Codes that say that the fault is on this side. */
const FAILURES: ReadonlySet<unknown> = new Set(['INTERNAL', 'SUBGRAPH_UNAVAILABLE', 'TARGET_UNAVAILABLE', 'TIMEOUT'])

/** What of an error's extensions a client sees. */
const EXTENSIONS = ['subgraph', 'hint', 'retryable', 'retryAfterMs'] as const

/**
 * An error as the client sees it: message and place of what it can mend, of everything else only that it happened, and always
 * the id under which the log tells the rest. A fault is logged, unless a subgraph has done so.
 *
 * @param cause what was thrown, for the log
 */
export function formatError(error: GraphQLFormattedError, cause: unknown, state: RequestState): GraphQLFormattedError {
  const { code } = error.extensions ?? {}
  const shown = SHOWN.has(code)
  if (!shown && code !== 'INTERNAL')
    state.log.error({ err: rootOf(cause), requestId: state.requestId }, 'A request failed.')
  state.outcome = !shown || FAILURES.has(code) || state.outcome === 'failed' ? 'failed' : 'refused'
  return {
    message: shown ? messageOf(error, state) : 'Something went wrong on our side.',
    ...(error.locations !== undefined && { locations: error.locations }),
    ...(error.path !== undefined && { path: error.path }),
    extensions: {
      code: shown ? code : 'INTERNAL',
      ...(shown
        ? chosen(error)
        : { hint: 'Try again; if it stays, look for the request id in the log of the server.' }),
      requestId: state.requestId,
    },
  }
}

/** Names of the schema are suggested only to who may read the schema. */
const messageOf = ({ message }: GraphQLFormattedError, { mayIntrospect }: RequestState): string =>
  mayIntrospect ? message : message.replace(/ Did you mean .+$/s, '')

const chosen = ({ extensions = {} }: GraphQLFormattedError): Readonly<Record<string, unknown>> =>
  Object.fromEntries(EXTENSIONS.flatMap((key) => (extensions[key] === undefined ? [] : [[key, extensions[key]]])))

function rootOf(cause: unknown): unknown {
  if (cause instanceof Error && 'originalError' in cause && cause.originalError !== undefined)
    return rootOf(cause.originalError)
  return cause
}
