import {
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  isNonNullType,
} from 'graphql'
import { type Caller, sees } from '../caller.ts'
import { kindOf, projectOf } from '../ids.ts'
import { notFound } from '../problems.ts'
import { nothingHere } from '../refusal.ts'
import { type AccessRule, accessOf, mistakesIn } from './access-rules.ts'
import { admitFor } from './admit.ts'
import { type Field, isRoot, ownFields, ownTypes } from './fields.ts'
import { type GivenId, givenIds, idsOf } from './id-arguments.ts'
import { type Complete, payloadOf } from './payload.ts'
import { permitAtAll, permitOn, scopeOf } from './permit.ts'
import { isPromise } from './promise.ts'
import type { RequestContext } from './subgraph.ts'

type Resolve = GraphQLFieldResolver<unknown, RequestContext, Record<string, unknown>, unknown>

/**
 * Puts a guard before the resolvers of a schema, which lets each caller through only as `@access` says. It changes the schema
 * given.
 *
 * - A field of Query or Mutation needs what its rule says, in the project of the id that `of` points to.
 * - An id of a project that the caller does not see, in whatever argument, is answered like one that does not exist.
 * - An object whose type has a rule is let out only to who may see it, whichever field gives it: `admit.ts`.
 * - A field's own rule holds for its object's project.
 *
 * @throws {Error} that lists everything that would leave a field of the schema open or without an answer
 */
export function guardSchema(schema: GraphQLSchema): void {
  const mistakes = mistakesIn(schema)
  if (mistakes.length > 0) throw new Error(`The schema cannot be served:\n- ${mistakes.join('\n- ')}`)
  for (const type of ownTypes(schema)) {
    guardReferences(schema, type)
    for (const field of ownFields(type)) guardField(schema, type, field)
  }
}

/** Answers with an id that the caller may not use, once there is one; undefined lets the call through. */
type Check = (source: unknown, args: Record<string, unknown>, context: RequestContext) => GivenId | undefined

function guardField(schema: GraphQLSchema, type: GraphQLObjectType, field: Field): void {
  const check = isRoot(schema, type) ? checkRoot(schema, field) : checkInside(schema, type, field)
  const admit = admitFor(schema, field)
  const complete = type === schema.getMutationType() ? payloadOf(field.type) : undefined
  if (check === undefined && admit === undefined && complete === undefined) return
  const resolve: Resolve = field.resolve ?? property
  field.resolve = (source, args, context, info) => {
    const hidden = check?.(source, args, context)
    if (hidden !== undefined) return answerHidden(hidden, field, complete, args)
    const given = resolve(source, args, context, info)
    if (isPromise(given)) return given.then((value) => finish(value, args, context, info))
    return finish(given, args, context, info)
  }
  const finish = (given: unknown, args: Record<string, unknown>, context: RequestContext, info: GraphQLResolveInfo) =>
    complete !== undefined ? complete(given, args) : admit !== undefined ? admit(given, context, info) : given
}

function checkRoot(schema: GraphQLSchema, field: Field): Check {
  const rule = ruleOf(schema, field)
  const places = idsOf(field)
  const of = rule.of?.join('.')
  const needed = places.filter(({ path }) => path.join('.') === of)
  const others = places.filter(({ path }) => path.join('.') !== of)
  return (_source, args, { caller }) => {
    permitAtAll(caller, rule)
    return (
      givenIds(args, needed).find(({ id }) => !permitOn(caller, rule, id)) ??
      givenIds(args, others).find(({ id }) => isHidden(caller, id))
    )
  }
}

/** Ids of no project are for the service to look up; an empty one is of nothing. */
const isHidden = (caller: Caller, id: string): boolean =>
  id === '' || (projectOf(id) !== undefined && !sees(caller, id))

function checkInside(schema: GraphQLSchema, type: GraphQLObjectType, field: Field): Check | undefined {
  const rule = accessOf(schema, field)
  const places = idsOf(field)
  if (rule === undefined && places.length === 0) return undefined
  return (source, args, { caller }) => {
    if (rule !== undefined && !permitOn(caller, rule, scopeOf(source, type.name))) throw nothingHere()
    return givenIds(args, places).find(({ id }) => isHidden(caller, id))
  }
}

type ResolveReference = (reference: unknown, context: RequestContext, info: GraphQLResolveInfo) => unknown

/** What the gateway asks for by reference is null where it is hidden, so that ids tell nothing. One refusal fails alone. */
function guardReferences(schema: GraphQLSchema, type: GraphQLObjectType): void {
  const rule = accessOf(schema, type)
  if (rule === undefined) return
  const { apollo } = type.extensions as {
    readonly apollo?: { readonly subgraph?: { resolveReference?: ResolveReference } }
  }
  const resolveReference = apollo?.subgraph?.resolveReference ?? ((reference: unknown) => reference)
  const guarded: ResolveReference = async (reference, context, info) => {
    const { id } = reference as { readonly id?: unknown }
    return permitOn(context.caller, rule, String(id)) ? resolveReference(reference, context, info) : null
  }
  type.extensions = { ...type.extensions, apollo: { subgraph: { resolveReference: guarded } } }
}

function ruleOf(schema: GraphQLSchema, field: Field): AccessRule {
  const rule = accessOf(schema, field)
  if (rule === undefined) throw new Error(`${field.name} is without @access.`)
  return rule
}

const property: Resolve = (source, _args, _context, { fieldName }) => (source as Record<string, unknown>)[fieldName]

function answerHidden(
  { id, path }: GivenId,
  field: Field,
  complete: Complete | undefined,
  args: Record<string, unknown>,
) {
  if (complete !== undefined) return complete(notFound(words.get(kindOf(id) ?? '') ?? 'object', path), args)
  if (isNonNullType(field.type)) throw nothingHere()
  return null
}

/** What people call the things that have an id. */
const words: ReadonlyMap<string, string> = new Map([
  ['prj', 'project'],
  ['env', 'environment'],
  ['rev', 'revision'],
  ['rte', 'route'],
  ['whk', 'webhook'],
  ['dep', 'deployment'],
  ['pln', 'plan'],
])
