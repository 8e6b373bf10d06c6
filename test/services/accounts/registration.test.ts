import { afterEach, expect, test } from '@jest/globals'
import { openTestbed, operations, PASSWORD, register, type Testbed, whoIs } from './support.ts'

let testbed: Testbed

afterEach(() => testbed.close())

const ana = { email: 'ana@example.org', name: 'Ana', password: PASSWORD }

test('whoever registers is signed in for 30 days', async () => {
  testbed = await openTestbed()
  const { data, codes } = await testbed.ask(operations.register, { input: { ...ana, clientMutationId: 'mine' } })
  expect(codes).toEqual([])
  const { token, expiresAt, viewer, clientMutationId } = data.accountCreate
  expect(viewer).toMatchObject({ email: 'ana@example.org', name: 'Ana', kind: 'USER' })
  expect(clientMutationId).toBe('mine')
  expect(new Date(expiresAt).getTime() - testbed.now().getTime()).toBe(30 * 86_400_000)
  expect(await whoIs(testbed, token)).toMatchObject({ actor: { id: viewer.id, kind: 'USER', name: 'Ana' } })
})

test('the first account owns the installation, and the next one does not', async () => {
  testbed = await openTestbed()
  const first = await register(testbed, 'first')
  const second = await register(testbed, 'second')
  expect(first.grants).toEqual({ '*': { role: 'OWNER' } })
  expect(second.grants).toEqual({})
})

test('of several that are the first at once, one owns the installation', async () => {
  testbed = await openTestbed()
  const all = await Promise.all(['a1', 'b2', 'c3', 'd4'].map((name) => register(testbed, name)))
  expect(all.filter(({ grants }) => grants['*']?.role === 'OWNER')).toHaveLength(1)
  expect(new Set(all.map(({ accountId }) => accountId)).size).toBe(4)
})

test('two spellings of one e-mail address are one account', async () => {
  testbed = await openTestbed()
  await register(testbed, 'ana')
  const { data } = await testbed.ask(operations.register, { input: { ...ana, email: '  ANA@Example.ORG ' } })
  expect(data.accountCreate).toMatchObject({
    token: null,
    viewer: null,
    userErrors: [{ code: 'NAME_TAKEN', field: ['input', 'email'], retryable: false }],
  })
})

test('everything that is wrong with a registration is said at once, and nothing of it is repeated', async () => {
  testbed = await openTestbed()
  const { data } = await testbed.ask(operations.register, { input: { email: 'ana', name: ' ', password: 'zxcvb' } })
  const { userErrors } = data.accountCreate
  expect(userErrors.map(({ field }: { field: string[] }) => field)).toEqual([
    ['input', 'email'],
    ['input', 'name'],
    ['input', 'password'],
  ])
  expect(JSON.stringify(userErrors)).not.toContain('zxcvb')
})

test('a password may be of any script, and is the same however it is typed', async () => {
  testbed = await openTestbed()
  const password = 'пять зелёных цапель'
  await testbed.ask(operations.register, { input: { ...ana, password: password.normalize('NFC') } })
  const input = { email: ana.email, password: password.normalize('NFD') }
  const { data } = await testbed.ask(operations.signIn, { input })
  expect(data.sessionCreate.userErrors).toEqual([])
})

test('where registration is closed only the owner of the installation registers others', async () => {
  testbed = await openTestbed({ signUp: 'closed' })
  const owner = await register(testbed, 'owner')
  const stranger = await testbed.ask(operations.register, { input: ana })
  expect(stranger.codes).toEqual(['FORBIDDEN'])
  const { data } = await testbed.ask(operations.register, { input: ana }, owner)
  expect(data.accountCreate.viewer).toMatchObject({ email: ana.email })
  const other = await whoIs(testbed, data.accountCreate.token)
  const again = await testbed.ask(operations.register, { input: { ...ana, email: 'ben@example.org' } }, other)
  expect(again.codes).toEqual(['FORBIDDEN'])
  const narrow = await testbed.ask(
    operations.register,
    { input: { ...ana, email: 'ben@example.org' } },
    { ...owner, scopes: ['projects:read'] },
  )
  expect(narrow.codes).toEqual(['FORBIDDEN'])
})

test('registrations from one network are limited, and the limit ends', async () => {
  testbed = await openTestbed()
  const attempt = (ip: string) => testbed.ask(operations.register, { input: { ...ana, name: '' } }, undefined, ip)
  // Addresses of one /64 network count together.
  for (let i = 0; i < 100; i++) expect((await attempt(`2001:db8::${i}`)).codes).toEqual([])
  const { codes, errors } = await attempt('2001:db8:0:0:ffff::1')
  expect(codes).toEqual(['RATE_LIMITED'])
  const retryAfterMs = Number(errors?.[0]?.extensions.retryAfterMs)
  expect(retryAfterMs).toBeGreaterThan(0)
  expect((await attempt('2001:db8:0:1::1')).codes).toEqual([])
  testbed.pass(retryAfterMs)
  expect((await attempt('2001:db8::1')).codes).toEqual([])
})
