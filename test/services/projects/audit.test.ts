import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { buildASTSchema, parse } from 'graphql'
import { auditModel } from '../../../services/projects/audit/model.ts'
import { type Identity, systemCaller } from '../../../services/shared/caller.ts'
import { aroundStore } from '../../testkit/around-store.ts'
import {
  everything,
  makeEnvironment,
  makeProject,
  member,
  openProjectsBed,
  PROBLEMS,
  type ProjectsBed,
} from '../../testkit/projects.ts'

let bed: ProjectsBed
let projectId: string
let environmentId: string
let onAwsId: string

const schema = buildASTSchema(parse(readFileSync('schema/projects.graphql', 'utf8')), { assumeValidSDL: true })
const system = systemCaller('x').identity as Identity

beforeAll(async () => {
  bed = await openProjectsBed()
  projectId = await makeProject(bed, 'watched')
  environmentId = await makeEnvironment(bed, projectId, 'staging')
  onAwsId = await makeEnvironment(bed, projectId, 'on-aws', { target: 'AWS', region: 'eu-west-1' })
})
afterAll(() => bed.close())

const entries = async () => bed.store.collection(auditModel).find({ limit: 1_000 })

/** What was written to the audit log meanwhile. */
async function writtenBy(work: () => Promise<unknown>) {
  const known = new Set((await entries()).map(({ id }) => id))
  await work()
  return (await entries()).filter(({ id }) => !known.has(id))
}

const ROUTES = "import { route } from 'routo'\nexport default [route('Copy').from('queue:In').to('queue:Out')]\n"
const PASSWORD = 'seven green herons at noon'

/** One call of each mutation, in an order in which each can succeed, and what its entry says. */
const calls: Readonly<
  Record<string, { readonly args: () => object; readonly as?: () => Promise<Identity>; readonly says: object }>
> = {
  accountCreate: {
    args: () => ({ input: { email: 'ana@example.org', name: 'Ana', password: PASSWORD } }),
    says: { actor: { kind: 'USER', name: 'Ana' } },
  },
  sessionCreate: {
    args: () => ({ input: { email: 'ana@example.org', password: PASSWORD } }),
    says: { actor: { name: 'Ana' } },
  },
  sessionDelete: { args: () => ({}), as: () => signedIn(), says: { actor: { name: 'Ana' } } },
  apiTokenCreate: {
    args: () => ({ input: { name: 'ci', scopes: ['*'], projectId } }),
    as: () => signedIn(),
    says: { after: { name: 'ci' } },
  },
  sessionExchange: {
    args: () => ({ credential: token }),
    as: async () => system,
    says: { actor: { kind: 'TOKEN', name: 'ci' } },
  },
  apiTokenRevoke: { args: () => ({ id: tokenId }), as: () => signedIn(), says: { before: { name: 'ci' } } },
  memberSet: {
    args: () => ({ input: { projectId, email: 'ana@example.org', role: 'DEVELOPER' } }),
    says: { after: { role: 'DEVELOPER' } },
  },
  projectCreate: {
    args: () => ({ input: { slug: 'new-one', idempotencyKey: 'key-1' } }),
    says: { after: { slug: 'new-one' }, idempotencyKey: 'key-1' },
  },
  projectUpdate: {
    args: () => ({ input: { id: projectId, name: 'Watched' } }),
    says: { before: { name: 'watched' }, after: { name: 'Watched' } },
  },
  environmentCreate: {
    args: () => ({ input: { projectId, name: 'prod', target: 'AWS', region: 'eu-west-1' } }),
    says: { after: { name: 'prod', target: { kind: 'AWS', region: 'eu-west-1' } } },
  },
  environmentAwsSet: {
    args: () => ({ input: { environmentId: onAwsId, roleArn: 'arn:aws:iam::123456789012:role/routo' } }),
    says: { before: {}, after: { roleArn: 'arn:aws:iam::123456789012:role/routo' } },
  },
  environmentConfigSet: {
    args: () => ({ input: { environmentId, variables: { REGION: 'eu' }, secrets: { API_KEY: PASSWORD } } }),
    says: { before: { variables: {}, secrets: [] }, after: { variables: { REGION: 'eu' }, secrets: ['API_KEY'] } },
  },
  projectPush: {
    args: () => ({ input: { projectId, files: [{ path: 'routes.ts', text: ROUTES }] } }),
    says: { before: { head: 0 }, after: { number: 1 } },
  },
  routeSave: {
    args: () => ({
      input: { projectId, expectedRevision: 1, source: "route('Other').from('queue:Other').to('queue:Out')" },
    }),
    says: { before: { head: 1 }, after: { number: 2 } },
  },
  routeDelete: {
    args: () => ({ input: { routeId: `rte_${projectId.slice(4)}_Other`, expectedRevision: 2 } }),
    says: { before: { head: 2 }, after: { number: 3 } },
  },
  auditRecord: {
    args: () => ({ event: eventElsewhere() }),
    as: async () => system,
    says: { at: new Date('2026-11-21T09:30:00.000Z'), after: { url: 'https://example.org' } },
  },
  projectDelete: {
    args: () => ({ input: { id: projectId, confirmSlug: 'watched' } }),
    says: { before: { slug: 'watched', name: 'Watched' } },
  },
}

