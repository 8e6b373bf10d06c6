import { afterAll, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Execution } from '../../../runtime/engine/execution.ts'
import { executionModel, outcomes } from '../../../services/metrics/executions/model.ts'
import { removeSurplus } from '../../../services/metrics/executions/retention.ts'
import { systemCaller } from '../../../services/shared/caller.ts'
import { notingCalls } from '../../testkit/around-store.ts'
import { userWith } from '../../testkit/callers.ts'
import {
  execution,
  failure,
  keep,
  lines,
  newProject,
  page,
  query,
  START,
  spanOf,
  tryQuery,
} from './executions-support.ts'
import { openMetrics, record } from './support.ts'

const metrics = await openMetrics('2026-11-21T12:00:00.000Z')
afterAll(() => metrics.close())

const messageIds = (nodes: readonly { readonly messageId: string }[]) => nodes.map(({ messageId }) => messageId)

test('a message is one execution with all its attempts, the latest in full', async () => {
  const { staging, viewer } = newProject()
  const again = { code: 'ECONNRESET', name: 'RetryableError', message: 'the store hung up', retryable: true }
  await keep(metrics, staging, [execution({ outcome: 'retrying', error: again })])
  const fields = 'outcome attempt finishedAt waitMs attempts { number startedAt errorCode } error { message }'
  const before = await page(metrics, viewer, staging, { fields })
  expect(before.nodes).toEqual([
    {
      outcome: 'RETRYING',
      attempt: 1,
      finishedAt: null,
      waitMs: 20,
      attempts: [{ number: 1, startedAt: '2026-11-21T11:58:01.020Z', errorCode: 'ECONNRESET' }],
      error: { message: 'the store hung up' },
    },
  ])
  await keep(metrics, staging, [execution({ attempt: 2, startedAt: START + 9_000 })])
  const after = await page(metrics, viewer, staging, { fields })
  expect(after.nodes).toEqual([
    {
      outcome: 'SUCCEEDED',
      attempt: 2,
      finishedAt: '2026-11-21T11:58:09.005Z',
      waitMs: 20,
      attempts: [
        { number: 1, startedAt: '2026-11-21T11:58:01.020Z', errorCode: 'ECONNRESET' },
        { number: 2, startedAt: '2026-11-21T11:58:09.000Z', errorCode: null },
      ],
      error: null,
    },
  ])
})

test('lines may come in any order, in any company, and again: what is kept is the same', async () => {
  const attempts = Array.from({ length: 4 }, (_, index) =>
    execution({
      attempt: index + 1,
      startedAt: START + index * 1_000,
      durationMs: index,
      ...(index < 3 ? { outcome: 'retrying', error: { ...failure, message: `try ${index}` } } : {}),
    }),
  )
  const fields = 'outcome attempt startedAt durationMs attempts { number errorMessage }'
  const deliveries = fc.array(fc.uniqueArray(fc.nat(3), { minLength: 1 }), { minLength: 1, maxLength: 6 })
  await fc.assert(
    fc.asyncProperty(deliveries, async (given) => {
      const { staging, viewer } = newProject()
      for (const delivery of given)
        await keep(
          metrics,
          staging,
          delivery.flatMap((index) => attempts[index] ?? []),
        )
      const { nodes } = await page(metrics, viewer, staging, { fields })
      const known = [...new Set(given.flat())].sort()
      const latest = Math.max(...known)
      expect(nodes).toEqual([
        expect.objectContaining({
          attempt: latest + 1,
          durationMs: latest,
          outcome: latest < 3 ? 'RETRYING' : 'SUCCEEDED',
        }),
      ])
      // The first attempt is written without looking: where it comes late, what came before it stays as it is.
      const shown = nodes[0].attempts.map(({ number }: { readonly number: number }) => number - 1)
      expect(known.filter((index) => index > 0)).toEqual(shown.filter((index: number) => index > 0))
    }),
    { numRuns: 12 },
  )
})

