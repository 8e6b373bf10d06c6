import { readFileSync } from 'node:fs'
import {
  buildASTSchema,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getDirectiveValues,
  isObjectType,
  parse,
} from 'graphql'
import type { Access } from '../../services/shared/permissions.ts'

export type Field = GraphQLField<unknown, unknown>

/**
 * Who may do what, by type and by field as in `Mutation.projectUpdate`: what `@access` says, in words. Tests write it down a
 * second time on purpose: a rule of the schema that is removed, weakened or made stricter differs from it.
 */
export type AccessTable = Readonly<Record<string, `${Access}` | `${Access} of ${string}`>>

/** The schema of a service as it is served, without what federation adds to it. */
export const schemaOf = (service: string): GraphQLSchema =>
  buildASTSchema(parse(readFileSync(`schema/${service}.graphql`, 'utf8')), { assumeValidSDL: true })

/** Every rule that a schema has on a type or a field. */
export function rulesIn(schema: GraphQLSchema): Readonly<Record<string, string>> {
  const rules = objectsOf(schema).flatMap((type) => [
    [type.name, ruleOf(schema, type)],
    ...Object.values(type.getFields()).map((field) => [`${type.name}.${field.name}`, ruleOf(schema, field)]),
  ])
  return Object.fromEntries(rules.filter(([, rule]) => rule !== undefined))
}

/** The fields that clients can start at: `Query.node`, `Mutation.projectUpdate`. */
export const startsIn = (schema: GraphQLSchema): readonly string[] =>
  objectsOf(schema)
    .filter(({ name }) => name === 'Query' || name === 'Mutation')
    .flatMap((type) => Object.keys(type.getFields()).map((field) => `${type.name}.${field}`))

/** The types whose objects the gateway asks for by reference. */
export const entitiesIn = (schema: GraphQLSchema): readonly GraphQLObjectType[] =>
  objectsOf(schema).filter(({ astNode }) => astNode?.directives?.some(({ name }) => name.value === 'key'))

const objectsOf = (schema: GraphQLSchema): readonly GraphQLObjectType[] =>
  Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .filter(({ name }) => !name.startsWith('_'))

function ruleOf(schema: GraphQLSchema, { astNode }: GraphQLObjectType | Field): string | undefined {
  const directive = schema.getDirective('access')
  const values = directive && astNode ? getDirectiveValues(directive, astNode) : undefined
  return values && [values.to, ...(values.of === undefined ? [] : ['of', values.of])].join(' ')
}
