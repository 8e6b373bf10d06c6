import { afterAll, beforeEach, expect, test } from '@jest/globals'
import { userWith } from '../../testkit/callers.ts'
import { execution, failure, keep, newProject, page, query, START, spanOf, tryQuery } from './executions-support.ts'
import { scriptedDataPlane, unreachable } from './scripted-data-plane.ts'
import { openMetrics } from './support.ts'

const target = scriptedDataPlane()
const metrics = await openMetrics('2026-11-21T12:00:00.000Z', undefined, target)
afterAll(() => metrics.close())

let tenant = newProject()
beforeEach(() => {
  tenant = newProject()
  target.sent.length = 0
  target.before = () => undefined
})

const answer = '{ messageId replayed execution { outcome } response { status body } userErrors { code message field } }'
const sendText = `mutation ($input: MessageSendInput!) { messageSend(input: $input) ${answer} }`
const send = async (input: object, caller = tenant.operator) => {
  const given = { environmentId: tenant.staging, routeId: tenant.routeId('StoreOrders'), body: '{}', ...input }
  return (await query(metrics, caller, sendText, { input: given })).messageSend
}
const replayText = `mutation ($input: ExecutionReplayInput!) { executionReplay(input: $input) ${answer} }`
const replay = async (input: object, caller = tenant.operator) =>
  (await query(metrics, caller, replayText, { input })).executionReplay
const idOf = async (messageId: string) =>
  (await page(metrics, tenant.operator, tenant.staging, { fields: 'id', filter: { messageId } })).nodes[0].id

test('a message goes to the source of its route as it was given, and the audit log does not have its body', async () => {
  const input = { body: 'top secret', headers: { Priority: 'high' }, contentType: 'text/csv', objectKey: 'in/a.csv' }
  const { messageId, userErrors } = await send(input)
  expect(userErrors).toEqual([])
  expect(target.sent).toEqual([
    {
      environmentId: tenant.staging,
      route: 'StoreOrders',
      body: 'top secret',
      headers: { priority: 'high' },
      contentType: 'text/csv',
      objectKey: 'in/a.csv',
    },
  ])
  const audited = metrics.audited.at(-1)
  expect(audited).toMatchObject({ action: 'messageSend', after: { route: 'StoreOrders', messageId, bytes: 10 } })
  expect(JSON.stringify(audited)).not.toContain('top secret')
})

test('a request that comes again sends nothing, even where a crash has lost the answer to the first', async () => {
  const first = await send({ idempotencyKey: 'k1' })
  expect(await send({ idempotencyKey: 'k1' })).toMatchObject({ messageId: first.messageId, replayed: true })
  expect(target.sent).toHaveLength(1)
  expect(first.messageId).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/)
  // What the target is given as the id is the caller's own: another one with the same key sends another message.
  const other = userWith({ [tenant.project]: { role: 'OPERATOR' } })
  expect((await send({ idempotencyKey: 'k1' }, other)).messageId).not.toBe(first.messageId)
})

test('who waits gets the execution as soon as the message has ended', async () => {
  const sending = send({ sync: true, idempotencyKey: 'waiting' })
  while (target.sent.length === 0) await new Promise((resolve) => setImmediate(resolve))
  const messageId = target.sent[0]?.id ?? ''
  await keep(metrics, tenant.staging, [execution({ messageId, outcome: 'retrying', error: failure })])
  await keep(metrics, tenant.staging, [execution({ messageId, attempt: 2 })])
  expect(await sending).toMatchObject({ messageId, execution: { outcome: 'SUCCEEDED' } })
})

test('a route that answers gives its answer at once', async () => {
  const { response } = await send({ routeId: tenant.routeId('Asked') })
  expect(response).toEqual({ status: 201, body: 'made' })
})

