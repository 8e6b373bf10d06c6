import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import type { Identity } from '../../../services/shared/caller.ts'
import { permissions } from '../../../services/shared/permissions.ts'
import { makeEnvironment, makeProject, openTestbed, operations, register, type Testbed, whoIs } from './support.ts'

let testbed: Testbed
/** Owns the project, is nobody in the installation. */
let ana: Identity
/** A stranger to the project. */
let ben: Identity
let projectId: string
let staging: string
let production: string
let round = 0

beforeAll(async () => {
  testbed = await openTestbed()
  await register(testbed, 'installation-owner')
})

beforeEach(async () => {
  round++
  ana = await register(testbed, `ana-${round}`)
  ben = await register(testbed, `ben-${round}`)
  projectId = await makeProject(testbed, ana, `orders-${round}`)
  ana = { ...ana, grants: { [projectId]: { role: 'OWNER' } } }
  staging = await makeEnvironment(testbed, ana, projectId, 'staging')
  production = await makeEnvironment(testbed, ana, projectId, 'production')
})

afterAll(() => testbed.close())

const ask = (input: object, as: Identity = ana) => testbed.ask(operations.createToken, { input }, as)

/** Makes a token. @returns it and its id */
async function make(input: object = {}, as: Identity = ana): Promise<{ token: string; id: string }> {
  const { data, errors } = await ask({ name: 'ci', scopes: ['*'], ...input }, as)
  const { token, apiToken, userErrors } = data?.apiTokenCreate ?? {}
  if (apiToken == null) throw new Error(JSON.stringify({ userErrors, errors }))
  return { token, id: apiToken.id }
}

async function signInWith({ token }: { token: string }): Promise<Identity> {
  const identity = await whoIs(testbed, token)
  if (identity === undefined) throw new Error('the token lets nobody in')
  return identity
}

const revoke = (id: string, as: Identity = ana) => testbed.ask(operations.revokeToken, { id }, as)

const setMember = (email: string, role: string | null, environmentIds?: string[]) =>
  testbed.ask(operations.setMember, { input: { projectId, email, role, environmentIds } }, ana)

test('a token is shown once, and then only how it begins', async () => {
  const { data } = await ask({ name: ' nightly ', scopes: ['routes:write'], projectId, environmentIds: [staging] })
  const { token, apiToken } = data.apiTokenCreate
  expect(token).toMatch(/^rto_[\w-]{43}$/)
  expect(apiToken).toEqual({
    id: expect.stringMatching(/^tok_/),
    name: 'nightly',
    prefix: token.slice(0, 12),
    scopes: ['routes:write'],
    expiresAt: null,
    createdBy: { id: ana.accountId, kind: 'USER', name: `ana-${round}` },
    project: { id: projectId },
    environments: [{ id: staging }],
  })
  const list = await testbed.ask(
    '{ viewer { id email kind tokens { id name } rateLimit { limit remaining } } }',
    {},
    await signInWith({ token }),
  )
  expect(list.data.viewer).toMatchObject({ id: apiToken.id, kind: 'TOKEN', email: null })
  expect(list.data.viewer.tokens).toEqual([{ id: apiToken.id, name: 'nightly' }])
})

test('everything that is wrong with a request is said at once, with the scopes that there are', async () => {
  const { data } = await ask({
    name: '',
    scopes: ['route:write', 'routes:write', '$ne'],
    projectId,
    environmentIds: [staging, 'env_000000000000_elsewher'],
    expiresAt: '2001-01-01T00:00:00Z',
  })
  const { userErrors, token } = data.apiTokenCreate
  expect(token).toBeNull()
  expect(userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['input', 'environmentIds', '1'] }])
  const known = (
    await ask({ name: '', scopes: ['route:write', 'routes:write', '$ne'], expiresAt: '2001-01-01T00:00:00Z' })
  ).data.apiTokenCreate.userErrors
  expect(known.map(({ field }: { field: string[] }) => field.join('.'))).toEqual([
    'input.name',
    'input.scopes.0',
    'input.scopes.2',
    'input.expiresAt',
  ])
  expect(known[1].message).toContain('Did you mean "routes:write"?')
  for (const scope of Object.keys(permissions)) expect(known[1].hint).toContain(scope)
})

