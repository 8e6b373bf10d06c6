import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type Caller, systemCaller } from '../../../services/shared/caller.ts'
import { openTestbed, operations, register, type Testbed, whoIs } from './support.ts'

let testbed: Testbed
beforeAll(async () => {
  testbed = await openTestbed()
  await testbed.giveOwnerToken(testbed.dataDir)
})
afterAll(() => testbed.close())

const QUARTER_MS = 15 * 60_000

/** As the gateway asks, for a browser. */
async function exchange(credential: string, caller: Caller = systemCaller('exchange')) {
  const query =
    'mutation($credential: String!) { sessionExchange(credential: $credential) { token expiresAt viewer { id } userErrors { message hint } } }'
  const { data, errors } = await testbed.subgraph.execute({ query, variables: { credential } }, caller)
  // biome-ignore lint/suspicious/noExplicitAny: a test says by its assertions what it expects.
  return { ...(data?.sessionExchange as any), errors }
}

const ownerToken = async () => (await readFile(join(testbed.dataDir, 'owner-token'), 'utf8')).trim()

test('a sign-in code begins a session of the owner, once', async () => {
  const code = await testbed.makeSignInCode()
  const { token } = await exchange(code)
  expect(await whoIs(testbed, token)).toMatchObject({ actor: { name: 'Owner' }, grants: { '*': { role: 'OWNER' } } })
  expect(await exchange(code)).toMatchObject({
    token: null,
    userErrors: [{ message: expect.stringContaining('used') }],
  })
})

test('of many who use a code at once, one gets in', async () => {
  const code = await testbed.makeSignInCode()
  const answers = await Promise.all(Array.from({ length: 10 }, () => exchange(code)))
  expect(answers.filter(({ token }) => token !== null)).toHaveLength(1)
})

test('a code that is older than a quarter of an hour lets nobody in', async () => {
  const code = await testbed.makeSignInCode()
  testbed.pass(QUARTER_MS)
  expect(await exchange(code)).toMatchObject({ token: null })
})

test('a code is no token by itself, and is readable nowhere in the data directory', async () => {
  const code = await testbed.makeSignInCode()
  expect(await whoIs(testbed, code)).toBeUndefined()
  for (const name of await readdir(testbed.dataDir)) {
    expect(await readFile(join(testbed.dataDir, name), 'latin1')).not.toContain(code)
  }
})

test('the session of a token may what the token may, and ends with it', async () => {
  const ana = await register(testbed, 'ana-of-tokens')
  const made = await testbed.ask(operations.createToken, { input: { name: 'look', scopes: ['projects:read'] } }, ana)
  const { token, apiToken } = made.data.apiTokenCreate
  const session = (await exchange(token)).token
  const identity = await whoIs(testbed, session)
  expect(identity).toMatchObject({ actor: { id: apiToken.id, kind: 'TOKEN' }, scopes: ['projects:read'] })
  await testbed.ask(operations.revokeToken, { id: apiToken.id }, ana)
  expect(await whoIs(testbed, session)).toBeUndefined()
  expect(await exchange(token)).toMatchObject({ token: null })
})

test('signing out of the session of a token leaves the token', async () => {
  const token = await ownerToken()
  const session = (await exchange(token)).token
  await testbed.ask(operations.signOut, {}, await whoIs(testbed, session))
  expect(await whoIs(testbed, session)).toBeUndefined()
  expect(await whoIs(testbed, token)).toBeDefined()
})

test.each([
  ['a session', async () => (await exchange(await ownerToken())).token],
  ['a made-up code', async () => `rtc_${'x'.repeat(43)}`],
  ['nothing', async () => ''],
])('%s cannot be exchanged', async (_what, credential) => {
  expect(await exchange(await credential())).toMatchObject({ token: null, userErrors: [expect.anything()] })
})

test('only the gateway exchanges', async () => {
  const { errors } = await exchange(await ownerToken(), { requestId: 'nobody' })
  expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN')
})