const filters: readonly (readonly [filter: object, found: readonly string[]])[] = [
  [{}, ['m4', 'm3', 'm2', 'm1']],
  [{ outcome: ['FAILED', 'PARTIAL'] }, ['m3', 'm2']],
  [{ messageId: 'm2' }, ['m2']],
  [{ messageId: 'm2', outcome: ['SUCCEEDED'] }, []],
  [{ correlationId: 'c1' }, ['m2', 'm1']],
  [{ correlationId: 'c1', outcome: ['FAILED'] }, ['m2']],
  [{ objectKey: 'orders.csv' }, ['m3']],
  [{ objectKey: 'orders.csv', correlationId: 'c1' }, []],
  [{ minDurationMs: 100 }, ['m4']],
  [{ deploymentId: 'dep_elsewhere' }, []],
  [{ text: 'CUSTOMER' }, ['m2']],
  [{ text: 'blue' }, ['m1']],
  [{ receivedAfter: '2026-11-21T11:58:02.000Z' }, ['m4', 'm3', 'm2']],
  [{ receivedAfter: '2026-11-21T11:58:02.000Z', receivedBefore: '2026-11-21T11:58:04.000Z' }, ['m3', 'm2']],
  [{ receivedBefore: '2026-11-21T11:58:04.000Z', outcome: ['SUCCEEDED'] }, ['m1']],
]
const filtered = newProject()
await keep(metrics, filtered.staging, [
  execution({ messageId: 'm1', correlationId: 'c1', capture: { body: '{"color":"Blue"}' } }),
  execution({ messageId: 'm2', correlationId: 'c1', sentAt: START + 2_000, outcome: 'failed', error: failure }),
])
const parts = { made: 3, succeeded: 2, failed: 1, dropped: 0, retrying: 0 }
await keep(metrics, filtered.staging, [
  execution({ route: 'CSVToJSON', messageId: 'm3', sentAt: START + 3_000, objectKey: 'orders.csv', parts }),
])
await keep(metrics, filtered.staging, [execution({ messageId: 'm4', sentAt: START + 4_000, durationMs: 100 })])

test.each(filters)('the filter %j finds %j, whatever the page', async (filter, found) => {
  const { staging, operator } = filtered
  expect(messageIds((await page(metrics, operator, staging, { filter })).nodes)).toEqual(found)
  const walked: string[] = []
  let after: string | undefined
  do {
    const { nodes, pageInfo } = await page(metrics, operator, staging, { filter, first: 1, after })
    walked.push(...messageIds(nodes))
    after = pageInfo.hasNextPage ? pageInfo.endCursor : undefined
  } while (after !== undefined)
  expect(walked).toEqual(found)
})

test('a filter by route finds those of its routes, and those of no other project', async () => {
  const { staging, operator, routeId } = filtered
  const named = async (...ids: string[]) =>
    messageIds((await page(metrics, operator, staging, { filter: { routeId: ids } })).nodes)
  expect(await named(routeId('CSVToJSON'))).toEqual(['m3'])
  expect(await named(routeId('CSVToJSON'), routeId('StoreOrders'))).toEqual(['m4', 'm3', 'm2', 'm1'])
  expect(await named()).toEqual([])
  const text = `query ($of: [_Any!]!, $environmentId: ID!) {
    _entities(representations: $of) { ... on Route { executions(environmentId: $environmentId) { nodes { messageId } } } }
  }`
  const of = [{ __typename: 'Route', id: routeId('CSVToJSON') }]
  const { _entities } = await query(metrics, operator, text, { of, environmentId: staging })
  expect(messageIds(_entities[0].executions.nodes)).toEqual(['m3'])
})

test('errors of one kind have one fingerprint, which finds them, and lead to the line of the project that threw', async () => {
  const { staging, viewer } = newProject()
  const other = { ...failure, message: 'order 12 has no "address"' }
  await keep(metrics, staging, [
    execution({ messageId: 'm1', outcome: 'failed', error: failure }),
    execution({ messageId: 'm2', outcome: 'failed', error: other }),
    execution({
      messageId: 'm3',
      outcome: 'failed',
      error: { ...failure, code: 'OTHER', stack: 'Error\n  at node:fs:1:2' },
    }),
  ])
  const fields = 'messageId error { fingerprint sourceLocation step retryable name code }'
  const { nodes } = await page(metrics, viewer, staging, { fields, filter: { messageId: 'm1' } })
  const { fingerprint, ...rest } = nodes[0].error
  expect(rest).toEqual({
    sourceLocation: 'processors.ts:12:9',
    step: 0,
    retryable: false,
    name: 'PermanentError',
    code: 'BAD_ORDER',
  })
  const same = await page(metrics, viewer, staging, { fields, filter: { errorFingerprint: fingerprint } })
  expect(messageIds(same.nodes).toSorted()).toEqual(['m1', 'm2'])
  const last = await page(metrics, viewer, staging, { fields, filter: { messageId: 'm3' } })
  expect(last.nodes[0].error.sourceLocation).toBeNull()
})