let tokenId = ''
let token = ''

/** What another service would send. */
const eventElsewhere = () => ({
  id: `aud_${projectId.slice(4)}_elsewhere`,
  at: '2026-11-21T09:30:00.000Z',
  actor: { id: 'acc_1', kind: 'USER', name: 'Ana' },
  action: 'auditRecord',
  projectId,
  requestId: 'request-elsewhere',
  ip: '203.0.113.7',
  after: { url: 'https://example.org' },
})

async function signedIn(): Promise<Identity> {
  const { data } = await bed.ask(undefined, operationOf('sessionCreate'), calls.sessionCreate?.args())
  const asked = 'query($credential: String!) { authenticate(credential: $credential) }'
  const found = await bed.ask(system, asked, { credential: data.sessionCreate.token })
  return { ...found.data.authenticate, grants: everything.grants }
}

/** Calls a mutation with everything that its arguments allow. */
function operationOf(name: string): string {
  const field = schema.getMutationType()?.getFields()[name]
  const args = field?.args ?? []
  const declared = args.map((arg) => `$${arg.name}: ${arg.type}`).join(', ')
  const passed = args.map((arg) => `${arg.name}: $${arg.name}`).join(', ')
  const asked = name === 'auditRecord' ? '' : `{ ${PROBLEMS} ${extras[name] ?? ''} }`
  return `mutation${declared && `(${declared})`} { ${name}${passed && `(${passed})`} ${asked} }`
}

const extras: Readonly<Record<string, string>> = { sessionCreate: 'token', apiTokenCreate: 'token apiToken { id }' }

test('there is a call for every mutation', () => {
  expect(Object.keys(calls).sort()).toEqual(Object.keys(schema.getMutationType()?.getFields() ?? {}).sort())
})

test.each(Object.keys(calls))('%s leaves exactly one entry, with who, when, what and the request', async (name) => {
  const call = calls[name]
  const as = name.startsWith('account') || name === 'sessionCreate' ? undefined : ((await call?.as?.()) ?? everything)
  const written = await writtenBy(async () => {
    const { data, messages } = await bed.ask(as, operationOf(name), call?.args())
    expect({ messages, problems: Object(data?.[name]).userErrors ?? [] }).toEqual({ messages: [], problems: [] })
    tokenId = data.apiTokenCreate?.apiToken.id ?? tokenId
    token = data.apiTokenCreate?.token ?? token
  })
  expect(written).toHaveLength(1)
  expect(written[0]).toMatchObject({
    action: name,
    requestId: expect.stringMatching(/^request-/),
    ip: '203.0.113.7',
    actor: { id: expect.any(String) },
    ...call?.says,
  })
  expect(JSON.stringify(written)).not.toContain(PASSWORD)
})

