import { afterAll, expect, test } from '@jest/globals'
import type { Execution } from '../../../runtime/engine/execution.ts'
import { checkpointModel } from '../../../services/metrics/collect/model.ts'
import { readLine } from '../../../services/metrics/ingest/read-line.ts'
import { usageOf } from '../../../services/metrics/rollups/usage.ts'
import { systemCaller } from '../../../services/shared/caller.ts'
import { idWithin, newId } from '../../../services/shared/ids.ts'
import type { ActualCosts } from '../../../targets/actual-costs.ts'
import { userWith } from '../../testkit/callers.ts'
import { askOne, linesOf, openMetrics, originOf, record } from './support.ts'

const metrics = await openMetrics('2026-11-21T12:00:00.000Z')
afterAll(() => metrics.close())

const at = '2026-11-21T11:58:00.000Z'
const startedAt = Date.parse(at)
const queued: Partial<Execution> = {
  startedAt,
  sentAt: startedAt - 5,
  durationMs: 100,
  bytesIn: 1_000,
  bytesOut: 1_000,
}

/** What an invocation uses, with outcomes of its messages. */
function usage(rest: Partial<Execution>, count: number, source = 'queue:Orders', memoryMb = 256) {
  const outcomes = Array.from({ length: count }, () => 'succeeded' as const)
  const [line] = linesOf({ batchId: 'a', at, ...queued, ...rest }, outcomes)
  const taken = readLine({ ...Object(line), source }, { ...originOf('env'), memoryMb })
  if (typeof taken === 'string') throw new Error(taken)
  return usageOf(taken)
}

const MB_MS = 256 * 100

test.each([
  ['one message', usage({}, 1), { queueCalls: 2, megabyteMs: MB_MS }],
  ['ten messages', usage({}, 10), { queueCalls: 2, megabyteMs: MB_MS }],
  ['eleven messages', usage({}, 11), { queueCalls: 4 }],
  ['ten messages of 20 kB, in four chunks', usage({ bytesIn: 20_000 }, 10), { queueCalls: 5 }],
  ['twice the memory', usage({}, 1, 'queue:Orders', 512), { megabyteMs: 2 * MB_MS }],
  ['a message sent on', usage({ sent: { 'queue:Out': 1 } }, 1), { queueCalls: 3 }],
  ['25 messages sent on', usage({ sent: { 'queue:Out': 25 } }, 1), { queueCalls: 5 }],
  ['two large messages sent on', usage({ sent: { 'queue:Out': 2 }, bytesOut: 200_000 }, 1), { queueCalls: 6 }],
  [
    'a file written, and half of the bytes to an address',
    usage({ sent: { 'file:B': 1, 'https://shop.example/in': 1 } }, 1),
    { filesWritten: 1, bytesWritten: 500, bytesToHttp: 500 },
  ],
  ['files read', usage({ objectKey: 'a.csv', bytesIn: 9_000_000 }, 3, 'file:B'), { filesRead: 3, queueCalls: 5 }],
  ['a request', usage({}, 1, 'http:/orders'), { httpRequests: 1, queueCalls: 3 }],
  ['a request that is answered', usage({ sentAt: undefined }, 1, 'http:/orders'), { httpRequests: 1, queueCalls: 0 }],
  ['a schedule', usage({}, 1, 'trigger:rate(5 minutes)'), { scheduled: 1, queueCalls: 3 }],
  ['a start by hand', usage({}, 1, 'trigger:manual'), { scheduled: 0, queueCalls: 3 }],
  ['a second attempt', usage({ attempt: 2 }, 1, 'trigger:rate(5 minutes)'), { scheduled: 0, queueCalls: 2 }],
])('what %s is billed for', (_what, used, expected) => {
  expect(used).toMatchObject(expected)
})

function newProject() {
  const project = newId('prj')
  const [staging, production] = [idWithin('env', project), idWithin('env', project)]
  const key = project.slice('prj_'.length)
  return { project, key, staging, production, viewer: userWith({ [project]: { role: 'VIEWER' } }) }
}

type World = ReturnType<typeof newProject>

const REPORT = `estimated { amount currency } projectedMonth { amount } perMillionMessages { amount }
  lines { key label route { id } quantity unit unitPrice amount { amount } } assumptions priceListVersion`