test('whoever walks the pages sees each execution exactly once, whatever comes meanwhile', async () => {
  const { staging, viewer } = newProject()
  const there = Array.from({ length: 40 }, (_, index) => `old${index}`)
  // Several at the same moment: ids decide between them.
  const at = (index: number): Partial<Execution> => ({ startedAt: START + Math.floor(index / 3) * 10 })
  await keep(
    metrics,
    staging,
    there.map((messageId, index) => execution({ messageId, ...at(index) })),
  )
  let made = 0
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 15 }), fc.infiniteStream(fc.nat(200)), async (first, times) => {
      const seen: string[] = []
      let after: string | undefined
      do {
        const { nodes, pageInfo } = await page(metrics, viewer, staging, { first, after })
        seen.push(...messageIds(nodes))
        after = pageInfo.hasNextPage ? pageInfo.endCursor : undefined
        made += 1
        const startedAt = START + (times.next().value ?? 0)
        await keep(metrics, staging, [execution({ messageId: `new${made}`, startedAt })])
      } while (after !== undefined)
      expect(new Set(seen).size).toBe(seen.length)
      expect(seen.filter((id) => id.startsWith('old')).toSorted()).toEqual(there.toSorted())
    }),
    { numRuns: 4 },
  )
})

test('a filter that no index serves looks at 2,000 executions a page, and goes on behind them', async () => {
  const { staging, viewer } = newProject()
  for (let chunk = 0; chunk < 21; chunk += 1) {
    const some = Array.from({ length: 100 }, (_, index) => {
      const n = chunk * 100 + index
      return execution({ messageId: `n${n}`, startedAt: START + n, durationMs: n === 0 ? 500 : 1 })
    })
    // So many a second are all kept.
    metrics.clock.now = new Date(metrics.clock.now.getTime() + 1_000)
    await keep(metrics, staging, some)
  }
  const filter = { minDurationMs: 500 }
  const first = await page(metrics, viewer, staging, { filter })
  expect(first).toEqual({ nodes: [], pageInfo: expect.objectContaining({ hasNextPage: true }) })
  const second = await page(metrics, viewer, staging, { filter, after: first.pageInfo.endCursor })
  expect(messageIds(second.nodes)).toEqual(['n0'])
  expect(second.pageInfo.hasNextPage).toBe(false)
})

test('of very many messages in a second whole flows of those that went well are left out, and nothing else', async () => {
  const { staging, viewer } = newProject()
  metrics.clock.now = new Date(metrics.clock.now.getTime() + 1_000)
  const flow = (n: number, change: Partial<Execution> = {}) => [
    execution({ messageId: `f${n}`, correlationId: `f${n}`, ...change }),
    execution({ messageId: `f${n}#1`, correlationId: `f${n}`, parentId: `f${n}` }),
  ]
  const common = Array.from({ length: 600 }, (_, n) => flow(n)).flat()
  for (let at = 0; at < common.length; at += 300) await keep(metrics, staging, common.slice(at, at + 300))
  await keep(metrics, staging, flow(1_000, { outcome: 'failed', error: failure }))
  const executions = metrics.store.collection(executionModel)
  const where = { environmentId: staging, outcome: { in: [...outcomes] } }
  const kept = await executions.find({ where, order: { by: 'receivedAt', direction: 'asc' }, limit: 2_000 })
  expect(kept.length).toBeGreaterThan(1_000)
  expect(kept.length).toBeLessThan(1_050)
  const late = kept.map(({ correlationId }) => correlationId).filter((id) => Number(id.slice(1)) >= 500)
  for (const [, both] of Map.groupBy(
    late.filter((id) => id !== 'f1000'),
    (id) => id,
  ))
    expect(both).toHaveLength(2)
  const failed = await page(metrics, viewer, staging, { filter: { outcome: ['FAILED'] } })
  expect(messageIds(failed.nodes)).toEqual(['f1000'])
})

test('what messages hold is for operators: a viewer sees how much there is', async () => {
  const { staging, viewer, operator } = newProject()
  await keep(metrics, staging, [
    execution({ messageId: 'm1', bytesIn: 20_000, capture: { body: 'x'.repeat(16_000), trimmed: true } }),
    execution({ messageId: 'm2', sentAt: START, bytesIn: 7, capture: undefined }),
  ])
  const fields = 'input { bytes captured truncated redacted text(first: 3) }'
  const hidden = { bytes: 20_000, captured: true, truncated: true, redacted: true, text: null }
  const none = { bytes: 7, captured: false, truncated: false, redacted: false, text: null }
  expect((await page(metrics, viewer, staging, { fields })).nodes).toEqual([
    { input: hidden },
    { input: { ...none, redacted: true } },
  ])
  expect((await page(metrics, operator, staging, { fields })).nodes).toEqual([
    { input: { ...hidden, redacted: false, text: 'xxx' } },
    { input: none },
  ])
  await expect(page(metrics, viewer, staging, { filter: { text: 'x' } })).rejects.toThrow('it needs messages:read')
})