test.each([
  ['no scope', { scopes: [] }, 'scopes'],
  ['environments without a project', { environmentIds: ['env_000000000000_elsewher'] }, 'environmentIds'],
])('a token with %s is refused', async (_what, input, field) => {
  const { data } = await ask({ name: 'ci', scopes: ['*'], ...input })
  expect(data.apiTokenCreate.userErrors).toMatchObject([{ field: expect.arrayContaining(['input', field]) }])
})

test('an environment of another project is no environment of this one', async () => {
  const otherId = await makeProject(testbed, ana, `other-${round}`)
  const both = { ...ana, grants: { ...ana.grants, [otherId]: { role: 'OWNER' } } } satisfies Identity
  const foreign = await makeEnvironment(testbed, both, otherId, 'staging')
  const { data } = await ask({ name: 'ci', scopes: ['*'], projectId, environmentIds: [foreign] }, both)
  expect(data.apiTokenCreate.userErrors).toMatchObject([{ code: 'NOT_FOUND' }])
})

test('a project that one is no member of is answered like one that does not exist', async () => {
  const answers = await Promise.all(
    [projectId, 'prj_000000000000'].map((id) => ask({ name: 'ci', scopes: ['*'], projectId: id }, ben)),
  )
  expect(answers[0]?.data.apiTokenCreate.userErrors).toMatchObject([{ code: 'NOT_FOUND' }])
  expect(answers[1]?.data).toEqual(answers[0]?.data)
})

test('a token may what its account may at this moment, within its project, environments and scopes', async () => {
  const wide = await make()
  const narrow = await make({ scopes: ['projects:read', 'config:write'], projectId, environmentIds: [staging] })
  expect(await signInWith(wide)).toMatchObject({
    actor: { id: wide.id, kind: 'TOKEN', name: 'ci' },
    accountId: ana.accountId,
    grants: { [projectId]: { role: 'OWNER' } },
  })
  expect(await signInWith(narrow)).toMatchObject({
    grants: { [projectId]: { role: 'OWNER', environments: [staging] } },
    scopes: ['projects:read', 'config:write'],
  })
  await testbed.ask(
    operations.setMember,
    { input: { projectId, email: `ben-${round}@example.org`, role: 'OWNER' } },
    ana,
  )
  const asBen = { ...ben, grants: { [projectId]: { role: 'OWNER' } } } satisfies Identity
  const demoted = { projectId, email: `ana-${round}@example.org`, role: 'DEVELOPER', environmentIds: [production] }
  await testbed.ask(operations.setMember, { input: demoted }, asBen)
  expect((await signInWith(wide)).grants).toEqual({ [projectId]: { role: 'DEVELOPER', environments: [production] } })
  expect((await signInWith(narrow)).grants).toEqual({ [projectId]: { role: 'DEVELOPER', environments: [] } })
  await testbed.ask(operations.setMember, { input: { ...demoted, role: null, environmentIds: null } }, asBen)
  expect((await signInWith(wide)).grants).toEqual({})
})

test('a token for one project makes no others, even of the owner of the installation', async () => {
  const owner: Identity = { ...ana, grants: { '*': { role: 'OWNER' } } }
  const acting = await signInWith(await make({ projectId }, owner))
  expect(acting.grants).toEqual({ [projectId]: { role: 'OWNER' } })
  const { codes } = await testbed.ask(operations.createProject, { input: { slug: `more-${round}` } }, acting)
  expect(codes).toEqual(['FORBIDDEN'])
})

