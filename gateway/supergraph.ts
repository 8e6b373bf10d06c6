import { ApolloGateway, type GraphQLDataSource } from '@apollo/gateway'
import { ApolloServer } from '@apollo/server'
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled'
import type { Log } from '../services/shared/log.ts'
import type { SubgraphTransport } from '../services/shared/server/subgraph.ts'
import { createChecks, type GatewayContext } from './checks.ts'
import { formatError } from './format-error.ts'
import type { Limits } from './limits.ts'
import { shapeRules } from './operation-limits.ts'
import type { Budget } from './rate-limit.ts'
import { callerOf, requestStates } from './request-state.ts'

/** Answers for each subgraph that the supergraph was composed of, by its name. */
export type Transports = Readonly<Record<string, SubgraphTransport>>

interface Supergraph {
  /** The composed SDL. */
  readonly supergraph: string
  readonly transports: Transports
  readonly budget: Budget
  readonly limits: Limits
  readonly log: Log
}

/** The GraphQL server over all subgraphs. Nothing of it goes to, or comes from, another host. */
export async function startSupergraph({ supergraph, transports, budget, limits, log }: Supergraph) {
  const logger = quiet(log)
  const server = new ApolloServer<GatewayContext>({
    gateway: new ApolloGateway({
      supergraphSdl: supergraph,
      buildService: ({ name }) => toDataSource(transportOf(transports, name)),
      logger,
    }),
    logger,
    // Admission and the checks decide who may read the schema.
    introspection: true,
    persistedQueries: false,
    allowBatchedHttpRequests: false,
    csrfPrevention: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: limits.operationTokens },
    validationRules: shapeRules(limits),
    formatError(formatted, cause) {
      const state = requestStates.getStore()
      if (state === undefined) throw cause
      return formatError(
        { ...formatted, extensions: { ...formatted.extensions, ...ownExtensions(cause) } },
        cause,
        state,
      )
    },
    plugins: [
      createChecks({ budget, limits }),
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
    ],
  })
  await server.start()
  return server
}

function transportOf(transports: Transports, name: string): SubgraphTransport {
  const transport = transports[name]
  if (transport === undefined) throw new Error(`There is no transport for the subgraph ${name}.`)
  return transport
}

type Answer = Awaited<ReturnType<GraphQLDataSource['process']>>

/** The gateway's own way of asking a subgraph is slower, and does not know callers. */
const toDataSource = (transport: SubgraphTransport): GraphQLDataSource<GatewayContext> => ({
  async process({ request: { query = '', variables, operationName }, context: { state } }) {
    const { data, errors } = await transport(
      { query, ...(variables && { variables }), ...(operationName && { operationName }) },
      await callerOf(state),
    )
    if (query.startsWith('mutation')) state.currentIdentity?.invalidate()
    // The two types differ only in whether a key that may be absent may also be undefined.
    return { data, errors } as Answer
  },
})

/** A rule's own code, which the server replaces by that of validation errors. */
function ownExtensions(cause: unknown): object {
  const original = cause instanceof Error && 'originalError' in cause ? cause.originalError : undefined
  return original instanceof Error && 'extensions' in original ? (original.extensions as object) : {}
}

/** What the server and the gateway tell of their own start is of no interest. */
const quiet = (log: Log) => ({
  debug: () => undefined,
  info: () => undefined,
  warn: (message: unknown) => log.warn(message),
  error: (message: unknown) => log.error(message),
})
