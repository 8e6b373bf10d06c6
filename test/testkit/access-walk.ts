import { GraphQLID, type GraphQLObjectType, getNamedType, isLeafType } from 'graphql'
import { type Identity, systemCaller } from '../../services/shared/caller.ts'
import { environmentOf, idWithin } from '../../services/shared/ids.ts'
import { isAtLeast, isPermission, permissions, type Role, roles } from '../../services/shared/permissions.ts'
import type { AccessTable, Field } from './access-rules.ts'
import { type Answer, everything, member, tokenOf } from './projects.ts'

/** Everybody who tries what a service has. */
export const callerNames = [
  ...roles,
  'an owner of another project',
  'a token without scopes',
  'a token that may read',
  'a guest of another environment',
  'nobody',
  'the system',
  'the owner of the installation',
] as const
export type CallerName = (typeof callerNames)[number]

/** Who they are, where what they try is in `project`; the stranger owns `other`. */
export function callersIn(project: string, other: string): Readonly<Record<CallerName, Identity | undefined>> {
  const as = (role: Role) => member(role.toLowerCase(), { [project]: role })
  const owner = member('owner', { [project]: 'OWNER' })
  const elsewhere = { role: 'OWNER', environments: [idWithin('env', project)] } as const
  return {
    VIEWER: as('VIEWER'),
    OPERATOR: as('OPERATOR'),
    DEVELOPER: as('DEVELOPER'),
    ADMIN: as('ADMIN'),
    OWNER: as('OWNER'),
    'an owner of another project': member('stranger', { [other]: 'OWNER' }),
    'a token without scopes': tokenOf(owner),
    'a token that may read': tokenOf(owner, 'projects:read'),
    'a guest of another environment': member('guest', { [project]: elsewhere }),
    nobody: undefined,
    'the system': systemCaller('x').identity,
    'the owner of the installation': everything,
  }
}

/** What becomes of a try. What is hidden is null, or a problem NOT_FOUND. */
export type Result = 'allowed' | 'hidden' | 'FORBIDDEN' | 'UNAUTHENTICATED'

/** What tokens are for; whoever is no token may use all that a role has. */
const scopes: Readonly<Record<string, readonly string[]>> = {
  'a token without scopes': [],
  'a token that may read': ['projects:read'],
}

/** What a rule says about a caller who asks for something with this id. */
export function expected(rule: string, name: CallerName, id?: string): Result {
  const [to = ''] = rule.split(' of ')
  if (to === 'public') return 'allowed'
  if (to === 'system') return name === 'the system' ? 'allowed' : 'FORBIDDEN'
  if (name === 'nobody') return 'UNAUTHENTICATED'
  if (to === 'signed-in') return 'allowed'
  if (!isPermission(to)) throw new Error(`${to} is no permission`)
  if (scopes[name]?.includes(to) === false) return 'FORBIDDEN'
  if (id === undefined) return 'allowed'
  if (name === 'an owner of another project') return 'hidden'
  if (name === 'a guest of another environment' && environmentOf(id) !== undefined) return 'hidden'
  const least = permissions[to]
  const role = roles.find((each) => each === name) ?? 'OWNER'
  return least === 'anyone' || isAtLeast(role, least) ? 'allowed' : 'FORBIDDEN'
}

/** What the rules say about a field of an object: whoever does not see it has no fields, whoever sees it needs what the field needs. */
export function expectedOfField(table: AccessTable, path: string, name: CallerName, id: string): Result {
  const [typeName = ''] = path.split('.')
  const onType = table[typeName] ?? ''
  const seen = expected(onType, name, id)
  return seen === 'allowed' ? expected(table[path] ?? onType, name, id) : seen
}

/** How a field of Query or Mutation is called. */
export interface Start {
  /** As written: `(id: "prj_…")`. Best such that the work refuses, so that nothing changes however often it is called. */
  readonly args: string
  /** The one that its rule is about. */
  readonly id?: string
  /** Default: the problems of a payload. */
  readonly select?: string
}

/** Asks a service on somebody's behalf. */
export type Ask = (
  identity: Identity | undefined,
  query: string,
  variables?: object,
) => Promise<Pick<Answer, 'data' | 'codes'>>

/** Calls a field of Query or Mutation; `of` is the argument that its rule points to. */
export async function tryStart(
  ask: Ask,
  identity: Identity | undefined,
  path: string,
  { args, id, select = '{ userErrors { code field } }' }: Start,
  of: string | undefined,
): Promise<Result> {
  const [type = '', field = ''] = path.split('.')
  const { data, codes } = await ask(identity, `${type.toLowerCase()} { ${field}${args} ${select} }`)
  const missed = Object(data?.[field]).userErrors?.some(
    (problem: { code: string; field: string[] }) => problem.code === 'NOT_FOUND' && problem.field.join('.') === of,
  )
  const isNull = type === 'Query' && id !== undefined && data?.[field] === null
  return resultOf(codes, missed || isNull)
}

/** Asks by reference for a field of an object; `given` has its arguments as written, by name. */
export async function tryField(
  ask: Ask,
  identity: Identity | undefined,
  { name: typeName }: GraphQLObjectType,
  field: Field,
  id: string,
  given: Readonly<Record<string, string>>,
): Promise<Result> {
  const query = `query($of: [_Any!]!) { _entities(representations: $of) { ... on ${typeName} { ${asked(field, given)} } } }`
  const { data, codes } = await ask(identity, query, { of: [{ __typename: typeName, id }] })
  const object = data?._entities?.[0]
  // Other fields are null for reasons of their own.
  const pointsElsewhere = field.args.some(({ type }) => getNamedType(type) === GraphQLID)
  return resultOf(codes, object === null || (pointsElsewhere && object?.[field.name] === null))
}

/** A field, with what it cannot be asked for without. */
function asked({ name, args, type }: Field, given: Readonly<Record<string, string>>): string {
  const needed = args.filter((arg) => String(arg.type).endsWith('!')).map((arg) => `${arg.name}: ${given[arg.name]}`)
  return `${name}${needed.length > 0 ? `(${needed})` : ''} ${isLeafType(getNamedType(type)) ? '' : '{ __typename }'}`
}

function resultOf(codes: readonly string[], hidden: boolean): Result {
  for (const code of ['UNAUTHENTICATED', 'FORBIDDEN'] as const) if (codes.includes(code)) return code
  const faults = codes.filter((code) => code !== 'BAD_USER_INPUT')
  if (faults.length > 0) throw new Error(`The work failed: ${faults}`)
  return hidden ? 'hidden' : 'allowed'
}