test('executions of others are not there, by whatever way they are asked for', async () => {
  const { project, staging, production, viewer, operator } = newProject()
  await keep(metrics, staging, [execution({ capture: { body: 'secret' } })])
  const [{ id }] = (await page(metrics, viewer, staging, { fields: 'id' })).nodes
  const limited = userWith({ [project]: { role: 'OWNER', environments: [production] } })
  const text = `query ($id: ID!, $environmentId: ID!, $of: [_Any!]!) {
    execution(id: $id) { messageId }
    trace(environmentId: $environmentId, ref: "m1") { correlationId }
    _entities(representations: $of) { ... on Execution { messageId } ... on Environment { executions { nodes { id } } } }
  }`
  const of = [
    { __typename: 'Execution', id },
    { __typename: 'Environment', id: staging },
  ]
  const ask = (caller: typeof viewer) => tryQuery(metrics, caller, text, { id, environmentId: staging, of })
  expect((await ask(operator)).data).toMatchObject({ execution: { messageId: 'm1' }, trace: { correlationId: 'm1' } })
  for (const caller of [limited, newProject().operator]) {
    expect(await ask(caller)).toEqual({ data: { execution: null, trace: null, _entities: [null, null] } })
  }
  // A name of another environment is none in this one.
  const elsewhere = await tryQuery(metrics, operator, text, { id, environmentId: production, of })
  expect(elsewhere.data?.trace).toBeNull()
  expect(spanOf('m1')).toHaveLength(16)
})

test('a page of executions with all they are related to takes as many calls of the store as one of them', async () => {
  const calls: string[] = []
  const noted = await openMetrics('2026-11-21T12:00:00.000Z', (store) => notingCalls(store, calls))
  const fields = 'parent { id } replayOf { id } children { nodes { id } }'
  const costOf = async (many: number) => {
    const { staging, viewer } = newProject()
    const replays = Array.from({ length: many }, (_, n) =>
      execution({ messageId: `m${n}`, isReplay: true, startedAt: START + n }),
    )
    await keep(noted, staging, replays)
    calls.length = 0
    expect((await page(noted, viewer, staging, { fields })).nodes).toHaveLength(many)
    return calls.length
  }
  expect(await costOf(1)).toBe(await costOf(20))
  await noted.close()
})

test('executions go after 7 days, where there are too many of them, and with their project', async () => {
  const own = await openMetrics('2026-11-21T12:00:00.000Z')
  const [gone, kept] = [newProject(), newProject()]
  for (const { staging } of [gone, kept]) {
    await keep(
      own,
      staging,
      Array.from({ length: 6 }, (_, n) => execution({ messageId: `m${n}`, startedAt: START + n })),
    )
  }
  const executions = own.store.collection(executionModel)
  await removeSurplus(executions, kept.staging, 4)
  expect(messageIds((await page(own, kept.viewer, kept.staging)).nodes)).toEqual(['m5', 'm4', 'm3', 'm2'])
  const forget = `mutation { countsForget(projectId: "${gone.project}") }`
  await query(own, systemCaller('x'), forget)
  expect(await executions.count({})).toBe(4)
  own.clock.now = new Date('2026-11-28T11:57:00.000Z')
  await own.removeOld()
  expect(await executions.count({})).toBe(4)
  own.clock.now = new Date('2026-11-28T11:59:00.000Z')
  await own.removeOld()
  expect(await executions.count({})).toBe(0)
  await own.close()
})

test('a record with impossible values is kept as far as it can be, and stands in nobody’s way', async () => {
  const { staging, viewer } = newProject()
  const odd = {
    ...execution(),
    startedAt: Number.MAX_SAFE_INTEGER,
    sentAt: Number.MAX_SAFE_INTEGER,
    durationMs: -1,
    traceparent: 7,
  }
  const broken = { outcome: 'succeeded', attempt: 1 }
  const [line] = lines([execution(), execution({ messageId: 'm2' }), execution({ messageId: 'm3' })])
  const changed = { ...(line as object), executions: [odd, broken, execution({ messageId: 'm3' })] }
  await record(metrics, staging, [changed])
  const { nodes } = await page(metrics, viewer, staging, { fields: 'messageId durationMs sentAt' })
  expect(messageIds(nodes).toSorted()).toEqual(['m1', 'm3'])
})