test('a token that expired lets nobody in', async () => {
  const expiresAt = new Date(testbed.now().getTime() + 1_000).toISOString()
  const made = await make({ expiresAt })
  expect(await whoIs(testbed, made.token)).toBeDefined()
  testbed.pass(1_000)
  expect(await whoIs(testbed, made.token)).toBeUndefined()
})

test('a token that is revoked lets nobody in from then on, and keeps the time', async () => {
  const made = await make()
  const first = await revoke(made.id)
  expect(first.data.apiTokenRevoke.userErrors).toEqual([])
  expect(await whoIs(testbed, made.token)).toBeUndefined()
  testbed.pass(60_000)
  expect((await revoke(made.id)).data).toEqual(first.data)
})

test('a token that a token made is revoked with it', async () => {
  const parent = await make()
  const child = await make({ name: 'child' }, await signInWith(parent))
  const grandchild = await make({ name: 'grandchild' }, await signInWith(child))
  const other = await make({ name: 'other' })
  await revoke(parent.id)
  const left = await Promise.all([child, grandchild, other].map(({ token }) => whoIs(testbed, token)))
  expect(left.map((identity) => identity?.actor.name)).toEqual([undefined, undefined, 'other'])
})

test('a token that was revoked a moment ago makes no other one', async () => {
  const parent = await make()
  const acting = await signInWith(parent)
  const answers = await Promise.all([ask({ name: 'child', scopes: ['*'] }, acting), revoke(parent.id)])
  const child = answers[0].data?.apiTokenCreate?.token
  if (child != null) expect(await whoIs(testbed, child)).toBeUndefined()
  const late = await ask({ name: 'late', scopes: ['*'] }, acting)
  expect(late.codes).toEqual(['UNAUTHENTICATED'])
})

test('a token cannot make one that may more than itself', async () => {
  const expiresAt = new Date(testbed.now().getTime() + 60_000).toISOString()
  const limits = { scopes: ['account:write', 'projects:read'], projectId, environmentIds: [staging], expiresAt }
  const acting = await signInWith(await make(limits))
  const refused: readonly (readonly [object, string])[] = [
    [{ scopes: ['*'] }, 'scopes'],
    [{ scopes: ['projects:read', 'routes:write'] }, 'scopes'],
    [{ projectId: null, environmentIds: null }, 'projectId'],
    [{ environmentIds: null }, 'environmentIds'],
    [{ expiresAt: null }, 'expiresAt'],
    [{ expiresAt: new Date(testbed.now().getTime() + 60_001).toISOString() }, 'expiresAt'],
  ]
  for (const [more, field] of refused) {
    const { data } = await ask({ name: 'more', ...limits, ...more }, acting)
    expect(data.apiTokenCreate.userErrors).toContainEqual(expect.objectContaining({ field: ['input', field] }))
    expect(data.apiTokenCreate.token).toBeNull()
  }
  const hidden = await ask({ name: 'more', ...limits, environmentIds: [production] }, acting)
  expect(hidden.data.apiTokenCreate.userErrors).toMatchObject([{ code: 'NOT_FOUND' }])
  const { data } = await ask({ name: 'same', ...limits, scopes: ['projects:read'] }, acting)
  expect(data.apiTokenCreate).toMatchObject({ userErrors: [], apiToken: { createdBy: { kind: 'TOKEN', name: 'ci' } } })
})

test('the token of another is answered like one that does not exist', async () => {
  const { id, token } = await make()
  const hidden = await revoke(id, ben)
  expect(hidden.data.apiTokenRevoke).toMatchObject({ apiToken: null, userErrors: [{ code: 'NOT_FOUND' }] })
  expect((await revoke('tok_000000000000', ben)).data).toEqual(hidden.data)
  expect(await whoIs(testbed, token)).toBeDefined()
  const node = 'query($id: ID!) { node(id: $id) { id } }'
  expect((await testbed.ask(node, { id }, ben)).data).toEqual({ node: null })
  expect((await testbed.ask(node, { id }, ana)).data).toEqual({ node: { id } })
})

