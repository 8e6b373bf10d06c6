import { type GraphQLObjectType, type GraphQLSchema, getDirectiveValues } from 'graphql'
import { type Access, isPermission } from '../permissions.ts'
import { type Field, isRoot, ownFields, ownTypes } from './fields.ts'
import { idsOf } from './id-arguments.ts'

/** What `@access` says about a field or a type: what it needs, and the argument whose id says in which project. */
export interface AccessRule {
  readonly to: Access
  readonly of?: readonly string[]
}

/** The rule that stands on a type or a field itself; undefined where there is none. */
export function accessOf(schema: GraphQLSchema, { astNode }: GraphQLObjectType | Field): AccessRule | undefined {
  const directive = schema.getDirective('access')
  if (directive == null || astNode == null) return undefined
  const values = getDirectiveValues(directive, astNode)
  if (values === undefined) return undefined
  const { to, of } = values
  // The arguments are declared as strings, `to` as one that is always there; `mistakesIn` looks for words that mean nothing.
  return { to: to as Access, ...(typeof of === 'string' && { of: of.split('.') }) }
}

/** Everything that would leave a field of the schema open, closed to all, or without an answer, in sentences. */
export const mistakesIn = (schema: GraphQLSchema): readonly string[] =>
  ownTypes(schema).flatMap((type) => [
    ...mistakesInType(schema, type),
    ...ownFields(type).flatMap((field) => mistakesInField(schema, type, field)),
  ])

function mistakesInType(schema: GraphQLSchema, type: GraphQLObjectType): readonly string[] {
  const rule = accessOf(schema, type)
  const isEntity = type.astNode?.directives?.some(({ name }) => name.value === 'key') ?? false
  if (rule === undefined) return isEntity ? [`${type.name} is an entity without @access`] : []
  return [
    ...unknownWord(type.name, rule),
    ...(rule.of === undefined ? [] : [`${type.name} says "of", which is only for fields of Query and Mutation`]),
  ]
}

function mistakesInField(schema: GraphQLSchema, type: GraphQLObjectType, field: Field): readonly string[] {
  const name = `${type.name}.${field.name}`
  const rule = accessOf(schema, field)
  const root = isRoot(schema, type)
  const found = (root || field.args.length > 0) && field.resolve === undefined ? [`${name} has no resolver`] : []
  if (rule === undefined) return root ? [...found, `${name} is without @access`] : found
  found.push(...unknownWord(name, rule))
  if (rule.of === undefined) return found
  const of = rule.of.join('.')
  if (!root) found.push(`${name} says "of", which is only for fields of Query and Mutation`)
  else if (!idsOf(field).some(({ path, required }) => required && path.join('.') === of)) {
    found.push(`${name} says of: "${of}", which is no argument of the type ID!`)
  }
  return found
}

const unknownWord = (name: string, { to }: AccessRule): readonly string[] =>
  isPermission(to) || ['public', 'signed-in', 'system'].includes(to)
    ? []
    : [`${name} says to: "${to}", which is no permission`]