test('what was refused leaves no entry', async () => {
  const id = await makeProject(bed, 'untouched')
  const written = await writtenBy(async () => {
    await bed.ask(member('eve', {}), operationOf('projectUpdate'), { input: { id, name: 'x' } })
    await bed.ask(member('vic', { [id]: 'VIEWER' }), operationOf('projectUpdate'), { input: { id, name: 'x' } })
    await bed.ask(everything, operationOf('projectUpdate'), { input: { id, name: '' } })
  })
  expect(written).toEqual([])
})

test('an entry of another service that comes twice is kept once', async () => {
  const event = { ...eventElsewhere(), id: 'aud_twice00000000' }
  const written = await writtenBy(async () => {
    for (let time = 0; time < 2; time++) await bed.ask(system, operationOf('auditRecord'), { event })
  })
  expect(written).toHaveLength(1)
})

test.each([
  ['no object', 'text'],
  ['no id', {}],
  ['another kind of id', { id: 'prj_1' }],
  ['no actor', { id: 'aud_1', at: '2026-11-21T09:30:00.000Z', action: 'x', requestId: 'r', actor: { id: 'acc_1' } }],
])('what is no event is refused: %s', async (_what, event) => {
  expect((await bed.ask(system, operationOf('auditRecord'), { event })).codes).toEqual(['BAD_USER_INPUT'])
})

const LOG = `query($id: ID!, $first: Int, $after: String, $filter: AuditFilter) {
  project(id: $id) { auditLog(first: $first, after: $after, filter: $filter) {
    nodes { id action actor { id } subject { id } at } pageInfo { endCursor hasNextPage hasPreviousPage }
  } }
}`

test('the log is read from the newest on, page by page, and can be filtered', async () => {
  const id = await makeProject(bed, 'long-story')
  const environment = await makeEnvironment(bed, id, 'prod')
  for (let index = 0; index < 7; index++) {
    await bed.must(operationOf('projectUpdate'), { input: { id, name: `Name ${index}` } })
  }
  const read = async (variables: object) => (await bed.must(LOG, { id, ...variables })).project.auditLog
  const pages = []
  let page = await read({ first: 4 })
  for (pages.push(page); page.pageInfo.hasNextPage; pages.push(page)) {
    page = await read({ first: 4, after: page.pageInfo.endCursor })
  }
  const nodes = pages.flatMap((each) => each.nodes)
  expect(pages.map((each) => [each.nodes.length, each.pageInfo.hasPreviousPage])).toEqual([
    [4, false],
    [4, true],
    [1, true],
  ])
  expect(new Set(nodes.map((each) => each.id)).size).toBe(9)
  expect(nodes.map((each) => each.at)).toEqual(
    nodes
      .map((each) => each.at)
      .sort()
      .reverse(),
  )
  const actions = async (filter: object) =>
    (await read({ filter })).nodes.map((each: { action: string }) => each.action)
  expect(await actions({ subjectId: environment })).toEqual(['environmentCreate'])
  expect(await actions({ action: { in: ['projectCreate', 'environmentCreate'] } })).toEqual([
    'environmentCreate',
    'projectCreate',
  ])
  expect(await actions({ action: { startsWith: 'ENVIRON' }, actorId: everything.actor.id })).toEqual([
    'environmentCreate',
  ])
  expect(await actions({ actorId: 'acc_nobody000000' })).toEqual([])
  expect(await actions({ at: { lt: '2001-01-01T00:00:00Z' } })).toEqual([])
})

test('an entry that cannot be written is an error for the caller, and stands in the log', async () => {
  const broken = await openProjectsBed({
    around: (store) =>
      aroundStore(store, async (call, name) => {
        if (name === `${auditModel.name}.insert`) throw new Error('The disk is full.')
        return call()
      }),
  })
  const input = { slug: 'unwatched', name: 'Unwatched' }
  expect((await broken.ask(everything, operationOf('projectCreate'), { input })).codes).toEqual(['INTERNAL'])
  expect(broken.logged.join('')).toMatch(/projectCreate.*Unwatched.*the audit log could not be written/)
  await broken.close()
})
