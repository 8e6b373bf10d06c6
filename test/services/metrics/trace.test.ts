import { afterAll, expect, test } from '@jest/globals'
import { execution, failure, keep, newProject, page, query, START, spanOf } from './executions-support.ts'
import { openMetrics } from './support.ts'

const metrics = await openMetrics('2026-11-21T12:00:00.000Z')
afterAll(() => metrics.close())

/** A file of three rows: two become orders that are stored, and one fails alone. */
async function tellStory() {
  const tenant = newProject()
  const { staging } = tenant
  const parts = { made: 3, succeeded: 2, failed: 1, dropped: 0, retrying: 0 }
  const sent = { 'queue:OrdersJSONQueue': 2 }
  const file = { route: 'CSVToJSON', messageId: 'file', objectKey: 'in/orders.csv', durationMs: 30 }
  await keep(metrics, staging, [execution({ ...file, parts, sent })], 'file:OrdersFTPBucket')
  const order = (n: number) =>
    execution({
      messageId: `file#${n}`,
      parentId: 'file',
      correlationId: 'file',
      parentSpanId: spanOf('file'),
      hops: 1,
      sentAt: START + 1_050,
      startedAt: START + 1_060 + n,
      sent: { 'https://store.example/orders': 1 },
    })
  await keep(metrics, staging, [order(1), order(2)])
  return tenant
}
const tenant = await tellStory()

const traceText = `query ($environmentId: ID!, $ref: String!, $first: Int) {
  trace(environmentId: $environmentId, ref: $ref, first: $first) {
    correlationId firstSeenAt lastSeenAt outcome hopCount routes counts { outcome count }
    hops { at endpoint routeName messageId waitMs outcome execution { sent { endpoint count } } }
  }
}`
const trace = async (ref: string, { first, of = tenant }: { first?: number; of?: typeof tenant } = {}) =>
  (await query(metrics, of.viewer, traceText, { environmentId: of.staging, ref, first })).trace

test('the trace of an order goes from the file over its part and the queue to the store, with what it waited for', async () => {
  const found = await trace('in/orders.csv')
  expect(found).toEqual({
    correlationId: 'file',
    firstSeenAt: '2026-11-21T11:58:01.020Z',
    lastSeenAt: '2026-11-21T11:58:01.067Z',
    outcome: 'PARTIAL',
    hopCount: 3,
    routes: ['CSVToJSON', 'StoreOrders'],
    counts: [
      { outcome: 'SUCCEEDED', count: 2 },
      { outcome: 'PARTIAL', count: 1 },
    ],
    hops: [
      {
        at: '2026-11-21T11:58:01.020Z',
        endpoint: 'file:OrdersFTPBucket',
        routeName: 'CSVToJSON',
        messageId: 'file',
        waitMs: 20,
        outcome: 'PARTIAL',
        execution: { sent: [{ endpoint: 'queue:OrdersJSONQueue', count: 2 }] },
      },
      ...[1, 2].map((n) => ({
        at: `2026-11-21T11:58:01.06${n}Z`,
        endpoint: 'queue:OrdersJSONQueue',
        routeName: 'StoreOrders',
        messageId: `file#${n}`,
        waitMs: 10 + n,
        outcome: 'SUCCEEDED',
        execution: { sent: [{ endpoint: 'https://store.example/orders', count: 1 }] },
      })),
    ],
  })
})

test('it is found by the file, the flow, a part, and an execution; what is unknown has none', async () => {
  const whole = await trace('file')
  const { nodes } = await page(metrics, tenant.viewer, tenant.staging, {
    fields: 'id',
    filter: { messageId: 'file#2' },
  })
  for (const ref of ['in/orders.csv', 'file#1', nodes[0].id]) expect(await trace(ref)).toEqual(whole)
  expect(await trace('unknown')).toBeNull()
  expect(await trace('file', { of: newProject() })).toBeNull()
})

test('of a long journey the first hops are shown, and all are counted', async () => {
  const found = await trace('file', { first: 1 })
  expect(found.hops).toHaveLength(1)
  expect(found).toMatchObject({ hopCount: 3, lastSeenAt: '2026-11-21T11:58:01.067Z' })
})

test('executions know what sent their messages, and what became of those that they sent', async () => {
  const fields = 'messageId parent { messageId } children { nodes { messageId } }'
  const { nodes } = await page(metrics, tenant.viewer, tenant.staging, { fields })
  expect(nodes).toEqual([
    { messageId: 'file#2', parent: { messageId: 'file' }, children: { nodes: [] } },
    { messageId: 'file#1', parent: { messageId: 'file' }, children: { nodes: [] } },
    { messageId: 'file', parent: null, children: { nodes: [{ messageId: 'file#2' }, { messageId: 'file#1' }] } },
  ])
})

test('a part that is sent again links to the message that was split', async () => {
  const { staging, viewer } = tenant
  const again = { route: 'CSVToJSON', messageId: 'file#3', parentId: 'file', correlationId: 'file', isReplay: true }
  await keep(metrics, staging, [execution({ ...again, sentAt: START + 60_000 })], 'file:OrdersFTPBucket')
  const fields = 'outcome replayOf { messageId outcome }'
  const { nodes } = await page(metrics, viewer, staging, { fields, filter: { messageId: 'file#3' } })
  expect(nodes).toEqual([{ outcome: 'SUCCEEDED', replayOf: { messageId: 'file', outcome: 'PARTIAL' } }])
})

test.each([
  [['succeeded', 'succeeded'], 'SUCCEEDED'],
  [['dropped'], 'DROPPED'],
  [['dropped', 'succeeded'], 'SUCCEEDED'],
  [['failed', 'failed'], 'FAILED'],
  [['failed', 'succeeded'], 'PARTIAL'],
  [['failed', 'retrying'], 'RETRYING'],
] as const)('messages that ended %j are together %s', async (outcomes, together) => {
  const own = newProject()
  const records = outcomes.map((outcome, n) => {
    const error = outcome === 'failed' || outcome === 'retrying' ? { error: failure } : {}
    return execution({ messageId: `m${n}`, correlationId: 'c', outcome, ...error })
  })
  await keep(metrics, own.staging, records)
  expect((await trace('c', { of: own })).outcome).toBe(together)
})
