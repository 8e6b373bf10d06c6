import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import type { Grant, Identity } from '../../../services/shared/caller.ts'
import type { Role } from '../../../services/shared/permissions.ts'
import { makeEnvironment, makeProject, openTestbed, operations, register, type Testbed } from './support.ts'

let testbed: Testbed
/** The project's first owner; an identity says what it may as the gateway found it out, which may be a moment ago. */
let ana: Identity
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
  ana = being(ana, { role: 'OWNER' })
  staging = await makeEnvironment(testbed, ana, projectId, 'staging')
  production = await makeEnvironment(testbed, ana, projectId, 'production')
})

afterAll(() => testbed.close())

const being = (who: Identity, grant: Grant): Identity => ({ ...who, grants: { [projectId]: grant } })

const emailOf = ({ actor }: Identity) => `${actor.name}@example.org`

const set = (as: Identity, who: Identity, role: Role | null, environmentIds?: readonly string[]) =>
  testbed.ask(operations.setMember, { input: { projectId, email: emailOf(who), role, environmentIds } }, as)

async function problemsOf(answer: ReturnType<typeof set>) {
  const { data, codes } = await answer
  expect(codes).toEqual([])
  return data.memberSet.userErrors.map(({ code, field }: { code: string; field: string[] }) => [code, field.join('.')])
}

async function members(): Promise<Record<string, string>> {
  const query = 'query($id: ID!) { project(id: $id) { members { actor { name } role } } }'
  const { data } = await testbed.ask(query, { id: projectId }, being(ana, { role: 'VIEWER' }))
  return Object.fromEntries(
    data.project.members.map(({ actor, role }: { actor: { name: string }; role: string }) => [
      actor.name.split('-')[0],
      role,
    ]),
  )
}

test('whoever makes a project owns it', async () => {
  expect(await members()).toEqual({ ana: 'OWNER' })
})

test('a member is made, changed and removed', async () => {
  const { data } = await set(ana, ben, 'DEVELOPER', [staging])
  expect(data.memberSet.userErrors).toEqual([])
  expect(data.memberSet.project.members).toContainEqual({
    email: emailOf(ben),
    role: 'DEVELOPER',
    environments: [{ name: 'staging' }],
    actor: { name: ben.actor.name, kind: 'USER' },
  })
  const changed = await set(ana, ben, 'ADMIN')
  expect(changed.data.memberSet.project.members).toContainEqual(
    expect.objectContaining({ email: emailOf(ben), role: 'ADMIN', environments: null }),
  )
  expect(await problemsOf(set(ana, ben, null))).toEqual([])
  expect(await members()).toEqual({ ana: 'OWNER' })
})

test('each change is in the audit log, with before and after', async () => {
  await set(ana, ben, 'VIEWER', [staging])
  testbed.pass(1)
  await set(ana, ben, 'ADMIN')
  testbed.pass(1)
  await set(ana, ben, null)
  const query =
    'query($id: ID!) { project(id: $id) { auditLog(filter: { action: { eq: "memberSet" } }) { nodes { subjectId before after actor { id } ip } } } }'
  const { data } = await testbed.ask(query, { id: projectId }, ana)
  const by = { subjectId: ben.accountId, actor: { id: ana.accountId }, ip: '203.0.113.7' }
  expect(data.project.auditLog.nodes.reverse()).toEqual([
    { ...by, before: null, after: { role: 'VIEWER', environments: [staging] } },
    { ...by, before: { role: 'VIEWER', environments: [staging] }, after: { role: 'ADMIN' } },
    { ...by, before: { role: 'ADMIN' }, after: null },
  ])
})

test.each([
  ['an address that nobody has', 'nobody@example.org'],
  ['an operator of a database', '{"$ne":null}'],
])('%s is not found', async (_what, email) => {
  const input = { projectId, email, role: 'VIEWER' }
  const { data } = await testbed.ask(operations.setMember, { input }, ana)
  expect(data.memberSet.userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['input', 'email'] }])
  expect(data.memberSet.userErrors[0].hint).toContain('accountCreate')
})

test('a project that is not there has no members, even for the owner of the installation', async () => {
  const owner: Identity = { ...ana, grants: { '*': { role: 'OWNER' } } }
  const input = { projectId: 'prj_000000000000', email: emailOf(ben), role: 'VIEWER' }
  const { data } = await testbed.ask(operations.setMember, { input }, owner)
  expect(data.memberSet.userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['input', 'projectId'] }])
})

test('who is no member cannot be removed', async () => {
  expect(await problemsOf(set(ana, ben, null))).toEqual([['NOT_FOUND', 'input.email']])
})

