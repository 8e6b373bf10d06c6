import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import {
  buildASTSchema,
  type GraphQLField,
  type GraphQLObjectType,
  getDirectiveValues,
  getNamedType,
  isLeafType,
  isObjectType,
  parse,
} from 'graphql'
import { type Identity, systemCaller } from '../../../services/shared/caller.ts'
import {
  type Access,
  isAtLeast,
  isPermission,
  permissions,
  type Role,
  roles,
} from '../../../services/shared/permissions.ts'
import {
  everything,
  makeEnvironment,
  makeProject,
  member,
  openProjectsBed,
  type ProjectsBed,
  tokenOf,
} from '../../testkit/projects.ts'

type Field = GraphQLField<unknown, unknown>

/**
 * Who may do what, written down a second time on purpose: a rule of the schema that is removed, weakened or made stricter
 * differs from this.
 */
const table: Readonly<Record<string, `${Access}` | `${Access} of ${string}`>> = {
  'Query.node': 'projects:read',
  'Query.viewer': 'public',
  'Query.project': 'projects:read',
  'Query.projects': 'projects:read',
  'Query.stepCatalog': 'signed-in',
  'Query.endpointCatalog': 'signed-in',
  'Query.authenticate': 'system',
  'Mutation.accountCreate': 'public',
  'Mutation.sessionCreate': 'public',
  'Mutation.sessionDelete': 'signed-in',
  'Mutation.projectCreate': 'projects:create',
  'Mutation.projectUpdate': 'projects:write of input.id',
  'Mutation.projectDelete': 'projects:delete of input.id',
  'Mutation.environmentCreate': 'environments:write of input.projectId',
  'Mutation.environmentConfigSet': 'config:write of input.environmentId',
  'Mutation.routeSave': 'routes:write of input.projectId',
  'Mutation.routeDelete': 'routes:write of input.routeId',
  'Mutation.projectPush': 'routes:write of input.projectId',
  'Mutation.apiTokenCreate': 'account:write',
  'Mutation.apiTokenRevoke': 'account:write',
  'Mutation.memberSet': 'members:write of input.projectId',
  'Mutation.auditRecord': 'system',
  Project: 'projects:read',
  'Project.tokens': 'tokens:write',
  'Project.auditLog': 'audit:read',
  Revision: 'projects:read',
  Route: 'projects:read',
  Environment: 'projects:read',
  Actor: 'signed-in',
  ApiToken: 'signed-in',
}

const schema = buildASTSchema(parse(readFileSync('schema/projects.graphql', 'utf8')), { assumeValidSDL: true })
const objects = Object.values(schema.getTypeMap())
  .filter(isObjectType)
  .filter(({ name }) => !name.startsWith('_'))

/** The rule that the schema has on a type or a field. */
function ruleOf({ astNode }: GraphQLObjectType | Field): string | undefined {
  const directive = schema.getDirective('access')
  const values = directive && astNode ? getDirectiveValues(directive, astNode) : undefined
  return values && [values.to, ...(values.of === undefined ? [] : ['of', values.of])].join(' ')
}

test('the schema has exactly these rules', () => {
  const rules = objects.flatMap((type) => [
    [type.name, ruleOf(type)],
    ...Object.values(type.getFields()).map((field) => [`${type.name}.${field.name}`, ruleOf(field)]),
  ])
  expect(Object.fromEntries(rules.filter(([, rule]) => rule !== undefined))).toEqual(table)
})

test('every field that clients can start at has a rule, and every entity', () => {
  const entities = objects.filter(({ astNode }) => astNode?.directives?.some(({ name }) => name.value === 'key'))
  const starts = ['Query', 'Mutation'].flatMap((name) =>
    Object.keys((schema.getType(name) as GraphQLObjectType).getFields()).map((field) => `${name}.${field}`),
  )
  expect(entities.length).toBeGreaterThan(4)
  for (const name of [...starts, ...entities.map((type) => type.name)]) expect(Object.keys(table)).toContain(name)
})

let bed: ProjectsBed
/** Ids in the project that the callers are members of. */
let ids: Readonly<Record<'project' | 'environment' | 'route' | 'revision' | 'token', string>>
let callers: Readonly<Record<string, Identity | undefined>>

const ROUTES = "import { route } from 'routo'\nexport default [route('Copy').from('queue:In').to('queue:Out')]\n"

