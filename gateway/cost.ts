import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  getNamedType,
  isLeafType,
  isListType,
  isNonNullType,
  Kind,
  type OperationDefinitionNode,
} from 'graphql'
import { type ComplexityEstimator, getComplexity } from 'graphql-query-complexity'
import { LRUCache } from 'lru-cache'
import { refuse } from './refuse.ts'

/** Of a list that takes no `first`. */
const ASSUMED_LENGTH = 5
/** Costs that are remembered: texts recur, and so do the few numbers that the cost hangs on. */
const REMEMBERED = 5_000
/** Changing something is dearer than reading it. */
const MUTATION = 50
/** Queries that the compiler has to work for, which is as dear. */
const compiling: ReadonlySet<string> = new Set(['Query.projectCheck', 'Query.routeEdit'])
/** The whole schema is large, but always the same. */
const INTROSPECTION = 50

/**
 * One for each object that can come back, `first` of a list counted in full; scalars are free. What a mutation does and a look
 * at the schema cost something by themselves.
 */
const estimate: ComplexityEstimator = ({ type, field, args, childComplexity }) => {
  if (type.name.startsWith('__')) return 0
  if (field.name === '__schema' || field.name === '__type') return INTROSPECTION
  const own = type.name === 'Mutation' || compiling.has(`${type.name}.${field.name}`) ? MUTATION : 0
  if (isLeafType(getNamedType(field.type))) return own
  // Null is taken for the default, as the services take it.
  const first: unknown = args.first ?? field.args.find(({ name }) => name === 'first')?.defaultValue
  if (typeof first === 'number') return own + 1 + Math.max(0, first) * childComplexity
  // The list in a connection is as long as the connection's own `first` says.
  const isList = isListType(isNonNullType(field.type) ? field.type.ofType : field.type)
  const length = isList && !type.name.endsWith('Connection') ? ASSUMED_LENGTH : 1
  return own + length * (1 + childComplexity)
}

interface Operation {
  readonly schema: GraphQLSchema
  readonly document: DocumentNode
  readonly operation: OperationDefinitionNode
  /** Tells texts apart. */
  readonly queryHash: string
  readonly variables: Readonly<Record<string, unknown>>
}

/**
 * What an operation costs with its variables: at least one.
 *
 * @throws {GraphQLError} BAD_USER_INPUT for variables that do not fit, QUERY_TOO_COMPLEX for what is too large to be counted
 */
export type CostOf = (operation: Operation) => number

export function createCostOf(): CostOf {
  const known = new LRUCache<string, number>({ max: REMEMBERED })
  return (operation) => {
    const key = `${operation.queryHash} ${operation.operation.name?.value} ${decisive(operation)}`
    const before = known.get(key)
    if (before !== undefined) return before
    const cost = count(operation)
    known.set(key, cost)
    return cost
  }
}

/** The values that a cost can hang on: lengths of lists, and what is left out or put in. */
function decisive({ operation, variables }: Operation): string {
  const names = (operation.variableDefinitions ?? []).flatMap(({ variable, type }) => {
    const named = type.kind === Kind.NON_NULL_TYPE ? type.type : type
    return named.kind === Kind.NAMED_TYPE && ['Int', 'Boolean'].includes(named.name.value) ? variable.name.value : []
  })
  return names.map((name) => JSON.stringify(variables[name])).join()
}

function count({ schema, document, operation, variables }: Operation): number {
  try {
    const cost = getComplexity({
      schema,
      query: document,
      variables,
      estimators: [estimate],
      ...(operation.name !== undefined && { operationName: operation.name.value }),
    })
    return Math.max(1, cost)
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error
    // The only error without a place in the text is the one of a text that grows out of bounds through its fragments.
    if (error.nodes === undefined) throw tooComplex('This operation has too many fields, its fragments written out.')
    throw refuse('BAD_USER_INPUT', error.message, { status: 400 })
  }
}

/** @throws {GraphQLError} QUERY_TOO_COMPLEX, when an operation costs more than one may */
export function assertAffordable(cost: number, limit: number): void {
  if (cost > limit) throw tooComplex(`This operation costs ${cost}; the limit is ${limit}.`)
}

const tooComplex = (message: string): GraphQLError =>
  refuse('QUERY_TOO_COMPLEX', message, {
    status: 400,
    hint: 'Ask for fewer items (first), for fewer lists within lists, or in several requests.',
  })
