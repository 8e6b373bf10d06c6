import { buildSubgraphSchema } from '@apollo/subgraph'
import type { DocumentNode, GraphQLFieldResolver } from 'graphql'
import type { Caller } from '../caller.ts'
import type { Log } from '../log.ts'
import { maskFaults, wholeFault } from './faults.ts'
import { guardSchema } from './guard.ts'
import { createOperations } from './operations.ts'
import { scalars } from './scalars.ts'
import type { RequestContext, Subgraph } from './subgraph.ts'

/** What a service brings to be a subgraph. */
export interface SubgraphOptions<Context extends RequestContext> {
  readonly name: string
  /** The SDL as served, with `@access` on whatever clients can reach. */
  readonly typeDefs: DocumentNode
  /**
   * By type and field. A field without one reads the property of its name, which is a plain value; fields with arguments, and
   * those of Query and Mutation, have one. DateTime and JSON are there already.
   */
  readonly resolvers: Readonly<Record<string, object | undefined>>
  /** Made anew for each request. */
  readonly context: (caller: Caller) => Context
  readonly ready: () => Promise<void>
  readonly close: () => Promise<void>
  readonly log: Log
}

/**
 * Makes a service a subgraph: each operation runs on behalf of a caller, each field as `@access` lets it, and faults are
 * masked and logged.
 *
 * @throws {Error} when the schema would leave a field open or without an answer, listing all of them
 */
export function createSubgraph<Context extends RequestContext>(options: SubgraphOptions<Context>): Subgraph {
  const { name, typeDefs, resolvers, context, ready, close, log } = options
  const schema = buildSubgraphSchema({ typeDefs, resolvers: resolverMap({ ...scalars, ...resolvers }) })
  guardSchema(schema)
  const run = createOperations(schema)
  return {
    name,
    ready,
    close,
    async execute(request, caller) {
      const asked = { requestId: caller.requestId, subgraph: name, operation: request.operationName }
      try {
        return maskFaults(await run(request, context(caller)), log, asked)
      } catch (fault) {
        return wholeFault(fault, log, asked)
      }
    },
  }
}

/** The generated types of resolvers are exact, federation's are loose; what they say in common is only this. */
const resolverMap = (resolvers: object): Record<string, Record<string, GraphQLFieldResolver<unknown, unknown>>> =>
  resolvers as Record<string, Record<string, GraphQLFieldResolver<unknown, unknown>>>