beforeAll(async () => {
  bed = await openProjectsBed()
  const project = await makeProject(bed, 'guarded')
  const environment = await makeEnvironment(bed, project, 'prod')
  const push =
    'mutation($input: ProjectPushInput!) { projectPush(input: $input) { revision { id } routes { id } userErrors { code } } }'
  const pushed = (await bed.must(push, { input: { projectId: project, files: [{ path: 'routes.ts', text: ROUTES }] } }))
    .projectPush
  const make =
    'mutation($input: ApiTokenCreateInput!) { apiTokenCreate(input: $input) { apiToken { id } userErrors { code } } }'
  const token = (await bed.must(make, { input: { name: 'ci', scopes: ['*'], projectId: project } })).apiTokenCreate
    .apiToken.id
  ids = { project, environment, route: pushed.routes[0].id, revision: pushed.revision.id, token }
  const other = await makeProject(bed, 'elsewhere')
  const owner = member('owner', { [project]: 'OWNER' })
  callers = {
    ...Object.fromEntries(roles.map((role) => [role, member(role.toLowerCase(), { [project]: role })])),
    'an owner of another project': member('stranger', { [other]: 'OWNER' }),
    'a token without scopes': tokenOf(owner),
    'a token that may read': tokenOf(owner, 'projects:read'),
    'a guest of another environment': member('guest', { [project]: { role: 'OWNER', environments: ['env_x'] } }),
    nobody: undefined,
    'the system': systemCaller('x').identity,
    'the owner of the installation': everything,
  }
})
afterAll(() => bed.close())

const callerNames = [
  ...roles,
  'an owner of another project',
  'a token without scopes',
  'a token that may read',
  'a guest of another environment',
  'nobody',
  'the system',
  'the owner of the installation',
] as const

type Result = 'allowed' | 'hidden' | 'FORBIDDEN' | 'UNAUTHENTICATED'

/** What tokens are for; whoever is no token may use all that a role has. */
const scopes: Readonly<Record<string, readonly string[]>> = {
  'a token without scopes': [],
  'a token that may read': ['projects:read'],
}

/** Where the work itself is stricter than the rule, for a reason that no rule can say. */
const stricter: Readonly<Record<string, readonly string[]>> = {
  // It concerns environments that the guest does not see.
  'a guest of another environment': ['Mutation.environmentCreate', 'Mutation.projectDelete'],
  // It has no account.
  'the system': ['Mutation.apiTokenCreate'],
}

/** What the rule says about a caller who asks for something with this id. */
function expected(rule: string, name: (typeof callerNames)[number], id?: string): Result {
  const [to = ''] = rule.split(' of ')
  if (to === 'public') return 'allowed'
  if (to === 'system') return name === 'the system' ? 'allowed' : 'FORBIDDEN'
  if (name === 'nobody') return 'UNAUTHENTICATED'
  if (to === 'signed-in') return 'allowed'
  if (!isPermission(to)) throw new Error(`${to} is no permission`)
  if (scopes[name]?.includes(to) === false) return 'FORBIDDEN'
  return id === undefined ? 'allowed' : expectedOf(permissions[to], name, id)
}

function expectedOf(least: Role | 'anyone', name: (typeof callerNames)[number], id: string): Result {
  if (name === 'an owner of another project') return 'hidden'
  if (name === 'a guest of another environment' && id === ids.environment) return 'hidden'
  const role = roles.find((each) => each === name) ?? 'OWNER'
  return least === 'anyone' || isAtLeast(role, least) ? 'allowed' : 'FORBIDDEN'
}

/** Arguments that reach the work and make it refuse, so that nothing changes however often it is called. */
const starts: Readonly<
  Record<string, () => { readonly args: string; readonly id?: string; readonly select?: string }>
> = {
  'Query.node': () => ({ args: `(id: "${ids.environment}")`, id: ids.environment, select: '{ id }' }),
  'Query.viewer': () => ({ args: '', select: '{ id }' }),
  'Query.project': () => ({ args: `(id: "${ids.project}")`, id: ids.project, select: '{ id }' }),
  'Query.projects': () => ({ args: '', select: '{ totalCount }' }),
  'Query.stepCatalog': () => ({ args: '', select: '{ kind }' }),
  'Query.endpointCatalog': () => ({ args: '', select: '{ kind }' }),
  'Query.authenticate': () => ({ args: '(credential: "none")', select: '' }),
  'Mutation.accountCreate': () => ({ args: '(input: { email: "x", name: "", password: "x" })' }),
  'Mutation.sessionCreate': () => ({ args: `(input: { email: "${++emails}@example.org", password: "x" })` }),
  'Mutation.sessionDelete': () => ({ args: '' }),
  'Mutation.projectCreate': () => ({ args: '(input: { slug: "" })' }),
  'Mutation.projectUpdate': () => ({ args: `(input: { id: "${ids.project}", name: "" })`, id: ids.project }),
  'Mutation.projectDelete': () => ({ args: `(input: { id: "${ids.project}", confirmSlug: "" })`, id: ids.project }),
  'Mutation.environmentCreate': () => ({
    args: `(input: { projectId: "${ids.project}", name: "?", target: LOCAL })`,
    id: ids.project,
  }),
  'Mutation.environmentConfigSet': () => ({
    args: `(input: { environmentId: "${ids.environment}", variables: 1 })`,
    id: ids.environment,
  }),
  'Mutation.routeSave': () => ({
    args: `(input: { projectId: "${ids.project}", expectedRevision: 1 })`,
    id: ids.project,
  }),
  'Mutation.routeDelete': () => ({
    args: `(input: { routeId: "${ids.route}", expectedRevision: 99 })`,
    id: ids.route,
  }),
  'Mutation.projectPush': () => ({
    args: `(input: { projectId: "${ids.project}", files: [{ path: "../x", text: "" }] })`,
    id: ids.project,
  }),
  'Mutation.apiTokenCreate': () => ({ args: '(input: { name: "", scopes: [] })' }),
  'Mutation.apiTokenRevoke': () => ({ args: '(id: "tok_none")' }),
  'Mutation.memberSet': () => ({ args: `(input: { projectId: "${ids.project}", email: "none" })`, id: ids.project }),
  'Mutation.auditRecord': () => ({ args: '(event: 1)', select: '' }),
}
let emails = 0

