import { type ExecutionResult, GraphQLError } from 'graphql'
import type { Log } from '../log.ts'
import { Refusal } from '../refusal.ts'

/** Of which request, for whoever reads the log. */
export interface Asked {
  readonly requestId: string
  readonly subgraph: string
  readonly operation: string | undefined
}

/**
 * A result whose errors may leave the process. Refusals and mistakes in the request keep their words; of anything else the
 * caller learns that it failed and under which request id, and the log keeps the rest, each fault once.
 */
export function maskFaults(result: ExecutionResult, log: Log, asked: Asked): ExecutionResult {
  if (result.errors === undefined || result.errors.length === 0) return result
  // One fault under a batched load fails every field that waited for it.
  const logged = new Set<unknown>()
  const errors = result.errors.map((error) => {
    const cause = error.originalError
    if (cause instanceof Refusal) return refused(error, cause)
    // Without a path it was found before anything ran: the operation or its variables do not fit the schema.
    if (error.path === undefined) return badRequest(error)
    const fault = cause ?? error
    if (!logged.has(fault)) {
      logged.add(fault)
      log.error({ err: fault, ...asked, path: error.path.join('.') }, 'A field failed.')
    }
    return internal(asked.requestId, error.path)
  })
  return { ...result, errors }
}

/** The result of an operation that failed as a whole. */
export function wholeFault(fault: unknown, log: Log, asked: Asked): ExecutionResult {
  log.error({ err: fault, ...asked }, 'An operation failed.')
  return { errors: [internal(asked.requestId)] }
}

const refused = ({ path }: GraphQLError, { message, code, details }: Refusal): GraphQLError =>
  new GraphQLError(message, { ...(path && { path }), extensions: { ...details, code } })

const badRequest = ({ message, locations, extensions }: GraphQLError): GraphQLError =>
  Object.assign(new GraphQLError(withoutValue(message), { extensions: { code: 'BAD_USER_INPUT', ...extensions } }), {
    locations,
  })

const internal = (requestId: string, path?: GraphQLError['path']): GraphQLError =>
  new GraphQLError('Something failed on our side. The log has it under this request id.', {
    ...(path && { path }),
    extensions: { code: 'INTERNAL', requestId },
  })

/** A value may be a secret, and clients write errors into logs. What the scalars of `scalars.ts` say about it has no semicolon. */
const withoutValue = (message: string): string =>
  message.replace(
    /^(Variable "\$\w+") got invalid value .*?( at "[\w.[\]]+")?; ([^;]*)$/s,
    '$1 got an invalid value$2; $3',
  )
