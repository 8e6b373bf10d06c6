import { afterAll, expect, test } from '@jest/globals'
import { openGateway } from './testkit/open-gateway.ts'

const gateway = await openGateway()
afterAll(gateway.close)

test('one query is answered from several subgraphs', async () => {
  const { status, data } = await gateway.ask('{ projects(first: 1) { nodes { name stats { received } } } }')
  expect(status).toBe(200)
  expect(data).toEqual({ projects: { nodes: [{ name: 'Orders', stats: { received: 7 } }] } })
})

test('subgraphs learn on whose behalf they answer, and in which request', async () => {
  const { data, headers } = await gateway.ask('{ caller }', { token: 'token-of-ana' })
  expect(data?.caller).toMatchObject({
    identity: { actor: { id: 'acc_ana' }, accountId: 'acc_ana' },
    requestId: headers.get('x-request-id'),
    ip: '127.0.0.1',
  })
})

test.each([
  ['a well-formed id is kept', 'ci-run:42.7', 'ci-run:42.7'],
  ['one that could be mistaken in a log is replaced', 'a b', expect.stringMatching(/^[0-9a-f-]{36}$/)],
  ['one that is too long is replaced', 'x'.repeat(65), expect.stringMatching(/^[0-9a-f-]{36}$/)],
])('of the request ids that clients give, %s', async (_name, given, expected) => {
  const { headers } = await gateway.ask('{ viewer { name } }', { headers: { 'x-request-id': given } })
  expect(headers.get('x-request-id')).toEqual(expected)
})

test('every answer tells browsers to be careful', async () => {
  for (const path of ['/graphql', '/graphiql', '/healthz', '/nowhere']) {
    const { headers } = await gateway.fetch(path)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*frame-ancestors 'none'/)
    expect(headers.get('cache-control')).toBe('no-store')
  }
})

test('a taken port is an error that says how to choose another', async () => {
  const port = Number(new URL(gateway.url).port)
  const second = openGateway({ settings: { host: '127.0.0.1', port, introspection: 'off' } })
  await expect(second).rejects.toThrow(`Port ${port} of 127.0.0.1 is taken`)
  await expect(second).rejects.toThrow(`ROUTO_PORT=${port + 1} npm start`)
})

test('an address of another machine is an error that names the setting', async () => {
  const elsewhere = openGateway({ settings: { host: '192.0.2.1', port: 0, introspection: 'off' } })
  await expect(elsewhere).rejects.toThrow(/192\.0\.2\.1 is no address of this machine.*ROUTO_HOST/)
})

test('a supergraph with a subgraph that nobody answers for does not start', async () => {
  await expect(openGateway({ transports: {} })).rejects.toThrow('There is no transport for the subgraph')
})
