import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { GraphQLObjectType } from 'graphql'
import type { Identity } from '../../../services/shared/caller.ts'
import { idInEnvironment } from '../../../services/shared/ids.ts'
import { type AccessTable, entitiesIn, rulesIn, schemaOf, startsIn } from '../../testkit/access-rules.ts'
import {
  callerNames,
  callersIn,
  expected,
  expectedOfField,
  type Result,
  type Start,
  tryField,
  tryStart,
} from '../../testkit/access-walk.ts'
import { everything, makeEnvironment, makeProject, openProjectsBed, type ProjectsBed } from '../../testkit/projects.ts'

const table: AccessTable = {
  'Query.node': 'projects:read',
  'Query.viewer': 'public',
  'Query.project': 'projects:read',
  'Query.projects': 'projects:read',
  'Query.stepCatalog': 'signed-in',
  'Query.endpointCatalog': 'signed-in',
  'Query.projectCheck': 'routes:try of input.projectId',
  'Query.routeEdit': 'routes:try of input.projectId',
  'Query.authenticate': 'system',
  'Query.deployable': 'system',
  'Query.awsPlace': 'system',
  'Query.awsPlaces': 'system',
  'Query.deployableFiles': 'system',
  'Query.deployableConfig': 'system',
  'Query.projectsFeed': 'system',
  'Mutation.accountCreate': 'public',
  'Mutation.sessionCreate': 'public',
  'Mutation.sessionExchange': 'system',
  'Mutation.sessionDelete': 'signed-in',
  'Mutation.projectCreate': 'projects:create',
  'Mutation.projectUpdate': 'projects:write of input.id',
  'Mutation.projectDelete': 'projects:delete of input.id',
  'Mutation.environmentCreate': 'environments:write of input.projectId',
  'Mutation.environmentConfigSet': 'config:write of input.environmentId',
  'Mutation.environmentAwsSet': 'environments:write of input.environmentId',
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
  'Environment.externalId': 'environments:write',
  Deployment: 'projects:read',
  DeploymentPlan: 'projects:read',
  Execution: 'projects:read',
  DeadLetter: 'projects:read',
  Redrive: 'projects:read',
  Actor: 'signed-in',
  ApiToken: 'signed-in',
}

const schema = schemaOf('projects')

test('the schema has exactly these rules', () => {
  expect(rulesIn(schema)).toEqual(table)
})

test('every field that clients can start at has a rule, and every entity', () => {
  const entities = entitiesIn(schema)
  const starts = startsIn(schema)
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
  callers = callersIn(project, await makeProject(bed, 'elsewhere'))
})
afterAll(() => bed.close())

/** Where the work itself is stricter than the rule, for a reason that no rule can say. */
const stricter: Readonly<Record<string, readonly string[]>> = {
  // It concerns environments that the guest does not see.
  'a guest of another environment': ['Mutation.environmentCreate', 'Mutation.projectDelete'],
  // It has no account.
  'the system': ['Mutation.apiTokenCreate'],
}

/** Arguments that reach the work and make it refuse, so that nothing changes however often it is called. */
const starts: Readonly<Record<string, () => Start>> = {
  'Query.node': () => ({ args: `(id: "${ids.environment}")`, id: ids.environment, select: '{ id }' }),
  'Query.viewer': () => ({ args: '', select: '{ id }' }),
  'Query.project': () => ({ args: `(id: "${ids.project}")`, id: ids.project, select: '{ id }' }),
  'Query.projects': () => ({ args: '', select: '{ totalCount }' }),
  'Query.stepCatalog': () => ({ args: '', select: '{ kind }' }),
  'Query.endpointCatalog': () => ({ args: '', select: '{ kind }' }),
  'Query.projectCheck': () => ({
    args: `(input: { projectId: "${ids.project}", files: [] })`,
    id: ids.project,
    select: '{ userErrors { code field } }',
  }),
  'Query.routeEdit': () => ({
    args: `(input: { projectId: "${ids.project}", files: [], remove: "Copy" })`,
    id: ids.project,
    select: '{ userErrors { code field } }',
  }),
  'Query.authenticate': () => ({ args: '(credential: "none")', select: '' }),
  'Query.deployable': () => ({ args: `(environmentId: "${ids.environment}")`, select: '' }),
  'Query.awsPlace': () => ({ args: `(environmentId: "${ids.environment}")`, select: '' }),
  'Query.awsPlaces': () => ({ args: '', select: '' }),
  'Query.deployableFiles': () => ({ args: `(revisionId: "${ids.revision}")`, select: '' }),
  'Query.deployableConfig': () => ({ args: `(environmentId: "${ids.environment}")`, select: '' }),
  'Query.projectsFeed': () => ({ args: '(limit: 1, waitMs: 0)', select: '{ place }' }),
  'Mutation.accountCreate': () => ({ args: '(input: { email: "x", name: "", password: "x" })' }),
  'Mutation.sessionCreate': () => ({ args: `(input: { email: "${++emails}@example.org", password: "x" })` }),
  'Mutation.sessionExchange': () => ({ args: '(credential: "none")' }),
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
  'Mutation.environmentAwsSet': () => ({
    args: `(input: { environmentId: "${ids.environment}", roleArn: "none" })`,
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
    const asked = make()
    found[start] = await tryStart(bed.ask, callers[name], start, asked, table[start]?.split(' of ')[1])
    said[start] = stricter[name]?.includes(start) ? 'FORBIDDEN' : expected(table[start] ?? '', name, asked.id)
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
      const path = `${typeName}.${field.name}`
      found[path] = await tryField(bed.ask, callers[name], type, field, ids[kind], given)
      said[path] = expectedOfField(table, path, name, ids[kind])
    }
  }
  expect(Object.keys(found).length).toBeGreaterThan(45)
  expect(found).toEqual(said)
})

test.each([
  ['dep', 'Deployment'],
  ['pln', 'DeploymentPlan'],
  ['exe', 'Execution'],
  ['dlq', 'DeadLetter'],
  ['rdr', 'Redrive'],
] as const)('what another service keeps under %s_… is a node %s, for who sees its environment', async (kind, type) => {
  const id = idInEnvironment(kind, ids.environment, 'a-1')
  const query = 'query($id: ID!) { node(id: $id) { __typename id } }'
  const nodeFor = async (name: string) => (await bed.ask(callers[name], query, { id })).data.node
  expect(await nodeFor('VIEWER')).toEqual({ __typename: type, id })
  expect(await nodeFor('a guest of another environment')).toBeNull()
  expect(await nodeFor('an owner of another project')).toBeNull()
})

test('what a token may not see is not there, whoever owns it', async () => {
  const query = 'query($id: ID!) { node(id: $id) { id } }'
  expect((await bed.ask(everything, query, { id: ids.token })).data.node).toEqual({ id: ids.token })
  for (const name of ['VIEWER', 'DEVELOPER', 'an owner of another project']) {
    expect((await bed.ask(callers[name], query, { id: ids.token })).data.node).toBeNull()
  }
})
