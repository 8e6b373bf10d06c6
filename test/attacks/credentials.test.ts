import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type Answer, type Installation, install } from '../testkit/installation.ts'
import { ok, register, settle, type Tenant } from '../testkit/two-tenants.ts'

const problems = 'userErrors { code message field hint retryable }'
const makeToken = `mutation ($input: ApiTokenCreateInput!) { apiTokenCreate(input: $input) { token apiToken { id } ${problems} } }`
const signIn = `mutation ($input: SessionCreateInput!) { sessionCreate(input: $input) { token ${problems} } }`
const setMember = `mutation ($input: MemberSetInput!) { memberSet(input: $input) { ${problems} } }`

/** Attempts are counted in windows that lie on the clock: waits for the next one where this one ends while a test runs. */
async function notAcross(windowMs: number): Promise<void> {
  const left = windowMs - (Date.now() % windowMs)
  if (left < 10_000) await sleep(left)
}

describe('credentials', () => {
  let routo: Installation
  let ana: Tenant
  let ben: string

  beforeAll(async () => {
    routo = await install('together')
    ;[ana, ben] = await Promise.all([settle(routo, 'ana'), register(routo, 'ben'), register(routo, 'carol')])
  })
  afterAll(() => routo.stop())

  const newToken = async (input: object, token = ana.token): Promise<{ token: string; id: string }> => {
    const { apiTokenCreate } = await ok(routo, makeToken, { input: { name: 'one', scopes: ['*'], ...input } }, token)
    return { token: apiTokenCreate.token, id: apiTokenCreate.apiToken.id }
  }
  const whoIs = (token: string) => routo.graphql('{ viewer { id } }', {}, token)
  const refused = { status: 401, errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] }

  test('what is no token lets nobody in, and all of it is answered alike', async () => {
    const { token } = await newToken({})
    const wrong = [
      `${token.slice(0, -1)}${token.endsWith('0') ? '1' : '0'}`,
      token.slice(0, -1),
      `${token}0`,
      token.toUpperCase(),
      'rto_',
      '{"$ne":null}',
      "'OR'1'='1",
      '__proto__',
      'null',
      'x'.repeat(8_000),
    ]
    const answers = await Promise.all(wrong.map(whoIs))
    for (const answer of answers) expect(answer).toMatchObject(refused)
    expect(new Set(answers.map(({ errors }) => errors[0]?.message)).size).toBe(1)
    expect((await whoIs(token)).status).toBe(200)
  })

  test('a session that was signed out, and a token that was revoked or has expired, let nobody in from then on', async () => {
    const session = (
      await ok(routo, signIn, { input: { email: 'ana@example.com', password: 'the password of ana' } }, '')
    ).sessionCreate.token
    const [revoked, maker] = [await newToken({}), await newToken({})]
    const child = await newToken({}, maker.token)
    const expiring = await newToken({ expiresAt: new Date(Date.now() + 1_000).toISOString() })
    for (const { token } of [revoked, maker, child]) expect((await whoIs(token)).status).toBe(200)
    await ok(routo, `mutation { sessionDelete { ${problems} } }`, {}, session)
    const revoke = `mutation ($id: ID!) { apiTokenRevoke(id: $id) { ${problems} } }`
    for (const { id } of [revoked, maker]) await ok(routo, revoke, { id }, ana.token)
    await sleep(1_000)
    for (const token of [session, revoked.token, child.token, expiring.token]) {
      expect(await whoIs(token)).toMatchObject(refused)
    }
  })

  test('a stolen token that is narrow makes no wide one', async () => {
    const narrow = await newToken({ projectId: ana.projectId, scopes: ['projects:read', 'account:write'] })
    for (const input of [{ scopes: ['*'] }, { scopes: ['projects:read'] }]) {
      const { data } = await routo.graphql(makeToken, { input: { name: 'wide', ...input } }, narrow.token)
      expect(data.apiTokenCreate).toMatchObject({
        token: null,
        userErrors: expect.arrayContaining([{ code: 'INVALID' }].map(expect.objectContaining)),
      })
    }
  })

  test('who loses the membership loses it with every token, at once', async () => {
    const { projectId } = ana
    const member = { projectId, email: 'ben@example.com' }
    await ok(routo, setMember, { input: { ...member, role: 'ADMIN' } }, ana.token)
    const { token } = await newToken({ projectId }, ben)
    const read = 'query ($id: ID!) { project(id: $id) { slug webhooks { url } } }'
    expect((await ok(routo, read, { id: projectId }, token)).project.slug).toBe('ana-shop')
    await ok(routo, setMember, { input: member }, ana.token)
    for (const credential of [token, ben]) {
      const { data, errors } = await routo.graphql(read, { id: projectId }, credential)
      expect({ project: data?.project ?? null, codes: codesOf({ errors }) }).toEqual({ project: null, codes: [] })
    }
  })

  test('signing in does not tell who has an account', async () => {
    const attempt = async (email: string) => {
      const answer = await routo.graphql(signIn, { input: { email, password: 'not the password' } })
      return { ...answer, text: JSON.stringify(answer) }
    }
    const [known, unknown] = [await attempt('ana@example.com'), await attempt('nobody@example.com')]
    expect(known.data.sessionCreate.userErrors).toMatchObject([{ code: 'INVALID', field: ['input'] }])
    expect(known.text).toBe(unknown.text)
  })

  test('passwords cannot be guessed: after ten wrong ones not even the right one is taken, and only there', async () => {
    await notAcross(15 * 60_000)
    const attempt = (password: string, email = 'ben@example.com') => post(routo, signIn, { input: { email, password } })
    const guesses = await Promise.all(Array.from({ length: 10 }, (_, n) => attempt(`guess number ${n}`)))
    for (const { answer } of guesses) expect(answer.data.sessionCreate.token).toBeNull()
    const late = await attempt('the password of ben')
    expect(codesOf(late.answer)).toEqual(['RATE_LIMITED'])
    expect(late.retryAfter).toBeGreaterThan(0)
    const guess = (n: number) =>
      `g${n}: sessionCreate(input: { email: "carol@example.com", password: "guess ${n}" }) { token }`
    const many = await routo.graphql(`mutation { ${Array.from({ length: 20 }, (_, n) => guess(n)).join(' ')} }`)
    expect(codesOf(many)).toContain('RATE_LIMITED')
    expect(codesOf((await attempt('the password of carol', 'carol@example.com')).answer)).toEqual(['RATE_LIMITED'])
    expect((await attempt('the password of ana', 'ana@example.com')).answer.data.sessionCreate.token).toMatch(/^rts_/)
    expect((await whoIs(ben)).status).toBe(200)
  })

  test('tokens cannot be guessed: after thirty wrong ones in a minute no unknown one is looked at, and who is known goes on', async () => {
    const unused = await newToken({})
    const guesses = await Promise.all(
      Array.from({ length: 40 }, (_, n) => post(routo, '{ viewer { id } }', {}, `rto_${n}`)),
    )
    const limited = guesses.filter(({ status }) => status === 429)
    expect(limited.length).toBeGreaterThan(0)
    for (const { answer, retryAfter } of limited) {
      expect(codesOf(answer)).toEqual(['RATE_LIMITED'])
      expect(retryAfter).toBeGreaterThan(0)
    }
    expect([(await whoIs(unused.token)).status, (await whoIs(ana.token)).status]).toEqual([429, 200])
  })
})

const codesOf = ({ errors = [] }: Partial<Pick<Answer, 'errors'>>) => errors.map(({ extensions }) => extensions.code)

async function post(routo: Installation, query: string, variables: object, token?: string) {
  const response = await fetch(`${routo.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token !== undefined && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify({ query, variables }),
  })
  const answer = (await response.json()) as Answer
  return { status: response.status, retryAfter: Number(response.headers.get('retry-after')), answer }
}