test('environments are those of the project, and an owner owns all of them', async () => {
  const other = await makeProject(testbed, ana, `other-${round}`)
  const both = { ...ana, grants: { ...ana.grants, [other]: { role: 'OWNER' } } } satisfies Identity
  const foreign = await makeEnvironment(testbed, both, other, 'staging')
  expect(await problemsOf(set(both, ben, 'VIEWER', [staging, foreign]))).toEqual([
    ['NOT_FOUND', 'input.environmentIds.1'],
  ])
  expect(await problemsOf(set(ana, ben, 'VIEWER', []))).toEqual([['INVALID', 'input.environmentIds']])
  expect(await problemsOf(set(ana, ben, 'OWNER', [staging]))).toEqual([['INVALID', 'input.environmentIds']])
})

test('the last owner can be neither removed nor demoted, also by itself or by the owner of the installation', async () => {
  const installationOwner: Identity = { ...ben, grants: { '*': { role: 'OWNER' } } }
  expect(await problemsOf(set(ana, ana, null))).toEqual([['CONFLICT', 'input.role']])
  expect(await problemsOf(set(ana, ana, 'ADMIN'))).toEqual([['CONFLICT', 'input.role']])
  expect(await problemsOf(set(installationOwner, ana, null))).toEqual([['CONFLICT', 'input.role']])
  expect(await problemsOf(set(ana, ana, 'OWNER'))).toEqual([])
  expect(await members()).toEqual({ ana: 'OWNER' })
})

test.each([
  ['demote', 'ADMIN' as const],
  ['remove', null],
])('owners who %s each other at once leave one of them', async (_what, role) => {
  await set(ana, ben, 'OWNER')
  const asBen = being(ben, { role: 'OWNER' })
  await Promise.all([set(ana, ben, role), set(asBen, ana, role), set(ana, ana, role), set(asBen, ben, role)])
  expect(Object.values(await members())).toContain('OWNER')
})

const roles = ['VIEWER', 'OPERATOR', 'DEVELOPER', 'ADMIN', 'OWNER'] as const

test.each(roles)('an admin gives %s only up to its own role, and changes nobody above it', async (role) => {
  await set(ana, ben, role)
  const cleo = await register(testbed, `cleo-${round}`)
  const admin = being(cleo, { role: 'ADMIN' })
  const above = role === 'OWNER'
  expect(await problemsOf(set(admin, ben, 'VIEWER'))).toEqual(above ? [['INVALID', 'input.email']] : [])
  expect(await problemsOf(set(admin, ben, null))).toEqual(above ? [['INVALID', 'input.email']] : [])
  if (!above) expect(await problemsOf(set(admin, ben, role))).toEqual([])
  if (!above) expect(await problemsOf(set(admin, ben, 'OWNER'))).toEqual([['INVALID', 'input.role']])
  expect((await members()).ben).toBe(role)
})

test('an admin of one environment gives no more than that, and not to itself either', async () => {
  await set(ana, ben, 'ADMIN', [staging])
  const admin = being(ben, { role: 'ADMIN', environments: [staging] })
  const cleo = await register(testbed, `cleo-${round}`)
  expect(await problemsOf(set(admin, ben, 'ADMIN'))).toEqual([['INVALID', 'input.role']])
  expect(await problemsOf(set(admin, cleo, 'VIEWER'))).toEqual([['INVALID', 'input.role']])
  expect(await problemsOf(set(admin, cleo, 'VIEWER', [production]))).toEqual([['NOT_FOUND', 'input.environmentIds.0']])
  expect(await problemsOf(set(admin, cleo, 'VIEWER', [staging]))).toEqual([])
  await set(ana, cleo, 'VIEWER', [staging, production])
  expect(await problemsOf(set(admin, cleo, null))).toEqual([['INVALID', 'input.email']])
})

test('a change to what somebody else changes at the same time is a conflict, not a surprise', async () => {
  await set(ana, ben, 'VIEWER')
  const answers = await Promise.all(roles.map((role) => problemsOf(set(ana, ben, role))))
  expect(answers.filter((found) => found.length === 0).length).toBeGreaterThan(0)
  for (const found of answers) expect([[], [['CONFLICT', 'input.email']]]).toContainEqual(found)
})

test.each(roles.filter((role) => role !== 'ADMIN' && role !== 'OWNER'))('the role %s sets no members', async (role) => {
  const { codes } = await set(being(ben, { role }), ben, 'VIEWER')
  expect(codes).toEqual(['FORBIDDEN'])
})

test('a stranger to the project gets the answer for one that does not exist', async () => {
  const { data } = await set({ ...ben, grants: {} }, ben, 'OWNER')
  const missing = await testbed.ask(
    operations.setMember,
    { input: { projectId: 'prj_000000000000', email: emailOf(ben), role: 'OWNER' } },
    { ...ben, grants: {} },
  )
  expect(data.memberSet.userErrors).toMatchObject([{ code: 'NOT_FOUND' }])
  expect(missing.data).toEqual(data)
})
