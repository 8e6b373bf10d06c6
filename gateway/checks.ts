import type { ApolloServerPlugin, GraphQLRequestContextWillSendResponse } from '@apollo/server'
import type { GraphQLError } from 'graphql'
import { assertAffordable, createCostOf } from './cost.ts'
import { formatError } from './format-error.ts'
import { assertMayIntrospect } from './introspection.ts'
import type { Limits } from './limits.ts'
import type { Budget } from './rate-limit.ts'
import { refuse, retryAfter } from './refuse.ts'
import type { RequestState } from './request-state.ts'
import { assertVariablesFit } from './variables.ts'

/** What an operation is answered with. */
export interface GatewayContext {
  readonly state: RequestState
}

interface Checks {
  readonly budget: Budget
  readonly limits: Limits
}

/** Checks what can be checked only once the operation is known, and puts the last touch to its answer. */
export function createChecks({ budget, limits }: Checks): ApolloServerPlugin<GatewayContext> {
  const costOf = createCostOf()
  return {
    requestDidStart: async () => ({
      async didResolveOperation({ contextValue: { state }, operation, document, request, schema, queryHash }) {
        if (operation === undefined) throw unresolved(request.operationName)
        state.operation = { type: operation.operation, ...(operation.name && { name: operation.name.value }) }
        if (schema.getRootType(operation.operation) == null) throw unserved(operation.operation)
        assertMayIntrospect(document, state)
        const variables = request.variables ?? {}
        assertVariablesFit(schema, operation, variables)
        const cost = costOf({ schema, document, operation, queryHash, variables })
        assertAffordable(cost, limits.cost)
        // The first point was taken on admission.
        await budget.spend(state, cost - 1)
      },
      async willSendResponse(context) {
        explainNulls(context)
        setStatus(context)
      },
    }),
  }
}

/** Which of the operations of a text is meant is not clear. */
const unresolved = (name: string | undefined): GraphQLError =>
  refuse(
    'OPERATION_RESOLUTION_FAILURE',
    name == null ? 'The text does not have exactly one operation.' : `The text has no operation "${name}".`,
    { status: 400, hint: 'Name one of its operations as "operationName".' },
  )

const unserved = (kind: string): GraphQLError =>
  refuse('GRAPHQL_VALIDATION_FAILED', `There is no ${kind} in this API.`, { status: 400 })

type Answered = GraphQLRequestContextWillSendResponse<GatewayContext>

/** What a subgraph gave against its schema is null in the answer: a fault, and said so. */
function explainNulls({ response, contextValue: { state } }: Answered): void {
  if (response.body.kind !== 'single') return
  const { extensions, ...result } = response.body.singleResult
  if (extensions === undefined) return
  const found = Array.isArray(extensions.valueCompletion) ? extensions.valueCompletion : []
  const errors = found.map((error) => formatError({ message: '', path: error.path }, error, state))
  response.body.singleResult = errors.length > 0 ? { ...result, errors: [...(result.errors ?? []), ...errors] } : result
}

/** Refusals of the text itself, for which clients that know no other media type than application/json expect 200. */
const OF_THE_TEXT: ReadonlySet<unknown> = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
])

/** The status as "GraphQL over HTTP" wants it, and when to come back, where a subgraph said so. */
function setStatus({ response, request }: Answered): void {
  if (response.body.kind !== 'single') return
  const { errors = [] } = response.body.singleResult
  const plain = !request.http?.headers.get('accept')?.includes('application/graphql-response+json')
  if (plain && errors.length > 0 && errors.every(({ extensions }) => OF_THE_TEXT.has(extensions?.code))) {
    response.http.status = 200
  }
  const waits = errors.flatMap(({ extensions }) =>
    typeof extensions?.retryAfterMs === 'number' ? extensions.retryAfterMs : [],
  )
  if (waits.length === 0) return
  for (const [name, value] of Object.entries(retryAfter(Math.max(...waits)))) response.http.headers.set(name, value)
}
