import { afterAll, expect, test } from '@jest/globals'
import { authenticateWith } from '../../gateway/authenticate.ts'
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

test('who is known goes on at an address from which others guess, until the token is revoked', async () => {
  const stage = createStage()
  await using gateway = await openGateway({ stage, limits: { failedCredentialsPerMinute: 3 } })
  const ask = async (token: string) => (await gateway.ask('{ viewer { name } }', { token })).status
  expect(await ask('token-of-ana')).toBe(200)
  expect([await ask('guess-1'), await ask('guess-2'), await ask('guess-3')]).toEqual([401, 401, 401])
  expect([await ask('guess-4'), await ask('token-of-ana')]).toEqual([429, 200])
  stage.revoked.add('token-of-ana')
  expect([await ask('token-of-ana'), await ask('token-of-ana')]).toEqual([401, 429])
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

test('what a mutation changes about the caller holds for the rest of its operation, in every subgraph', async () => {
  await using gateway = await openGateway()
  const asAna = (query: string) => gateway.ask(query, { token: 'token-of-ana' })
  const joined = await asAna('mutation { join { name role } }')
  expect(joined.data).toEqual({ join: { name: 'Orders', role: 'OWNER' } })
  expect((await asAna('mutation { leave { name role } }')).data).toEqual({ leave: { name: 'Orders', role: null } })
  // Who asked is who asked.
  expect(gateway.lines).toContainEqual(expect.objectContaining({ operation: 'mutation', actor: 'acc_ana' }))
  expect(gateway.lines.every(({ actor }) => actor === 'acc_ana')).toBe(true)
})

test('who asks is found out once more only where a mutation goes on to another subgraph', async () => {
  const stage = createStage()
  const known = authenticateWith(stage.projects.execute)
  let asked = 0
  await using gateway = await openGateway({
    stage,
    authenticate: async (...question) => {
      asked += 1
      return known(...question)
    },
  })
  const questions = async (query: string) => {
    asked = 0
    expect((await gateway.ask(query, { token: 'token-of-ana' })).errors).toEqual([])
    return asked
  }
  expect(await questions('{ projects { nodes { name role stats { received } } } }')).toBe(1)
  expect(await questions('mutation { join { name } }')).toBe(1)
  expect(await questions('mutation { join { name role stats { received } } }')).toBe(2)
})

test('a subgraph is not asked on behalf of who may no longer be who they were', async () => {
  const stage = createStage()
  const known = authenticateWith(stage.projects.execute)
  let asked = 0
  await using gateway = await openGateway({
    stage,
    authenticate: async (...question) => {
      asked += 1
      if (asked > 1) throw new Error('connect ECONNREFUSED 10.0.0.7:27017')
      return known(...question)
    },
  })
  const answer = await gateway.ask('mutation { join { name role } }', { token: 'token-of-ana' })
  expect(answer.data).toEqual({ join: { name: 'Orders', role: null } })
  expect(codes(answer)).toEqual(['SUBGRAPH_UNAVAILABLE'])
  expect(answer.text).not.toContain('10.0.0.7')
  expect(JSON.stringify(gateway.lines)).toContain('10.0.0.7')
})
