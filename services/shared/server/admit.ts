import {
  type GraphQLAbstractType,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isNonNullType,
  isObjectType,
} from 'graphql'
import { isPermission } from '../permissions.ts'
import { nothingHere } from '../refusal.ts'
import { type AccessRule, accessOf } from './access-rules.ts'
import type { Field } from './fields.ts'
import { permitAtAll, permitOn, scopeOf } from './permit.ts'
import { isPromise } from './promise.ts'
import type { RequestContext } from './subgraph.ts'

/**
 * Lets through what a field gives only as far as the caller may see it. What is hidden is as if it did not exist: a list is
 * without it, a nullable field is null.
 *
 * @throws {Refusal} for what the caller sees but may not read, and where a field that is never null gives what is hidden
 */
export type Admit = (given: unknown, context: RequestContext, info: GraphQLResolveInfo) => unknown

/** What admits the objects of a field; undefined where the field gives none that has a rule. */
export function admitFor(schema: GraphQLSchema, field: Field): Admit | undefined {
  const type = getNamedType(field.type)
  const seen = isAbstractType(type) ? seesAny(schema, type) : isObjectType(type) ? seesOne(schema, type) : undefined
  if (seen === undefined) return undefined
  const nullable = !isNonNullType(field.type)
  return (given, context, info) => admit(given, (object) => seen(object, context, info), nullable)
}

type Sees = (object: unknown, context: RequestContext, info: GraphQLResolveInfo) => boolean

/** Whether the caller sees an object of this type; undefined where the type has no rule. */
function seesOne(schema: GraphQLSchema, type: GraphQLObjectType): Sees | undefined {
  const rule = accessOf(schema, type)
  return rule && ((object, { caller }) => seesBy(rule, object, caller, type.name))
}

function seesBy(rule: AccessRule, object: unknown, caller: RequestContext['caller'], typeName: string): boolean {
  if (isPermission(rule.to)) return permitOn(caller, rule, scopeOf(object, typeName))
  permitAtAll(caller, rule)
  return true
}

/**
 * Goes by what each object is: of an interface's types some may have a rule, and others none. It asks even where none has one,
 * because a compiled operation that finds out later that an object has no type does not come to an end.
 */
function seesAny(schema: GraphQLSchema, type: GraphQLAbstractType): Sees {
  const byName = new Map(
    schema.getPossibleTypes(type).flatMap((possible) => {
      const sees = seesOne(schema, possible)
      return sees === undefined ? [] : [[possible.name, sees] as const]
    }),
  )
  return (object, context, info) => {
    const name = type.resolveType?.(object, context, info, type) ?? (object as { __typename?: unknown }).__typename
    if (typeof name !== 'string') throw new Error(`What is given as ${type.name} does not say at once what type it is.`)
    return byName.get(name)?.(object, context, info) ?? true
  }
}

function admit(given: unknown, sees: (object: unknown) => boolean, nullable: boolean): unknown {
  if (given == null || given instanceof Error) return given
  if (isPromise(given)) return given.then((value) => admit(value, sees, nullable))
  if (Array.isArray(given)) {
    if (given.some(isPromise)) return Promise.all(given).then((all) => admit(all, sees, nullable))
    return given.filter((item) => item == null || item instanceof Error || sees(item))
  }
  if (sees(given)) return given
  if (nullable) return null
  throw nothingHere()
}
