import {
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isAbstractType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql'

/** Somewhere in the arguments of a field where a client can put a text, an id, JSON, or a time. */
export interface Place {
  /** `Mutation.projectPush input.files.path` */
  readonly name: string
  readonly scalar: Scalar
  /** Calls the field and reads all that it gives. */
  readonly query: string
  /** Variables with which nothing but this place is out of the ordinary. */
  variables(value: unknown): object
}

const scalars = ['String', 'ID', 'JSON', 'DateTime'] as const
type Scalar = (typeof scalars)[number]

/** What is ordinary, for what has to be given: by field and path, by the name of the last part, or by type. */
export interface Ordinary {
  readonly values: Readonly<Record<string, () => unknown>>
  /** The id of an object of this type, on which to call its fields. */
  readonly object: (typeName: string) => string
}

/** Every place of every field that takes arguments. */
export function placesOf(schema: GraphQLSchema, ordinary: Ordinary): readonly Place[] {
  const types = Object.values(schema.getTypeMap()).filter(isObjectType)
  return types
    .filter(({ name }) => !name.startsWith('__'))
    .flatMap((type) => Object.values(type.getFields()).flatMap((field) => placesIn(schema, type, field, ordinary)))
}

function placesIn(
  schema: GraphQLSchema,
  type: GraphQLObjectType,
  field: GraphQLField<unknown, unknown>,
  ordinary: Ordinary,
): readonly Place[] {
  const found = field.args.flatMap((arg) => pathsIn(arg.type, [arg.name]))
  if (found.length === 0) return []
  const way = wayTo(schema, type)
  const query = textOf(schema, type, field, way)
  const owner = `${type.name}.${field.name}`
  return found.map(({ scalar, path }) => ({
    name: `${owner} ${path.join('.')}`,
    scalar,
    query,
    variables(value) {
      const given = field.args.flatMap((arg) => {
        const on = arg.name === path[0]
        if (!on && !isNonNullType(arg.type)) return []
        return [[arg.name, inputOf(arg.type, [arg.name], on ? { path, value } : undefined, owner, ordinary)]]
      })
      return { ...Object.fromEntries(given), ...(way !== undefined && { of: ordinary.object(way.node.name) }) }
    },
  }))
}

interface Found {
  readonly scalar: Scalar
  readonly path: readonly string[]
}

function pathsIn(input: GraphQLInputType, path: readonly string[]): readonly Found[] {
  const type = getNamedType(input)
  if (isInputObjectType(type)) {
    return Object.values(type.getFields()).flatMap((field) => pathsIn(field.type, [...path, field.name]))
  }
  const scalar = scalars.find((name) => name === type.name)
  return scalar === undefined ? [] : [{ scalar, path }]
}

interface Attack {
  readonly path: readonly string[]
  readonly value: unknown
}

/** A value for an input: ordinary, but for the place that is attacked. */
function inputOf(
  input: GraphQLInputType,
  path: readonly string[],
  attack: Attack | undefined,
  owner: string,
  ordinary: Ordinary,
): unknown {
  const nullable = getNullableType(input)
  if (isListType(nullable) && (attack !== undefined || isInputObjectType(getNamedType(nullable)))) {
    return [inputOf(nullable.ofType, path, attack, owner, ordinary)]
  }
  if (isInputObjectType(nullable)) {
    const fields = Object.values(nullable.getFields()).flatMap(({ name, type }) => {
      const on = attack?.path[path.length] === name
      if (!on && !isNonNullType(type)) return []
      return [[name, inputOf(type, [...path, name], on ? attack : undefined, owner, ordinary)]]
    })
    return Object.fromEntries(fields)
  }
  if (attack !== undefined) return attack.value
  const names = [`${owner} ${path.join('.')}`, path.at(-1) ?? '', getNamedType(nullable).name]
  const name = names.find((each) => Object.hasOwn(ordinary.values, each))
  if (name === undefined) throw new Error(`What is ordinary for ${names[0]}?`)
  return ordinary.values[name]?.()
}

/** As deep as answers are read: what is in pages and payloads, and what they refer to by its id. */
const LEVELS = 2

const isNode = (type: GraphQLObjectType): boolean => type.getInterfaces().some(({ name }) => name === 'Node')

/** An object that has an id, and the field of it that leads to one that has none. */
interface Way {
  readonly node: GraphQLObjectType
  readonly field?: string
}

function wayTo(schema: GraphQLSchema, type: GraphQLObjectType): Way | undefined {
  if (isNode(type)) return { node: type }
  for (const node of Object.values(schema.getTypeMap()).filter(isObjectType).filter(isNode)) {
    const field = Object.values(node.getFields()).find((each) => getNamedType(each.type) === type && needsNothing(each))
    if (field !== undefined) return { node, field: field.name }
  }
  return undefined
}

const needsNothing = ({ args }: GraphQLField<unknown, unknown>): boolean =>
  !args.some(({ type }) => isNonNullType(type))

/** An operation that calls the field, its arguments being variables of their names. */
function textOf(
  schema: GraphQLSchema,
  type: GraphQLObjectType,
  field: GraphQLField<unknown, unknown>,
  way: Way | undefined,
): string {
  const variables = field.args.map(({ name, type: each }) => `$${name}: ${each}`).join(', ')
  const args = field.args.map(({ name }) => `${name}: $${name}`).join(', ')
  const call = `${field.name}(${args}) ${selectionOf(schema, field.type, LEVELS)}`
  if (type === schema.getMutationType()) return `mutation Attack(${variables}) { ${call} }`
  if (type === schema.getQueryType()) return `query Attack(${variables}) { ${call} }`
  if (type.name === 'Viewer') return `query Attack(${variables}) { viewer { ${call} } }`
  if (way === undefined) throw new Error(`How does a client get to ${type.name}.${field.name}?`)
  const inside = way.field === undefined ? call : `${way.field} { ${call} }`
  return `query Attack($of: ID!, ${variables}) { node(id: $of) { ... on ${way.node.name} { ${inside} } } }`
}

/** All that can be read without arguments, so many levels deep. */
function selectionOf(schema: GraphQLSchema, output: GraphQLOutputType, levels: number): string {
  const type = getNamedType(output)
  if (isLeafType(type)) return ''
  const types = isAbstractType(type) ? schema.getPossibleTypes(type) : [type]
  return `{ ${types.map((each) => `... on ${each.name} { __typename ${fieldsOf(schema, each, types, levels)} }`).join(' ')} }`
}

function fieldsOf(
  schema: GraphQLSchema,
  type: GraphQLObjectType,
  besides: readonly GraphQLObjectType[],
  levels: number,
): string {
  return (
    Object.values(type.getFields())
      .filter(needsNothing)
      .filter((field) => levels > 1 || isLeafType(getNamedType(field.type)))
      // Fields of one name and different types cannot stand beside each other.
      .filter(({ name, type: own }) => besides.every((other) => `${other.getFields()[name]?.type ?? own}` === `${own}`))
      .map((field) => `${field.name} ${selectionOf(schema, field.type, levels - 1)}`)
      .join(' ')
  )
}
