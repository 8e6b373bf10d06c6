import { afterAll, expect, test } from '@jest/globals'
import { codes, openGateway } from './testkit/open-gateway.ts'
import { createStage } from './testkit/subgraphs.ts'

const gateway = await openGateway()
afterAll(gateway.close)

test('without a token nobody is signed in', async () => {
  expect((await gateway.ask('{ viewer { name } }')).data).toEqual({ viewer: { name: 'nobody' } })
})

test.each([
  ['an unknown token', 'Bearer guessed'],
  ['another scheme', 'Basic YTpi'],
  ['a token without a scheme', 'token-of-ana'],
  ['two tokens', 'Bearer token-of-ana token-of-bea'],
])('%s is refused, not taken for nobody', async (_name, authorization) => {
  const answer = await gateway.ask('{ viewer { name } }', { headers: { authorization } })
  expect(answer.status).toBe(401)
  expect(codes(answer)).toEqual(['UNAUTHENTICATED'])
  expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer/)
  expect(answer.errors[0]?.extensions.hint).toEqual(expect.any(String))
})

test('a header without a token, as GraphiQL sends it at first, is as none', async () => {
  const { data } = await gateway.ask('{ viewer { name } }', { headers: { authorization: 'Bearer ' } })
  expect(data).toEqual({ viewer: { name: 'nobody' } })
})

test('a token that is revoked is refused from the next request on', async () => {
  const stage = createStage()
  await using gateway = await openGateway({ stage })
  expect((await gateway.ask('{ viewer { name } }', { token: 'token-of-ana' })).status).toBe(200)
  stage.revoked.add('token-of-ana')
  expect((await gateway.ask('{ viewer { name } }', { token: 'token-of-ana' })).status).toBe(401)
})

test('tokens cannot be guessed at leisure', async () => {
  await using gateway = await openGateway({ limits: { failedCredentialsPerMinute: 3 } })
  const guess = (n: number) => gateway.ask('{ viewer { name } }', { token: `guess-${n}` })
  for (const n of [1, 2, 3]) expect((await guess(n)).status).toBe(401)
  const fourth = await guess(4)
  expect(fourth.status).toBe(429)
  expect(codes(fourth)).toEqual(['RATE_LIMITED'])
  expect(Number(fourth.headers.get('retry-after'))).toBeGreaterThan(0)
  expect((await gateway.ask('{ viewer { name } }', { token: 'token-of-ana' })).status).toBe(429)
})

test('when nobody can say who asks, the request may be repeated', async () => {
  await using gateway = await openGateway({
    authenticate: async () => {
      throw new Error('connect ECONNREFUSED 10.0.0.7:27017')
    },
  })
  const answer = await gateway.ask('{ viewer { name } }', { token: 'token-of-ana' })
  expect(answer.status).toBe(503)
  expect(codes(answer)).toEqual(['SUBGRAPH_UNAVAILABLE'])
  expect(answer.text).not.toContain('10.0.0.7')
  expect(JSON.stringify(gateway.lines)).toContain('10.0.0.7')
})

test('a token is never logged', async () => {
  await gateway.ask('{ viewer { name } }', { token: 'token-of-ana' })
  await gateway.ask('{ viewer { name } }', { token: 'guessed-token' })
  const log = JSON.stringify(gateway.lines)
  expect(log).toContain('acc_ana')
  expect(log).not.toContain('token-of-ana')
  expect(log).not.toContain('guessed-token')
})

test('clients cannot ask who stands behind a token', async () => {
  const answer = await gateway.ask('{ authenticate(credential: "token-of-bea") }', { token: 'token-of-ana' })
  expect(answer.data).toBeUndefined()
  expect(codes(answer)).toEqual(['GRAPHQL_VALIDATION_FAILED'])
})
