import { afterAll, expect, test } from '@jest/globals'
import { newId } from '../../../services/shared/ids.ts'
import { notingCalls } from '../../testkit/around-store.ts'
import { userWith } from '../../testkit/callers.ts'
import { askOne, linesOf, openMetrics, record } from './support.ts'

const metrics = await openMetrics('2026-11-21T12:00:30.000Z')
afterAll(() => metrics.close())

/** A project nobody has used yet, with an environment. */
function newProject() {
  const project = newId('prj')
  const key = project.slice('prj_'.length)
  const environment = `env_${key}_staging`
  return { project, key, environment, viewer: userWith({ [project]: { role: 'VIEWER' } }) }
}

type World = ReturnType<typeof newProject>

const POINTS = 'key label points { at received succeeded failed dropped p50 p95 p99 partial }'

interface Series {
  readonly key: string
  readonly label: string
  readonly points: readonly { readonly at: string; readonly received: number; readonly p50: number | null }[]
}

async function seriesOf({ environment, viewer }: World, args: string): Promise<readonly Series[]> {
  const { data } = await askOne(metrics, viewer, 'Environment', environment, `series(${args}) { ${POINTS} }`)
  return data.series
}

const at = (time: string) => `2026-11-21T${time}.000Z`

test('a series has a point for each bucket, also where nothing happened, and tells which one is not over', async () => {
  const world = newProject()
  const lines = [
    ...linesOf({ batchId: 'a', at: at('11:57:10'), durationMs: 10 }, ['succeeded', 'failed', 'retrying']),
    ...linesOf({ batchId: 'b', at: at('11:59:59'), durationMs: 80 }, ['succeeded', 'dropped']),
  ]
  await record(metrics, world.environment, lines)
  const empty = { received: 0, succeeded: 0, failed: 0, dropped: 0, p50: null, p95: null, p99: null, partial: false }
  const [series, ...others] = await seriesOf(world, 'range: { last: "5m" }, bucket: MINUTE')
  expect(others).toEqual([])
  expect(series).toEqual({
    key: world.environment,
    label: 'all routes',
    points: [
      { ...empty, at: at('11:56:00') },
      { at: at('11:57:00'), received: 3, succeeded: 1, failed: 1, dropped: 0, partial: false, ...about(10) },
      { ...empty, at: at('11:58:00') },
      { at: at('11:59:00'), received: 2, succeeded: 1, failed: 0, dropped: 1, partial: false, ...about(80) },
      { ...empty, at: at('12:00:00'), partial: true },
    ],
  })
})

/** All percentiles of one value in the lower half of its bucket: none is larger than the largest, so they are exact. */
const about = (ms: number) => ({ p50: ms, p95: ms, p99: ms })

test.each([
  ['MINUTE', 26, '11:35:00'],
  ['FIVE_MINUTES', 6, '11:35:00'],
  ['HOUR', 2, '11:00:00'],
  ['DAY', 1, '00:00:00'],
])(
  'in buckets of a %s the same messages are counted, and percentiles are those of all attempts',
  async (bucket, points, first) => {
    const world = newProject()
    for (const [index, minute] of ['36', '37', '44', '58'].entries()) {
      const durationMs = 10 ** index
      const lines = linesOf({ batchId: `b${index}`, at: at(`11:${minute}:00`), durationMs }, ['succeeded', 'succeeded'])
      await record(metrics, world.environment, lines)
    }
    const range = 'range: { from: "2026-11-21T11:35:00Z" }'
    const [series] = await seriesOf(world, `${range}, bucket: ${bucket}`)
    expect(series?.points).toHaveLength(points)
    expect(series?.points[0]?.at).toBe(at(first))
    expect(series?.points.reduce((sum, { received }) => sum + received, 0)).toBe(8)
    const busy = series?.points.filter(({ received }) => received === 8) ?? []
    for (const { p50 } of busy) expect(Math.abs((p50 ?? 0) - 10)).toBeLessThan(0.16)
  },
)

test.each([
  ['15m', 15],
  ['6h', 360],
  ['24h', 289],
  ['7d', 169],
  ['30d', 31],
  ['400d', 401],
])('AUTO takes the shortest buckets that make no more than 400 points of %s: %i', async (last, points) => {
  const [series] = await seriesOf(newProject(), `range: { last: "${last}" }`)
  expect(series?.points).toHaveLength(points)
})

test('each route is a series, the busiest first, and no more than asked for', async () => {
  const world = newProject()
  for (const [index, route] of ['Quiet', 'Busy', 'Busier'].entries()) {
    const outcomes = Array.from({ length: index + 1 }, () => 'succeeded' as const)
    await record(metrics, world.environment, linesOf({ batchId: route, at: at('11:58:00'), route }, outcomes))
  }
  const all = await seriesOf(world, 'range: { last: "24h" }, groupBy: ROUTE')
  expect(all.map(({ key, label }) => [key, label])).toEqual([
    [`rte_${world.key}_Busier`, 'Busier'],
    [`rte_${world.key}_Busy`, 'Busy'],
    [`rte_${world.key}_Quiet`, 'Quiet'],
  ])
  expect(all[0]?.points.at(-2)).toMatchObject({ at: at('11:55:00'), received: 3 })
  const some = await seriesOf(world, 'range: { last: "5m" }, groupBy: ROUTE, first: 2')
  expect(some.map(({ label }) => label)).toEqual(['Busier', 'Busy'])
})

