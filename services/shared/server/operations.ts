import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  GraphQLError,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  parse,
  specifiedRules,
  validate,
} from 'graphql'
import { LRUCache } from 'lru-cache'
import { compileOperation } from './compile.ts'
import { isPromise } from './promise.ts'
import type { RequestContext, SubgraphRequest } from './subgraph.ts'

/** Runs an operation; faults of resolvers are errors of its result. */
export type RunOperation = (
  request: SubgraphRequest,
  context: RequestContext,
) => ExecutionResult | Promise<ExecutionResult>

type Run = (context: RequestContext, variables: SubgraphRequest['variables']) => ReturnType<RunOperation>

/**
 * How much text of operations is kept, in characters: a few hundred of a gateway's plans. Compiled, a character takes up to
 * 700 bytes. What is not kept is parsed again.
 */
const KEPT_TEXT = 100_000
const MAX_TOKENS = 20_000

/**
 * Runs operations on a schema. One that comes again is compiled, so that only texts in use cost a compilation; whatever
 * the compiler refuses goes on being interpreted.
 */
export function createOperations(schema: GraphQLSchema): RunOperation {
  const kept = new LRUCache<string, { readonly document: DocumentNode; run?: Run }>({
    maxSize: KEPT_TEXT,
    sizeCalculation: (_operation, key) => key.length,
  })
  return (request, context) => {
    const { query, operationName, variables } = request
    const key = `${operationName ?? ''}\n${query}`
    const known = kept.get(key)
    if (known !== undefined) {
      known.run ??= compile(schema, known.document, operationName)
      return known.run(context, variables)
    }
    const document = read(schema, query)
    if ('errors' in document) return document
    kept.set(key, { document })
    return interpret(schema, document, operationName)(context, variables)
  }
}

function read(schema: GraphQLSchema, query: string): DocumentNode | { readonly errors: readonly GraphQLError[] } {
  let document: DocumentNode
  try {
    document = parse(query, { maxTokens: MAX_TOKENS })
  } catch (error) {
    if (error instanceof GraphQLError) return { errors: [withCode(error, 'GRAPHQL_PARSE_FAILED')] }
    throw error
  }
  const errors = validate(schema, document, specifiedRules)
  if (errors.length === 0) return document
  return { errors: errors.map((error) => withCode(error, 'GRAPHQL_VALIDATION_FAILED')) }
}

const withCode = ({ message, nodes, source, positions }: GraphQLError, code: string): GraphQLError =>
  new GraphQLError(message, {
    nodes: nodes ?? null,
    source: source ?? null,
    positions: positions ?? null,
    extensions: { code },
  })

function compile(schema: GraphQLSchema, document: DocumentNode, operationName: string | undefined): Run {
  const compiled = compileOperation(schema, document, operationName)
  const interpreted = interpret(schema, document, operationName)
  if (compiled === undefined) return interpreted
  return (context, variables) => {
    const result = compiled(undefined, context, variables)
    // Variables that do not fit: nothing has run yet, and the interpreter says why, in the words of the scalar.
    return 'errors' in result && !('data' in result) ? interpreted(context, variables) : result
  }
}

const interpret =
  (schema: GraphQLSchema, document: DocumentNode, operationName: string | undefined): Run =>
  (contextValue, variableValues) =>
    execute({
      schema,
      document,
      contextValue,
      fieldResolver: plainProperty,
      ...(operationName !== undefined && { operationName }),
      ...(variableValues !== undefined && { variableValues }),
    })

/** Compiled operations read properties as they are; interpreted ones hold every object to that from its first use. */
const plainProperty: GraphQLFieldResolver<unknown, unknown> = (source, _args, _context, { fieldName, parentType }) => {
  const value = (source as Readonly<Record<string, unknown>>)[fieldName]
  if (isPromise(value) || typeof value === 'function') {
    throw new Error(`${parentType.name}.${fieldName} is no plain value: it needs a resolver.`)
  }
  return value
}
