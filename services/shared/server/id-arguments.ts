import {
  type GraphQLArgument,
  GraphQLID,
  type GraphQLInputField,
  type GraphQLInputType,
  getNamedType,
  isInputObjectType,
  isNonNullType,
} from 'graphql'
import type { Field } from './fields.ts'

/** Where the arguments of a field hold an id: `['input', 'projectId']`. */
export interface IdArgument {
  readonly path: readonly string[]
  /** Whether a call always has it. */
  readonly required: boolean
}

/** An id that a call came with; `path` has the index where it stands in a list. */
export interface GivenId {
  readonly id: string
  readonly path: readonly string[]
}

/**
 * Every place of a field's arguments where an id can stand.
 *
 * @throws {Error} when an input type contains itself: it would have endlessly many places
 */
export const idsOf = ({ args }: Field): readonly IdArgument[] => args.flatMap((arg) => idsIn(arg, [], []))

function idsIn(
  input: GraphQLArgument | GraphQLInputField,
  above: readonly string[],
  inside: readonly GraphQLInputType[],
): readonly IdArgument[] {
  const path = [...above, input.name]
  const type = getNamedType(input.type)
  const required = isNonNullType(input.type)
  if (type === GraphQLID) return [{ path, required }]
  if (!isInputObjectType(type)) return []
  if (inside.includes(type)) throw new Error(`${type.name} contains itself: the ids in it could not all be checked.`)
  return Object.values(type.getFields())
    .flatMap((field) => idsIn(field, path, [...inside, type]))
    .map((found) => ({ ...found, required: required && found.required }))
}

/** The ids that stand at these places of a call's arguments. */
export const givenIds = (args: Readonly<Record<string, unknown>>, places: readonly IdArgument[]): readonly GivenId[] =>
  places.flatMap(({ path }) => collect(args, path, []))

function collect(value: unknown, rest: readonly string[], path: readonly string[]): readonly GivenId[] {
  if (value == null) return []
  if (Array.isArray(value)) return value.flatMap((item, index) => collect(item, rest, [...path, String(index)]))
  const [next, ...further] = rest
  if (next === undefined) return [{ id: String(value), path }]
  return typeof value === 'object' ? collect((value as Record<string, unknown>)[next], further, [...path, next]) : []
}
