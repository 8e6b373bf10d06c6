import type { FastifyInstance } from 'fastify'
import { GraphQLError, type GraphQLFormattedError } from 'graphql'
import { formatError } from './format-error.ts'
import { API, GRAPHIQL } from './paths.ts'
import { refuse } from './refuse.ts'

/** How much of a path is repeated to who asked for it. */
const LONGEST_PATH = 100

/** Answers what never got as far as the GraphQL server, in the way in which that answers. */
export function handleErrors(app: FastifyInstance): void {
  app.setNotFoundHandler(async ({ method, url }) => {
    throw refuse('BAD_REQUEST', `There is nothing at ${method} ${url.split('?')[0]?.slice(0, LONGEST_PATH)}.`, {
      status: 404,
      hint: `The API is POST ${API}; GraphiQL is at ${GRAPHIQL}.`,
    })
  })
  app.setErrorHandler(async (error, { state }, reply) => {
    const refused = toRefusal(error)
    const { http, ...extensions } = refused.extensions
    const { status, headers } = http as { readonly status: number; readonly headers: ReadonlyMap<string, string> }
    return reply
      .code(status)
      .headers(Object.fromEntries(headers))
      .send({ errors: [formatError({ ...refused.toJSON(), extensions }, error, state)] } satisfies Answer)
  })
}

interface Answer {
  readonly errors: readonly GraphQLFormattedError[]
}

/** Whatever was thrown outside of the GraphQL server as an error that has a status. */
function toRefusal(error: unknown): GraphQLError {
  if (error instanceof GraphQLError && error.extensions.http !== undefined) return error
  if (error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number') {
    const { statusCode: status, message } = error
    if (status >= 400 && status < 500) return refuse('BAD_REQUEST', message, { status })
  }
  return new GraphQLError('', { extensions: { http: { status: 500, headers: new Map() } } })
}