test('a narrow token neither sees nor ends the wide ones of its account', async () => {
  const wide = await make()
  const acting = await signInWith(await make({ name: 'narrow', scopes: ['account:write'], projectId }))
  const { data } = await testbed.ask('{ viewer { tokens { name } } }', {}, acting)
  expect(data.viewer.tokens).toEqual([{ name: 'narrow' }])
  expect((await revoke(wide.id, acting)).data.apiTokenRevoke.userErrors).toMatchObject([{ code: 'NOT_FOUND' }])
})

test('who manages the tokens of a project sees and ends those that are only for it', async () => {
  await setMember(`ben-${round}@example.org`, 'DEVELOPER')
  const developer: Identity = { ...ben, grants: { [projectId]: { role: 'DEVELOPER' } } }
  const bound = await make({ name: 'bound', projectId }, developer)
  const unbound = await make({ name: 'unbound' }, developer)
  const query = 'query($id: ID!) { project(id: $id) { tokens { name createdBy { name } } } }'
  expect((await testbed.ask(query, { id: projectId }, ana)).data.project.tokens).toEqual([
    { name: 'bound', createdBy: { name: `ben-${round}` } },
  ])
  const refused = await testbed.ask(query, { id: projectId }, developer)
  expect(refused).toMatchObject({ data: { project: { tokens: null } }, codes: ['FORBIDDEN'] })
  expect((await revoke(unbound.id)).data.apiTokenRevoke.userErrors).toMatchObject([{ code: 'NOT_FOUND' }])
  expect((await revoke(bound.id)).data.apiTokenRevoke.userErrors).toEqual([])
  expect(await whoIs(testbed, bound.token)).toBeUndefined()
})

test('an account has at most 100 tokens, and dead ones make room', async () => {
  const all = []
  for (let i = 0; i < 100; i++) all.push(await make({ name: `ci-${i}` }))
  expect((await ask({ name: 'ci', scopes: ['*'] })).data.apiTokenCreate.userErrors).toMatchObject([
    { code: 'LIMIT_EXCEEDED' },
  ])
  await revoke(all[0]?.id ?? '')
  expect((await ask({ name: 'ci', scopes: ['*'] })).data.apiTokenCreate.userErrors).toEqual([])
})

test('the last use of a token is noted, once a minute', async () => {
  const made = await make()
  const lastUse = async () => {
    const { data } = await testbed.ask('{ viewer { tokens { id lastUsedAt } } }', {}, ana)
    return data.viewer.tokens.find(({ id }: { id: string }) => id === made.id).lastUsedAt
  }
  const untilLastUseIs = async (at: Date) => {
    // Nobody waits for the note, so the test has to; a note that never comes ends with the time of the test.
    while ((await lastUse()) !== at.toISOString()) await new Promise((resolve) => setTimeout(resolve, 5))
  }
  expect(await lastUse()).toBeNull()
  const first = testbed.now()
  await whoIs(testbed, made.token)
  await untilLastUseIs(first)
  testbed.pass(59_999)
  await whoIs(testbed, made.token)
  const used = await make({ name: 'used later' })
  await whoIs(testbed, used.token)
  expect(await lastUse()).toBe(first.toISOString())
  testbed.pass(1)
  await whoIs(testbed, made.token)
  await untilLastUseIs(testbed.now())
})

test('a deleted project takes its tokens and members with it', async () => {
  const bound = await make({ projectId })
  const wide = await make()
  const input = { id: projectId, confirmSlug: `orders-${round}` }
  await testbed.ask(
    'mutation($input: ProjectDeleteInput!) { projectDelete(input: $input) { deletedId } }',
    { input },
    ana,
  )
  expect(await whoIs(testbed, bound.token)).toBeUndefined()
  expect((await signInWith(wide)).grants).toEqual({})
})
