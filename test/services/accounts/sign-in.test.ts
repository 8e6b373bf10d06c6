import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { attemptModel } from '../../../services/projects/accounts/model.ts'
import { countSignIn } from '../../../services/projects/accounts/sign-in-limits.ts'
import { openTestbed, operations, PASSWORD, register, type Testbed, whoIs } from './support.ts'

let testbed: Testbed

let round = 0
/** Each test has an account, a home and an elsewhere of its own: attempts are counted by address and by network. */
let email: string
let HOME: string
let ELSEWHERE: string

beforeAll(async () => {
  testbed = await openTestbed()
  await testbed.giveOwnerToken(testbed.dataDir)
})

beforeEach(async () => {
  round++
  email = `ana-${round}@example.org`
  HOME = `203.0.113.${round}`
  ELSEWHERE = `198.51.100.${round}`
  await register(testbed, `ana-${round}`)
})

afterAll(() => testbed.close())

const QUARTER_MS = 15 * 60_000

const signIn = (password: string, { who = email, ip = HOME } = {}) =>
  testbed.ask(operations.signIn, { input: { email: who, password } }, undefined, ip)

/** Guesses wrong until that is refused. @returns how often it was not */
async function guess(who: string, ip: string): Promise<number> {
  for (let guesses = 0; ; guesses++) {
    const { codes } = await signIn(`wrong password ${guesses}`, { who, ip })
    if (codes.includes('RATE_LIMITED')) return guesses
  }
}

test('an unknown address and a wrong password get the same answer', async () => {
  const wrong = await signIn('not the password')
  const unknown = await signIn('not the password', { who: 'nobody@example.org' })
  expect(wrong.data.sessionCreate).toMatchObject({ token: null, viewer: null, userErrors: [{ code: 'INVALID' }] })
  expect(unknown.data).toEqual(wrong.data)
})

test('an account without a password gets the same answer, too', async () => {
  const nobody = await signIn('', { who: 'nobody@example.org' })
  expect((await signIn('', { who: 'owner@localhost' })).data).toEqual(nobody.data)
})

test.each([
  ['is empty', ''],
  ['has a megabyte', 'x'.repeat(1_000_000)],
  ['is an operator of a database', '{"$gt":""}'],
])('a password that %s is only wrong', async (_what, password) => {
  const { data, codes } = await signIn(password)
  expect(codes).toEqual([])
  expect(data.sessionCreate.userErrors).toMatchObject([{ code: 'INVALID' }])
})

test('a session ends when it is signed out, and others go on', async () => {
  const [one, other] = [await signIn(PASSWORD), await signIn(PASSWORD)].map(({ data }) => data.sessionCreate.token)
  const { data } = await testbed.ask(operations.signOut, {}, await whoIs(testbed, one))
  expect(data.sessionDelete).toEqual({ viewer: null, userErrors: [] })
  expect(await whoIs(testbed, one)).toBeUndefined()
  expect(await whoIs(testbed, other)).toBeDefined()
})

test('a session ends after 30 days, and is cleared away', async () => {
  const { token } = (await signIn(PASSWORD)).data.sessionCreate
  testbed.pass(30 * 86_400_000 - 1)
  expect(await whoIs(testbed, token)).toBeDefined()
  testbed.pass(1)
  expect(await whoIs(testbed, token)).toBeUndefined()
})

test('who signs in is signed in for the rest of the request', async () => {
  const { data, codes } = await testbed.ask(
    'mutation($in: SessionCreateInput!, $p: ProjectCreateInput!) { sessionCreate(input: $in) { viewer { projects { nodes { slug } } } } projectCreate(input: $p) { project { slug } } }',
    { in: { email, password: PASSWORD }, p: { slug: 'orders' } },
  )
  expect(codes).toEqual([])
  expect(data).toEqual({
    sessionCreate: { viewer: { projects: { nodes: [] } } },
    projectCreate: { project: { slug: 'orders' } },
  })
})

test.each([
  ['nothing', ''],
  ['a word', 'password'],
  ['a session token that nobody has', `rts_${'A'.repeat(43)}`],
  ['an API token that nobody has', `rto_${'A'.repeat(43)}`],
  ['an operator of a database', '{"$ne":null}'],
  ['a megabyte', `rts_${'A'.repeat(1_000_000)}`],
])('%s stands for nobody', async (_what, credential) => {
  expect(await whoIs(testbed, credential)).toBeUndefined()
})

test('only the gateway asks whom a credential stands for', async () => {
  const ana = await register(testbed, 'another')
  const { data, codes } = await testbed.ask('{ authenticate(credential: "rts_x") }', {}, ana)
  expect({ data, codes }).toEqual({ data: { authenticate: null }, codes: ['FORBIDDEN'] })
})

test('ten wrong passwords are too many, until the quarter of an hour is over', async () => {
  expect(await guess(email, ELSEWHERE)).toBe(10)
  const { codes, errors } = await signIn(PASSWORD, { ip: ELSEWHERE })
  expect(codes).toEqual(['RATE_LIMITED'])
  const retryAfterMs = Number(errors?.[0]?.extensions.retryAfterMs)
  expect(retryAfterMs).toBeGreaterThan(0)
  expect(retryAfterMs).toBeLessThanOrEqual(QUARTER_MS)
  testbed.pass(retryAfterMs)
  expect((await signIn(PASSWORD, { ip: ELSEWHERE })).data.sessionCreate.userErrors).toEqual([])
})

test('guesses at an unknown address are limited alike', async () => {
  expect(await guess('nobody-at-all@example.org', ELSEWHERE)).toBe(10)
})

test('many guesses at once are no more guesses', async () => {
  const all = await Promise.all(Array.from({ length: 30 }, (_, i) => signIn(`wrong ${i}`)))
  expect(all.filter(({ codes }) => codes.length === 0)).toHaveLength(10)
})

test('a restart does not give new guesses', async () => {
  await guess(email, HOME)
  await testbed.restart()
  expect((await signIn(PASSWORD)).codes).toEqual(['RATE_LIMITED'])
})

test('the right password gives all guesses back', async () => {
  for (let round = 0; round < 3; round++) {
    for (let guesses = 0; guesses < 9; guesses++) await signIn(`wrong ${guesses}`)
    expect((await signIn(PASSWORD)).data.sessionCreate.userErrors).toEqual([])
  }
})

test('whoever guesses from elsewhere cannot lock out who has signed in from home', async () => {
  expect((await signIn(PASSWORD)).codes).toEqual([])
  await guess(email, ELSEWHERE)
  expect((await signIn(PASSWORD, { ip: ELSEWHERE })).codes).toEqual(['RATE_LIMITED'])
  expect((await signIn(PASSWORD)).data.sessionCreate.userErrors).toEqual([])
})

test('one network cannot try one password on everybody, and others go on', async () => {
  const parts = { attempts: testbed.store.collection(attemptModel), now: testbed.now }
  const victims = Array.from({ length: 100 }, (_, i) => `victim-${i}@example.org`)
  for (const victim of victims) await countSignIn(parts, victim, ELSEWHERE)
  expect((await signIn(PASSWORD, { who: 'one-more@example.org', ip: ELSEWHERE })).codes).toEqual(['RATE_LIMITED'])
  expect((await signIn(PASSWORD, { who: 'one-more@example.org' })).codes).toEqual([])
})