test('each outcome is a series, of its own messages', async () => {
  const world = newProject()
  await record(
    metrics,
    world.environment,
    linesOf({ batchId: 'a', at: at('12:00:10') }, ['succeeded', 'succeeded', 'failed']),
  )
  const series = await seriesOf(world, 'range: { last: "1m" }, groupBy: OUTCOME')
  const none = { at: at('12:00:00'), received: 0, succeeded: 0, failed: 0, dropped: 0, p50: null, p95: null, p99: null }
  expect(series.map(({ key, points: [point] }) => [key, point])).toEqual([
    ['SUCCEEDED', { ...none, succeeded: 2, partial: true }],
    ['FAILED', { ...none, failed: 1, partial: true }],
    ['DROPPED', { ...none, partial: true }],
  ])
})

test('each step is a series: what went in, and what went out', async () => {
  const world = newProject()
  const spans = [
    { step: 0, kind: 'filter', calls: 1, errors: 0, durationMs: 2 },
    { step: 1, kind: 'process', calls: 1, errors: 0, durationMs: 20 },
  ]
  const lines = [
    ...linesOf({ batchId: 'a', at: at('12:00:10'), spans }, ['succeeded', 'succeeded']),
    ...linesOf({ batchId: 'b', at: at('12:00:10'), spans: spans.slice(0, 1) }, ['dropped']),
  ]
  await record(metrics, world.environment, lines)
  const series = await seriesOf(world, 'range: { last: "1m" }, groupBy: STEP')
  const key = `rte_${world.key}_StoreOrders`
  expect(series.map(({ key: id, label, points: [point] }) => [id, label, point])).toEqual([
    [
      `${key}/0/filter`,
      'StoreOrders 1 filter',
      { at: at('12:00:00'), received: 3, succeeded: 2, failed: 0, dropped: 1, ...about(2), partial: true },
    ],
    [
      `${key}/1/process`,
      'StoreOrders 2 process',
      { at: at('12:00:00'), received: 2, succeeded: 2, failed: 0, dropped: 0, ...about(20), partial: true },
    ],
  ])
})

test('a route has one series, of its messages in one environment', async () => {
  const world = newProject()
  await record(metrics, world.environment, linesOf({ batchId: 'a', at: at('12:00:10') }, ['succeeded']))
  await record(metrics, world.environment, linesOf({ batchId: 'b', at: at('12:00:10'), route: 'Other' }, ['failed']))
  const id = `rte_${world.key}_StoreOrders`
  const field = `series(environmentId: "${world.environment}", range: { last: "1m" }) { key label points { received } }`
  const { data } = await askOne(metrics, world.viewer, 'Route', id, field)
  expect(data.series).toEqual([{ key: id, label: 'StoreOrders', points: [{ received: 1 }] }])
})

test.each([
  ['range: { last: "2d" }, bucket: MINUTE', 'The range has 2880 points; a series has at most 1500.'],
  ['range: { last: "9d" }, bucket: MINUTE', 'Counts of a MINUTE are kept for 8 days, and the range begins before.'],
  ['range: { last: "93d" }, bucket: HOUR', 'Counts of a HOUR are kept for 92 days, and the range begins before.'],
  ['range: { last: "0m" }', '"last" is not a number of minutes, hours or days, like "15m", "1h" or "7d".'],
  ['range: { last: "1h" }, groupBy: ROUTE, first: 0', '"first" is 0; there are 1 to 100 series.'],
  ['range: { last: "1h" }, groupBy: STEP, first: 101', '"first" is 101; there are 1 to 100 series.'],
])('series(%s) is refused in words', async (args, message) => {
  const { environment, viewer } = newProject()
  const { data, errors } = await askOne(metrics, viewer, 'Environment', environment, `series(${args}) { key }`)
  expect(data).toEqual({ series: null })
  expect(errors).toEqual([
    expect.objectContaining({ message, extensions: expect.objectContaining({ code: 'BAD_USER_INPUT' }) }),
  ])
})

test('series of several routes are read in as many calls of the store as of one', async () => {
  const { key, environment, viewer } = newProject()
  const references = ['A', 'B', 'C'].map((route) => ({ __typename: 'Route', id: `rte_${key}_${route}` }))
  const calls: string[] = []
  const noted = await openMetrics('2026-11-21T12:00:30.000Z', (store) => notingCalls(store, calls))
  const query = `query ($references: [_Any!]!) { _entities(representations: $references) {
    ... on Route { series(environmentId: "${environment}", range: { last: "1h" }) { key } } } }`
  calls.length = 0
  await noted.subgraph.execute({ query, variables: { references } }, viewer)
  expect(calls).toEqual(['rollups.findEach'])
  await noted.close()
})
