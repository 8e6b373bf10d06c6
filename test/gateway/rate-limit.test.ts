import { afterAll, expect, test } from '@jest/globals'
import { codes, openGateway } from './testkit/open-gateway.ts'

const TWENTY = '{ projects(first: 20) { nodes { name } } }'
const LEFT = '{ viewer { rateLimit { cost limit remaining } } }'

test('callers see what their requests cost and what is left', async () => {
  await using gateway = await openGateway({ limits: { costPerMinute: 100 } })
  await gateway.ask(TWENTY, { token: 'token-of-ana' })
  const { data } = await gateway.ask(LEFT, { token: 'token-of-ana' })
  // 21 for the list and its items; 2 for the viewer and the limit in it.
  expect(data).toEqual({ viewer: { rateLimit: { cost: 2, limit: 100, remaining: 77 } } })
})

test('who has spent the minute is refused and told when to come back', async () => {
  await using gateway = await openGateway({ limits: { costPerMinute: 50 } })
  const ask = () => gateway.ask(TWENTY, { token: 'token-of-ana' })
  expect((await ask()).status).toBe(200)
  expect((await ask()).status).toBe(200)
  const third = await ask()
  expect(third.status).toBe(429)
  expect(codes(third)).toEqual(['RATE_LIMITED'])
  expect(third.data).toBeUndefined()
  expect(Number(third.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(third.errors[0]?.extensions.retryAfterMs).toEqual(expect.any(Number))
})

test("one caller does not spend what is another one's", async () => {
  await using gateway = await openGateway({ limits: { costPerMinute: 30, anonymousCostPerMinute: 30 } })
  for (const token of ['token-of-ana', 'token-of-bea', undefined]) {
    expect((await gateway.ask(TWENTY, token === undefined ? {} : { token })).status).toBe(200)
  }
  expect((await gateway.ask(TWENTY, { token: 'token-of-ana' })).status).toBe(429)
})

test('operations that are refused are not free', async () => {
  await using gateway = await openGateway({ limits: { costPerMinute: 3 } })
  for (const _ of [1, 2, 3]) expect((await gateway.ask('{ nowhere }', { token: 'token-of-ana' })).status).toBe(400)
  expect((await gateway.ask('{ nowhere }', { token: 'token-of-ana' })).status).toBe(429)
})

const gateway = await openGateway()
afterAll(gateway.close)

test.each([
  ['a length in a variable counts', 'query Q($n: Int) { projects(first: $n) { nodes { name } } }', { n: 3 }, 4],
  ['a default of the schema counts', 'query Q($n: Int) { projects(first: $n) { nodes { name } } }', {}, 21],
  ['null counts as the default', 'query Q($n: Int) { projects(first: $n) { nodes { name } } }', { n: null }, 21],
  ['a negative length gives nothing back', '{ projects(first: -1000) { nodes { name } } }', {}, 1],
  [
    'what is left out does not count',
    'query Q($on: Boolean!) { projects @include(if: $on) { nodes { name } } }',
    { on: false },
    1,
  ],
  [
    'what is put in counts',
    'query Q($on: Boolean!) { projects @include(if: $on) { nodes { name } } }',
    { on: true },
    21,
  ],
  ['a list without a length counts as five', '{ projects(first: 1) { nodes { environments { name } } } }', {}, 7],
  ['a mutation costs more than a query', 'mutation { note(text: "x") }', {}, 50],
  ['the schema has a price', '{ __schema { types { name } } }', {}, 50],
  [
    'every alias counts',
    '{ a: projects(first: 1) { nodes { name } } b: projects(first: 1) { nodes { name } } }',
    {},
    4,
  ],
])('in the cost of an operation, %s', async (_name, query, variables, cost) => {
  // Twice: the second time it is remembered.
  for (const _ of [1, 2]) expect((await gateway.ask(query, { token: 'token-of-ana', variables })).status).toBe(200)
  expect(gateway.lines.slice(-2).map((line) => line.cost)).toEqual([cost, cost])
})
