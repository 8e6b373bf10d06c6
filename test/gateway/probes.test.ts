import { expect, test } from '@jest/globals'
import { openGateway } from './testkit/open-gateway.ts'

test('the process says that it lives', async () => {
  await using gateway = await openGateway()
  expect((await gateway.fetch('/healthz')).status).toBe(200)
})

test('it is ready when all of its parts are', async () => {
  await using gateway = await openGateway({ parts: { projects: async () => undefined } })
  const response = await gateway.fetch('/readyz')
  expect(response.status).toBe(200)
  expect(await response.json()).toEqual({ status: 'ready' })
})

test('the parts that are not ready are named; why they are not is for the log', async () => {
  const down = async () => {
    throw new Error('connect ECONNREFUSED 10.0.0.7:27017')
  }
  await using gateway = await openGateway({ parts: { projects: down, metrics: async () => undefined, store: down } })
  const response = await gateway.fetch('/readyz')
  expect(response.status).toBe(503)
  expect(await response.json()).toEqual({ status: 'not ready', notReady: ['projects', 'store'] })
  expect(JSON.stringify(gateway.lines)).toContain('10.0.0.7')
})

test('requests are counted by type and outcome, and by nothing that a client makes up', async () => {
  await using gateway = await openGateway()
  await gateway.ask('query MadeUpByMe { viewer { name } }')
  await gateway.ask('mutation { note(text: "x") }')
  await gateway.ask('{ viewer { nam } }')
  await gateway.ask('{ broken }')
  await gateway.ask('{ viewer { name } }', { token: 'guessed' })
  const text = await (await gateway.fetch('/metrics')).text()
  expect(text.match(/^routo_requests_total.*$/gm)?.sort()).toEqual([
    'routo_requests_total{type="mutation",outcome="ok"} 1',
    'routo_requests_total{type="none",outcome="refused"} 2',
    'routo_requests_total{type="query",outcome="failed"} 1',
    'routo_requests_total{type="query",outcome="ok"} 1',
  ])
  expect(text).toContain('routo_request_duration_seconds_count{type="query",outcome="ok"} 1')
  expect(text).toContain('process_resident_memory_bytes')
  expect(text).not.toContain('MadeUpByMe')
})

test('each request is one line in the log, without what could be secret', async () => {
  await using gateway = await openGateway()
  const query = 'mutation Note($text: String!) { note(text: $text) }'
  const { headers } = await gateway.ask(query, { token: 'token-of-ana', variables: { text: 'hunter2' } })
  await gateway.fetch('/graphql?query={viewer{name}}&secret=hunter2')
  expect(gateway.lines).toMatchObject([
    {
      level: 'info',
      method: 'POST',
      path: '/graphql',
      status: 200,
      ms: expect.any(Number),
      requestId: headers.get('x-request-id'),
      actor: 'acc_ana',
      operation: 'mutation',
      name: 'Note',
      cost: 50,
    },
    { method: 'GET', path: '/graphql', status: 400 },
  ])
  expect(JSON.stringify(gateway.lines)).not.toContain('hunter2')
})
