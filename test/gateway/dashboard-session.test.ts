import { afterAll, expect, test } from '@jest/globals'
import { openDashboardGateway } from './testkit/dashboard-gateway.ts'

const gateway = await openDashboardGateway()
afterAll(gateway.close)
const origin = gateway.url
const port = new URL(origin).port

const WHO = { query: '{ viewer { name kind } }' }
const ask = (cookie: string, headers: Readonly<Record<string, string>> = {}) =>
  gateway.send('/graphql', WHO, { cookie, ...headers })

test('a token is exchanged for a cookie that no script can read and no other site can have sent', async () => {
  const answer = await gateway.send('/session', { credential: gateway.ownerToken }, { origin })
  expect(answer.status).toBe(200)
  const cookie = answer.headers.get('set-cookie') ?? ''
  expect(cookie).toMatch(
    new RegExp(`^routo-session-${port}=rts_[\\w-]{43}; Path=/; Max-Age=\\d+; HttpOnly; SameSite=Strict$`),
  )
  const body = await answer.text()
  expect(JSON.parse(body)).toMatchObject({ viewer: { name: 'owner-token' } })
  expect(body).not.toContain('rts_')
  expect(await (await ask(cookie.split(';')[0] ?? '')).json()).toMatchObject({ data: { viewer: { kind: 'TOKEN' } } })
})

test('behind a proxy that speaks https, the cookie goes over https only, to this host only', async () => {
  await using proxied = await openDashboardGateway({ trustProxy: ['127.0.0.1'] }).then((opened) => ({
    ...opened,
    [Symbol.asyncDispose]: opened.close,
  }))
  const forwarded = { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'routo.example.org' }
  const { headers } = await proxied.send('/session', { credential: proxied.ownerToken }, forwarded)
  expect(headers.get('set-cookie')).toMatch(/^__Host-routo-session=.*; Path=\/; .*; Secure$/)
  const cookie = headers.get('set-cookie')?.split(';')[0] ?? ''
  const from = (origin: string) => proxied.send('/graphql', WHO, { cookie, origin, ...forwarded })
  expect((await from('https://routo.example.org')).status).toBe(200)
  expect((await from('http://routo.example.org')).status).toBe(403)
})

test('who has e-mail and password signs in with them, and is told when they are wrong', async () => {
  const input = { email: 'ana@example.org', name: 'Ana', password: 'seven green herons at noon' }
  const query = 'mutation($input: AccountCreateInput!) { accountCreate(input: $input) { userErrors { message } } }'
  await gateway.send('/graphql', { query, variables: { input } })
  const { email, password } = input
  const wrong = await gateway.send('/session', { email, password: 'not this one' })
  expect([wrong.status, wrong.headers.get('set-cookie')]).toEqual([422, null])
  expect(await wrong.json()).toMatchObject({ userErrors: [{ message: expect.stringContaining('wrong') }] })
  const right = await gateway.send('/session', { email, password })
  const cookie = right.headers.get('set-cookie')?.split(';')[0] ?? ''
  expect(await (await ask(cookie)).json()).toMatchObject({ data: { viewer: { name: 'Ana', kind: 'USER' } } })
})

test('a sign-in link works once', async () => {
  const code = await gateway.makeSignInCode()
  const cookie = await gateway.signIn(code)
  expect(await (await ask(cookie)).json()).toMatchObject({ data: { viewer: { name: 'Owner' } } })
  const again = await gateway.send('/session', { credential: code })
  expect([again.status, again.headers.get('set-cookie')]).toEqual([422, null])
})

test.each([
  ['without the header of our pages', { 'x-routo-page': '' }, 403],
  ['from another origin', { origin: 'http://evil.example' }, 403],
  ['from another port of the same host', { origin: 'http://127.0.0.1:1', 'sec-fetch-site': 'same-site' }, 403],
  ['which a browser calls cross-site', { 'sec-fetch-site': 'cross-site' }, 403],
  ['from our own page', { origin, 'sec-fetch-site': 'same-origin' }, 200],
])('a request with a cookie %s is answered accordingly', async (_what, headers, status) => {
  const cookie = await gateway.signIn(await gateway.makeSignInCode())
  const { 'x-routo-page': page = 'test', ...others }: Record<string, string> = headers
  const sent = { 'content-type': 'application/json', cookie, ...others, ...(page && { 'x-routo-page': page }) }
  const asked = await gateway.fetch('/graphql', { method: 'POST', headers: sent, body: JSON.stringify(WHO) })
  expect(asked.status).toBe(status)
  expect((await asked.text()).includes('"name":"Owner"')).toBe(status === 200)
  const listened = await gateway.fetch('/events', { headers: sent })
  expect(listened.status).toBe(status)
  await listened.body?.cancel()
})

test('a page of another origin can neither sign anybody in nor out', async () => {
  const foreign = { origin: 'http://evil.example' }
  const signIn = await gateway.send('/session', { credential: gateway.ownerToken }, foreign)
  expect([signIn.status, signIn.headers.get('set-cookie')]).toEqual([403, null])
  const cookie = await gateway.signIn(gateway.ownerToken)
  const signOut = await gateway.fetch('/session', { method: 'DELETE', headers: { cookie, ...foreign } })
  expect([signOut.status, signOut.headers.get('set-cookie')]).toEqual([403, null])
  expect((await ask(cookie)).status).toBe(200)
})

test('signing out ends the session on the server, and takes the cookie away', async () => {
  const cookie = await gateway.signIn(gateway.ownerToken)
  const { 'content-type': _, ...own } = gateway.own
  const out = await gateway.fetch('/session', { method: 'DELETE', headers: { ...own, cookie } })
  expect(out.status).toBe(204)
  expect(out.headers.get('set-cookie')).toContain('=; Path=/; Max-Age=0')
  expect((await ask(cookie)).status).toBe(401)
})

test('a token in the header counts before a cookie', async () => {
  const cookie = await gateway.signIn(await gateway.makeSignInCode())
  const answer = await ask(cookie, { authorization: `Bearer ${gateway.ownerToken}` })
  expect(await answer.json()).toMatchObject({ data: { viewer: { name: 'owner-token' } } })
})

test('a body that is neither is refused, and so is guessing on', async () => {
  expect((await gateway.send('/session', { token: 'x' })).status).toBe(400)
  const statuses = new Set<number>()
  for (let guess = 0; guess < 40; guess++) {
    statuses.add((await gateway.send('/session', { credential: `rtc_${guess}` })).status)
  }
  expect(statuses).toEqual(new Set([422, 429]))
})

test('no token and no code is in the log', () => {
  expect(gateway.lines.length).toBeGreaterThan(50)
  expect(JSON.stringify(gateway.lines)).not.toMatch(/rt[osc]_|heron/)
})