test.each(callerNames)('%s: each query and mutation is as its rule says', async (name) => {
  const found: Record<string, Result> = {}
  const said: Record<string, Result> = {}
  for (const [start, make] of Object.entries(starts)) {
    const { args, id, select = '{ userErrors { code field } }' } = make()
    const [type = '', field = ''] = start.split('.')
    const { data, codes } = await bed.ask(callers[name], `${type.toLowerCase()} { ${field}${args} ${select} }`)
    const of = table[start]?.split(' of ')[1]
    const missed = Object(data?.[field]).userErrors?.some(
      (problem: { code: string; field: string[] }) => problem.code === 'NOT_FOUND' && problem.field.join('.') === of,
    )
    const isNull = type === 'Query' && id !== undefined && data?.[field] === null
    found[start] = resultOf(codes, missed || isNull)
    said[start] = stricter[name]?.includes(start) ? 'FORBIDDEN' : expected(table[start] ?? '', name, id)
  }
  expect(found).toEqual(said)
})

test('each query and mutation is tried', () => {
  expect(Object.keys(starts)).toEqual(Object.keys(table).filter((each) => /^(Query|Mutation)\./.test(each)))
})

/** An object of each entity that belongs to a project. */
const entities = { Project: 'project', Environment: 'environment', Route: 'route', Revision: 'revision' } as const
const given: Readonly<Record<string, string>> = { number: '1', name: '"prod"' }

test.each(callerNames)('%s: each field of each entity is as its rule says', async (name) => {
  const found: Record<string, Result> = {}
  const said: Record<string, Result> = {}
  for (const [typeName, kind] of Object.entries(entities)) {
    const type = schema.getType(typeName) as GraphQLObjectType
    for (const field of Object.values(type.getFields())) {
      const query = `query($of: [_Any!]!) { _entities(representations: $of) { ... on ${typeName} { ${asked(field)} } } }`
      const { data, codes } = await bed.ask(callers[name], query, { of: [{ __typename: typeName, id: ids[kind] }] })
      const path = `${typeName}.${field.name}`
      found[path] = resultOf(codes, data?._entities?.[0] === null)
      // Whoever does not see the object has no fields; whoever sees it needs what the field needs.
      const onType = expected(table[typeName] ?? '', name, ids[kind])
      said[path] = onType === 'allowed' ? expected(table[path] ?? table[typeName] ?? '', name, ids[kind]) : onType
    }
  }
  expect(Object.keys(found).length).toBeGreaterThan(45)
  expect(found).toEqual(said)
})

/** A field, with what it cannot be asked for without. */
function asked({ name, args, type }: Field): string {
  const needed = args.filter((arg) => String(arg.type).endsWith('!')).map((arg) => `${arg.name}: ${given[arg.name]}`)
  return `${name}${needed.length > 0 ? `(${needed})` : ''} ${isLeafType(getNamedType(type)) ? '' : '{ __typename }'}`
}

function resultOf(codes: readonly string[], hidden: boolean): Result {
  for (const code of ['UNAUTHENTICATED', 'FORBIDDEN'] as const) if (codes.includes(code)) return code
  const faults = codes.filter((code) => code !== 'BAD_USER_INPUT')
  if (faults.length > 0) throw new Error(`The work failed: ${faults}`)
  return hidden ? 'hidden' : 'allowed'
}

test('what a token may not see is not there, whoever owns it', async () => {
  const query = 'query($id: ID!) { node(id: $id) { id } }'
  expect((await bed.ask(everything, query, { id: ids.token })).data.node).toEqual({ id: ids.token })
  for (const name of ['VIEWER', 'DEVELOPER', 'an owner of another project']) {
    expect((await bed.ask(callers[name], query, { id: ids.token })).data.node).toBeNull()
  }
})