interface Report {
  readonly estimated: { readonly amount: string }
  readonly projectedMonth: { readonly amount: string }
  readonly perMillionMessages: { readonly amount: string } | null
  readonly lines: readonly {
    readonly key: string
    readonly label: string
    readonly route: { readonly id: string } | null
    readonly quantity: number
    readonly amount: { readonly amount: string }
  }[]
  readonly assumptions: readonly string[]
}

async function costOf({ staging, viewer }: World, args: string, type = 'Environment', id = staging): Promise<Report> {
  const { data, errors } = await askOne(metrics, viewer, type, id, `cost(${args}) { ${REPORT} }`)
  expect(errors).toBeUndefined()
  return data.cost
}

const send = (environmentId: string, route: string, messages: number, time = at) =>
  record(
    metrics,
    environmentId,
    linesOf(
      { batchId: `${route}-${time}`, at: time, route, ...queued, sent: { 'queue:Out': 1 } },
      Array.from({ length: messages }, () => 'succeeded' as const),
    ),
  )

const micros = (amount: string): bigint => BigInt(amount.replace('.', ''))
const sum = ({ lines }: Report): bigint => lines.reduce((total, { amount }) => total + micros(amount.amount), 0n)

test('cost is what was measured at the prices of the list, and says that nothing is paid locally', async () => {
  const world = newProject()
  await send(world.staging, 'StoreOrders', 10)
  const report = await costOf(world, 'range: { from: "2026-11-21T11:00:00Z" }')
  const quantities = Object.fromEntries(report.lines.map(({ key, quantity }) => [key, quantity]))
  expect(quantities).toMatchObject({
    'lambda-requests': 1,
    'lambda-gb-seconds': 0.025,
    // A call to receive, one to delete, one to send, and six polls in each of the 60 minutes.
    'sqs-requests': 3 + 6 * 60,
    'logs-ingest': 0.000007,
  })
  expect(report.assumptions[0]).toContain('Nothing is paid for what runs in the local cloud.')
  expect(sum(report)).toBe(micros(report.estimated.amount))
  // An hour of 730.
  expect(micros(report.projectedMonth.amount)).toBe(micros(report.estimated.amount) * 730n)
  // Five millionths of a dollar for ten messages, without the hour's polls and metrics.
  expect(report.perMillionMessages).toEqual({ amount: '0.500000' })
})

test('lines add up to the same, by service, by route and by both; a project costs what its environments cost', async () => {
  const world = newProject()
  await send(world.staging, 'StoreOrders', 10)
  await send(world.staging, 'CSVToJSON', 3)
  await send(world.production, 'StoreOrders', 5)
  const last = 'range: { last: "1h" }'
  const [byService, byRoute, byBoth] = await Promise.all(
    ['SERVICE', 'ROUTE', 'RESOURCE'].map((group) => costOf(world, `${last}, groupBy: ${group}`)),
  )
  for (const report of [byService, byRoute, byBoth]) {
    // Each line is rounded to a millionth of a dollar.
    const difference = report ? sum(report) - micros(report.estimated.amount) : 999n
    expect(difference < 0n ? -difference : difference).toBeLessThanOrEqual(BigInt(report?.lines.length ?? 0))
  }
  expect(byRoute?.lines.map(({ label, quantity, route }) => [label, quantity, route?.id])).toEqual([
    ['CSVToJSON', 3, `rte_${world.key}_CSVToJSON`],
    ['StoreOrders', 10, `rte_${world.key}_StoreOrders`],
  ])
  expect(byBoth?.lines.map(({ label }) => label)).toContain('StoreOrders: AWS Lambda, requests')
  const other = await costOf(world, last, 'Environment', world.production)
  const project = await costOf(world, last, 'Project', world.project)
  const both = micros(byService?.estimated.amount ?? '') + micros(other.estimated.amount)
  expect(micros(project.estimated.amount)).toBe(both)
  const guest = userWith({ [world.project]: { role: 'VIEWER', environments: [world.production] } })
  const seen = await costOf({ ...world, viewer: guest }, last, 'Project', world.project)
  expect(seen.estimated).toEqual(other.estimated)
})