test.each([
  [{ routeId: 'rte_000000000000_A' }, 'NOT_FOUND', ['input', 'routeId']],
  [{ body: 'x'.repeat(1_000_001) }, 'INVALID', ['input', 'body']],
  [{ headers: ['a'] }, 'INVALID', ['input', 'headers']],
  [{ headers: { 'a b': 'x' } }, 'INVALID', ['input', 'headers', 'a b']],
  [{ headers: { a: 1 } }, 'INVALID', ['input', 'headers', 'a']],
  [{ objectKey: '' }, 'INVALID', ['input', 'objectKey']],
  [{ contentType: 'a\nb' }, 'INVALID', ['input', 'contentType']],
  [{ idempotencyKey: '' }, 'INVALID', ['input', 'idempotencyKey']],
])('a message with %# is refused: %j', async (input, code, field) => {
  expect((await send(input)).userErrors).toEqual([expect.objectContaining({ code, field })])
  expect(target.sent).toEqual([])
})

test('what the target refuses, or cannot do now, is said in its words', async () => {
  target.before = () => {
    throw Object.assign(unreachable(), { code: 'NOT_FOUND', message: 'The route is not deployed.', retryable: false })
  }
  expect((await send({})).userErrors).toEqual([
    { code: 'NOT_FOUND', message: 'The route is not deployed.', field: ['input', 'routeId'] },
  ])
  target.before = () => {
    throw unreachable()
  }
  expect((await send({})).userErrors).toMatchObject([{ code: 'PROVIDER_ERROR' }])
})

test('viewers send nothing, and nobody sends where they see nothing', async () => {
  await expect(send({}, tenant.viewer)).rejects.toThrow('it needs messages:write')
  const limited = userWith({ [tenant.project]: { role: 'OWNER', environments: [tenant.production] } })
  expect((await send({}, limited)).userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['input', 'environmentId'] }])
  await keep(metrics, tenant.staging, [execution()])
  const executionId = await idOf('m1')
  expect((await replay({ executionId }, limited)).userErrors).toMatchObject([{ code: 'NOT_FOUND' }])
  expect(target.sent).toEqual([])
})

test('a replay is a new message of the same flow, and shows what it repeats', async () => {
  const { staging, operator } = tenant
  await keep(metrics, staging, [
    execution({ route: 'CSVToJSON', messageId: 'file', capture: { body: 'a;b' } }),
    execution({ route: 'CSVToJSON', messageId: 'other' }),
  ])
  await keep(metrics, staging, [
    execution({
      messageId: 'file#1',
      parentId: 'file',
      correlationId: 'file',
      parentSpanId: spanOf('file'),
      sentAt: START + 2_000,
      outcome: 'failed',
      error: failure,
      capture: { body: '{"id":1}' },
    }),
  ])
  const executionId = await idOf('file#1')
  const { messageId, userErrors } = await replay({ executionId, headers: { a: 'b' }, idempotencyKey: 'r' })
  expect(userErrors).toEqual([])
  expect(target.sent).toEqual([
    {
      environmentId: staging,
      route: 'StoreOrders',
      body: '{"id":1}',
      headers: { a: 'b' },
      id: messageId,
      replay: { correlationId: 'file', history: ['CSVToJSON'], resumeAt: 0 },
    },
  ])
  await keep(metrics, staging, [execution({ messageId, correlationId: 'file', isReplay: true, sentAt: START + 5_000 })])
  const filter = { messageId }
  const { nodes } = await page(metrics, operator, staging, { fields: 'replayOf { id outcome }', filter })
  expect(nodes).toEqual([{ replayOf: { id: executionId, outcome: 'FAILED' } }])
  expect(await replay({ executionId, body: '{"id":2}' })).toMatchObject({ userErrors: [] })
  expect(target.sent.at(-1)?.body).toBe('{"id":2}')
})

test('the replay of a part that came again on its own goes on where the part did', async () => {
  const { staging } = tenant
  const spans = [
    { step: 0, kind: 'split', calls: 1, errors: 0, durationMs: 1 },
    { step: 1, kind: 'process', calls: 3, errors: 1, durationMs: 1 },
  ]
  await keep(metrics, staging, [execution({ route: 'CSVToJSON', messageId: 'file', spans })])
  const part = { route: 'CSVToJSON', messageId: 'file#2', parentId: 'file', correlationId: 'file' }
  await keep(metrics, staging, [
    execution({ ...part, spans: spans.slice(1), isReplay: true, outcome: 'failed', error: failure }),
  ])
  await replay({ executionId: await idOf('file#2') })
  expect(target.sent[0]?.replay).toEqual({ correlationId: 'file', history: [], resumeAt: 1 })
})

