import {
  coerceInputValue,
  type GraphQLNamedInputType,
  type GraphQLSchema,
  getNamedType,
  isInputObjectType,
  isInputType,
  isLeafType,
  type OperationDefinitionNode,
  typeFromAST,
} from 'graphql'
import { refuse } from './refuse.ts'

const MOST_TOLD = 10

/**
 * Holds variables to their types, as GraphQL itself does later on, but tells no value: it may be a password, and clients write
 * errors into logs.
 *
 * @throws {GraphQLError} BAD_USER_INPUT, with the place of each that does not fit
 */
export function assertVariablesFit(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): void {
  const misfits: string[] = []
  for (const { variable, type: node } of variableDefinitions) {
    const name = variable.name.value
    const type = typeFromAST(schema, node)
    const value = variables[name]
    // Of one that is left out there is no value that could be told.
    if (value === undefined || !isInputType(type)) continue
    coerceInputValue(value, type, (path, wrong, { message }) => {
      const expected = namedTypeAt(getNamedType(type), path)
      const words = wrong !== null && isLeafType(expected) ? `Expected type "${expected.name}".` : message
      misfits.push(`Variable "$${name}" got an invalid value at "${[name, ...path].join('.')}"; ${words}`)
    })
  }
  if (misfits.length > 0) throw refuse('BAD_USER_INPUT', misfits.slice(0, MOST_TOLD).join('\n'), { status: 400 })
}

/** Lists are no step on the way: they have the same named type as what is in them. */
const namedTypeAt = (type: GraphQLNamedInputType, path: readonly (string | number)[]): GraphQLNamedInputType =>
  path.reduce((at: GraphQLNamedInputType, key) => {
    const field = isInputObjectType(at) ? at.getFields()[key] : undefined
    return field === undefined ? at : getNamedType(field.type)
  }, type)