test('each day is a line, the running one as far as it went', async () => {
  const world = newProject()
  await send(world.staging, 'StoreOrders', 10, '2026-11-19T08:00:00.000Z')
  await send(world.staging, 'StoreOrders', 4, '2026-11-21T08:00:00.000Z')
  const report = await costOf(world, 'range: { last: "3d" }, groupBy: DAY')
  expect(report.lines.map(({ key, quantity }) => [key, quantity])).toEqual([
    ['2026-11-18', 0],
    ['2026-11-19', 10],
    ['2026-11-20', 0],
    ['2026-11-21', 4],
  ])
})

test('where nothing was, nothing costs', async () => {
  const report = await costOf(newProject(), 'range: { last: "30d" }')
  expect(report).toMatchObject({ estimated: { amount: '0.000000' }, projectedMonth: { amount: '0.000000' } })
  expect(report).toMatchObject({ perMillionMessages: null, lines: [] })
})

const midnight = Date.parse('2026-11-21T00:00:00.000Z')
const ACTUAL = 'actual { amount currency through } actualMissing estimated { amount }'

/** What a service answers that has these costs; `asked` are the spans that it was asked for. */
async function actualOf(of: ActualCosts['of'], type: string, id: string, fields = ACTUAL) {
  const open = await openMetrics('2026-11-21T12:00:30.000Z', undefined, undefined, undefined, { actualCosts: { of } })
  const caller = systemCaller('x')
  const { data, errors } = await askOne(open, caller, type, id, `cost(range: { last: "24h" }) { ${fields} }`)
  await open.close()
  expect(errors).toBeUndefined()
  return data.cost
}

test('what was billed is told beside the estimate, for the range, and is asked for once and only if somebody wants it', async () => {
  const { staging } = newProject()
  const asked: [string, object][] = []
  const of: ActualCosts['of'] = async (id, span) => {
    asked.push([id, span])
    return { micros: 1_234_567n, currency: 'USD', through: midnight }
  }
  expect(await actualOf(of, 'Environment', staging)).toEqual({
    actual: { amount: '1.234567', currency: 'USD', through: '2026-11-21T00:00:00.000Z' },
    actualMissing: null,
    estimated: { amount: '0.000000' },
  })
  const to = Date.parse('2026-11-21T12:00:30.000Z')
  expect(asked).toEqual([[staging, { from: Date.parse('2026-11-20T12:01:00.000Z'), to }]])
  await actualOf(of, 'Environment', staging, 'estimated { amount }')
  expect(asked).toHaveLength(1)
})

test('a project was billed what its environments were, of those that had no messages, too; one that is not known leaves the sum open', async () => {
  const { project, staging, production } = newProject()
  const costs: Record<string, Awaited<ReturnType<ActualCosts['of']>>> = {
    [staging]: { micros: 5n, currency: 'USD', through: midnight },
    [production]: { micros: 3n, currency: 'USD', through: midnight - 86_400_000 },
  }
  const of = async (id: string) => costs[id]
  const sources = [{ id: 'apart', records: () => Promise.reject(new Error('not asked')) }]
  const open = await openMetrics('2026-11-21T12:00:30.000Z', undefined, undefined, undefined, {
    actualCosts: { of },
    sources,
  })
  const readThroughs = { [staging]: midnight, [production]: midnight }
  const left = { owner: '', leasedUntil: new Date(0) }
  await open.store.collection(checkpointModel).insert({ id: 'apart', readThroughs, ...left })
  const ask = async () => {
    const { data } = await askOne(
      open,
      systemCaller('x'),
      'Project',
      project,
      `cost(range: { last: "24h" }) { ${ACTUAL} }`,
    )
    return data.cost
  }
  expect(await ask()).toMatchObject({
    actual: { amount: '0.000008', currency: 'USD', through: '2026-11-20T00:00:00.000Z' },
  })
  costs[staging] = { micros: 5n, currency: 'CNY', through: midnight }
  expect(await ask()).toMatchObject({ actual: null, actualMissing: expect.stringContaining('several currencies') })
  costs[staging] = { missing: 'Nobody may see it.' }
  expect(await ask()).toMatchObject({ actual: null, actualMissing: 'Nobody may see it.' })
  await open.close()
})

test('what runs in the local cloud is not billed', async () => {
  const { staging } = newProject()
  const { actual, actualMissing } = await actualOf(async () => undefined, 'Environment', staging)
  expect([actual, actualMissing]).toEqual([null, 'Nothing of it runs on AWS, and nothing is billed.'])
})