test.each([
  ['in flight', { outcome: 'retrying', error: failure }, {}, 'CONFLICT', ['input', 'executionId']],
  ['without its body', { capture: undefined }, {}, 'INVALID', ['input', 'body']],
  ['with half its body', { capture: { body: '{', trimmed: true } }, {}, 'INVALID', ['input', 'body']],
  ['with too long a body', {}, { body: 'x'.repeat(1_000_001) }, 'INVALID', ['input', 'body']],
] as const)('an execution %s is not replayed', async (_, change, input, code, field) => {
  await keep(metrics, tenant.staging, [execution(change)])
  const { userErrors } = await replay({ executionId: await idOf('m1'), ...input })
  expect(userErrors).toEqual([expect.objectContaining({ code, field: [...field] })])
  expect(target.sent).toEqual([])
})

const line = (n: number, messageId: string) => ({
  id: `line-${n}`,
  at: START + n,
  level: 'info',
  message: `row ${n}`,
  route: 'CSVToJSON',
  messageId,
  data: { n },
})
const logText = `query ($of: [_Any!]!, $after: String, $waitMs: Int, $filter: LogFilter) {
  _entities(representations: $of) { ... on Environment {
    logs(first: 2, after: $after, waitMs: $waitMs, filter: $filter) {
      nodes { message at level routeName messageId data } pageInfo { hasNextPage endCursor }
    }
  } }
}`
const logs = async (variables: object = {}, caller = tenant.operator) => {
  const of = [{ __typename: 'Environment', id: tenant.staging }]
  return (await query(metrics, caller, logText, { of, ...variables }))._entities[0].logs
}

test('logs are followed by their cursor, which an empty page moves as well', async () => {
  target.lines.push(line(1, 'm1'), line(2, 'm2'), line(3, 'm3'))
  const first = await logs()
  expect(first.nodes[0]).toEqual({
    message: 'row 1',
    at: '2026-11-21T11:58:00.001Z',
    level: 'info',
    routeName: 'CSVToJSON',
    messageId: 'm1',
    data: { n: 1 },
  })
  const second = await logs({ after: first.pageInfo.endCursor })
  expect(second).toMatchObject({ nodes: [{ message: 'row 3' }], pageInfo: { hasNextPage: false, endCursor: '3' } })
  expect(await logs({ after: '3' })).toEqual({ nodes: [], pageInfo: { hasNextPage: false, endCursor: '3' } })
  await keep(metrics, tenant.staging, [execution({ route: 'CSVToJSON', messageId: 'm2' })])
  const mine = await logs({ filter: { executionId: await idOf('m2') } })
  expect(mine).toMatchObject({ nodes: [{ messageId: 'm2' }], pageInfo: { hasNextPage: true } })
})

test.each([
  [{ waitMs: 20_001 }, '"waitMs" is 20001; it can be 0 to 20000.'],
  [{ waitMs: -1 }, '"waitMs" is -1; it can be 0 to 20000.'],
  [{ filter: { level: ['loud'] } }, 'There is no such level. There are: debug, info, warn, error.'],
  [{ filter: { executionId: 'exe_none' } }, '"executionId" is no execution of this environment that is still known.'],
])('logs with %j are refused in words that say why', async (variables, message) => {
  await expect(logs(variables)).rejects.toThrow(message)
})

test('logs may hold what messages hold, and are for operators', async () => {
  const of = [{ __typename: 'Environment', id: tenant.staging }]
  const { data, errors } = await tryQuery(metrics, tenant.viewer, logText, { of })
  expect(data).toEqual({ _entities: [{ logs: null }] })
  expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN'])
})
