import { afterAll, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { metricsModels } from '../../../services/metrics/models.ts'
import { type Rollup, rollupModel } from '../../../services/metrics/rollups/model.ts'
import { DAY_MS, MINUTE_MS } from '../../../services/metrics/time.ts'
import { type Caller, systemCaller } from '../../../services/shared/caller.ts'
import { feedModel } from '../../../services/shared/feed/model.ts'
import { newId } from '../../../services/shared/ids.ts'
import type { Stored } from '../../../services/shared/store/collection.ts'
import { notingCalls } from '../../testkit/around-store.ts'
import { userWith } from '../../testkit/callers.ts'
import { ask, linesOf, openMetrics, record, statsOf } from './support.ts'

const metrics = await openMetrics('2026-11-21T12:00:30.000Z')
afterAll(() => metrics.close())

/** A project nobody has used yet, with two environments. */
function newProject() {
  const project = newId('prj')
  const key = project.slice('prj_'.length)
  const viewer = userWith({ [project]: { role: 'VIEWER' } })
  return { project, staging: `env_${key}_staging`, production: `env_${key}_production`, key, viewer }
}

const of = (__typename: string, id: string) => ({ __typename, id })
const lastHour = { last: '1h' }
const counts = (received: number, succeeded: number, failed: number, dropped: number, inFlight: number) => ({
  received,
  succeeded,
  failed,
  dropped,
  inFlight,
})

test('an executor’s lines add up in its route, its environment and its project', async () => {
  const { project, staging, production, key, viewer } = newProject()
  const at = '2026-11-21T11:59:10.000Z'
  await record(metrics, staging, linesOf({ batchId: 'a', at }, ['succeeded', 'failed', 'retrying']))
  await record(metrics, staging, linesOf({ batchId: 'b', at, route: 'CSVToJSON' }, ['succeeded', 'dropped']))
  await record(metrics, production, linesOf({ batchId: 'c', at }, ['succeeded']))

  const route = of('Route', `rte_${key}_StoreOrders`)
  expect(await statsOf(metrics, viewer, route, lastHour, { environmentId: staging })).toEqual(counts(3, 1, 1, 0, 1))
  expect(await statsOf(metrics, viewer, of('Environment', staging), lastHour)).toEqual(counts(5, 2, 1, 1, 1))
  expect(await statsOf(metrics, viewer, of('Project', project), lastHour)).toEqual(counts(6, 3, 1, 1, 1))
})

test('a message that was given back is received once, and in flight until it ends', async () => {
  const { staging, viewer } = newProject()
  const environment = of('Environment', staging)
  const at = '2026-11-21T11:58:00.000Z'
  await record(metrics, staging, linesOf({ batchId: 'a', at }, ['retrying'], { count: 2, firstAttempts: 2 }))
  expect(await statsOf(metrics, viewer, environment, lastHour)).toEqual(counts(3, 0, 0, 0, 3))
  await record(
    metrics,
    staging,
    linesOf({ batchId: 'b', at }, [
      ['retrying', 2],
      ['succeeded', 2],
      ['failed', 2],
    ]),
  )
  expect(await statsOf(metrics, viewer, environment, lastHour)).toEqual(counts(3, 1, 1, 0, 1))
  await record(metrics, staging, linesOf({ batchId: 'c', at }, [['dropped', 3]]))
  expect(await statsOf(metrics, viewer, environment, lastHour)).toEqual(counts(3, 1, 1, 1, 0))
})

test('what ends in the range but was received before it counts as received, and nothing is ever less than none', async () => {
  const { project, staging, production, viewer } = newProject()
  await record(metrics, staging, linesOf({ batchId: 'a', at: '2026-11-21T10:30:00.000Z' }, ['retrying', 'retrying']))
  const at = '2026-11-21T11:30:00.000Z'
  await record(
    metrics,
    staging,
    linesOf({ batchId: 'b', at }, [
      ['succeeded', 2],
      ['failed', 2],
    ]),
  )
  // Another environment's messages in flight do not make up for them.
  await record(metrics, production, linesOf({ batchId: 'c', at }, ['retrying']))
  expect(await statsOf(metrics, viewer, of('Project', project), lastHour)).toEqual(counts(3, 1, 1, 0, 1))
  expect(await statsOf(metrics, viewer, of('Project', project), { last: '2h' })).toEqual(counts(3, 1, 1, 0, 1))
})

test('a range counts exactly what is between the ends that the answer tells, be it within an hour or over months', async () => {
  const own = await openMetrics('2026-11-21T12:00:30.000Z')
  const { staging } = newProject()
  const system = systemCaller('req_test')
  const end = Date.parse('2026-11-21T12:01:00.000Z')
  // Where rollups begin and end, and somewhere inside of them.
  const edges = [0, 1, 59, 60, 61, 17 * 60 + 23, 23 * 60 + 59]
  const moment = fc
    .tuple(fc.constantFrom(...edges), fc.oneof(fc.constantFrom(0, 1, 7, 8, 29, 30, 31, 92), fc.nat(390)))
    .map(([minute, day]) => Date.parse('2026-11-21T00:00:00.000Z') - day * DAY_MS + minute * MINUTE_MS)
    .filter((time) => time < end)
  const times = fc.sample(moment, { numRuns: 80, seed: 7 })
  for (const [index, time] of times.entries()) {
    const at = new Date(time + (index % 2 === 0 ? 0 : MINUTE_MS - 1))
    own.clock.now = at
    await record(own, staging, linesOf({ batchId: `b${index}`, at: at.toISOString() }, ['succeeded']))
  }
  own.clock.now = new Date('2026-11-21T12:00:30.000Z')
  const spans = fc.tuple(fc.oneof(moment, fc.constantFrom(...times)), moment).filter(([from, to]) => from < to)
  await fc.assert(
    fc.asyncProperty(spans, async ([from, to]) => {
      const range = { from: new Date(from).toISOString(), to: new Date(to).toISOString() }
      const fields = 'received succeeded failed dropped inFlight from to'
      const stats = await statsOf(own, system, of('Environment', staging), range, { fields })
      const told = stats as { readonly from: string; readonly to: string }
      const [first, end] = [Date.parse(told.from), Date.parse(told.to)]
      // The further back, the longer is the unit that an end is moved to.
      const age = own.clock.now.getTime() - from
      expect(from - first).toBeLessThan(age < 8 * DAY_MS ? 1 : age < 32 * DAY_MS ? 5 * MINUTE_MS : DAY_MS)
      expect(end).toBeGreaterThanOrEqual(to)
      const inside = times.filter((time) => first <= time && time < end).length
      expect(stats).toEqual({ ...counts(inside, inside, 0, 0, 0), from: told.from, to: told.to })
    }),
    { numRuns: 100 },
  )
  await own.close()
})

test.each([
  [{ last: '15m' }, '2026-11-21T11:46:00.000Z', '2026-11-21T12:01:00.000Z'],
  [{ last: '7d' }, '2026-11-14T12:01:00.000Z', '2026-11-21T12:01:00.000Z'],
  [{ last: '30d' }, '2026-10-22T12:00:00.000Z', '2026-11-21T12:01:00.000Z'],
  [{ last: '90d' }, '2026-08-23T12:00:00.000Z', '2026-11-21T12:01:00.000Z'],
  [{ last: '400d' }, '2025-10-17T00:00:00.000Z', '2026-11-21T12:01:00.000Z'],
  [{ from: '2026-11-21T09:10:20.500Z' }, '2026-11-21T09:10:00.000Z', '2026-11-21T12:01:00.000Z'],
  [
    { from: '2026-11-21T09:10:20.500Z', to: '2026-11-21T10:10:20.500+01:00' },
    '2026-11-21T09:10:00.000Z',
    '2026-11-21T09:11:00.000Z',
  ],
])('%j means whole minutes, which the answer says', async (range, from, to) => {
  const { project, viewer } = newProject()
  const fields = 'received errorRate from to asOf'
  expect(await statsOf(metrics, viewer, of('Project', project), range, { fields })).toEqual({
    received: 0,
    errorRate: 0,
    from,
    to,
    asOf: '2026-11-21T12:00:30.000Z',
  })
})

test.each([
  [{}, 'The range has neither "last" nor "from".'],
  [{ to: '2026-11-21T09:00:00Z' }, 'The range has neither "last" nor "from".'],
  [{ last: '1h', from: '2026-11-21T09:00:00Z' }, 'The range has "last" beside "from" or "to".'],
  [{ last: '1h', to: '2026-11-21T09:00:00Z' }, 'The range has "last" beside "from" or "to".'],
  [{ last: '1w' }, '"last" is not a number of minutes, hours or days, like "15m", "1h" or "7d".'],
  [{ last: '0m' }, '"last" is not a number of minutes, hours or days, like "15m", "1h" or "7d".'],
  [{ last: '-1h' }, '"last" is not a number of minutes, hours or days, like "15m", "1h" or "7d".'],
  [{ last: '401d' }, 'The range begins more than 400 days ago.'],
  [{ from: '2025-08-01T00:00:00Z', to: '2025-08-02T00:00:00Z' }, 'The range begins more than 400 days ago.'],
  [{ from: '2026-11-21T09:00:00Z', to: '2026-11-21T09:00:00Z' }, 'The range is empty: "from" has to be before "to".'],
])('%j is refused in words that say why', async (range, message) => {
  const { project, viewer } = newProject()
  const { errors } = await ask(metrics, viewer, [of('Project', project)], range)
  expect(errors).toEqual([
    expect.objectContaining({
      message,
      extensions: { code: 'BAD_USER_INPUT', hint: expect.stringContaining('Write range: { last: "1h" }') },
    }),
  ])
})

test('a route may have the name of something that every object has', async () => {
  const { staging, viewer } = newProject()
  const at = '2026-11-21T11:58:00.000Z'
  for (const route of ['constructor', 'toString', 'hasOwnProperty']) {
    await record(metrics, staging, linesOf({ batchId: route, at, route }, ['succeeded']))
  }
  expect(await statsOf(metrics, viewer, of('Environment', staging), lastHour)).toEqual(counts(3, 3, 0, 0, 0))
})

test('the error rate is that of the messages that ended', async () => {
  const { project, staging, viewer } = newProject()
  const at = '2026-11-21T11:58:00.000Z'
  await record(
    metrics,
    staging,
    linesOf({ batchId: 'a', at }, ['failed', 'succeeded', 'dropped', 'succeeded', 'retrying']),
  )
  expect(await statsOf(metrics, viewer, of('Project', project), lastHour, { fields: 'errorRate' })).toEqual({
    errorRate: 0.25,
  })
})

test('what was never counted has counts of zero, and what the caller does not see is not there', async () => {
  const { project, staging, viewer, key } = newProject()
  const stranger = newProject()
  await record(metrics, stranger.staging, linesOf({ batchId: 'a', at: '2026-11-21T11:58:00.000Z' }, ['succeeded']))
  const references = [
    of('Project', project),
    of('Environment', staging),
    of('Route', `rte_${key}_Nowhere`),
    of('Project', stranger.project),
    of('Environment', stranger.staging),
    of('Route', `rte_${stranger.key}_StoreOrders`),
  ]
  const { data } = await ask(metrics, viewer, references, lastHour, { fields: 'received', environmentId: staging })
  const nothing = { stats: { received: 0 } }
  expect(data).toEqual({ _entities: [nothing, nothing, nothing, null, null, null] })
})

test('a caller let into one environment sees the counts of no other one', async () => {
  const { project, staging, production, key } = newProject()
  const at = '2026-11-21T11:58:00.000Z'
  await record(metrics, staging, linesOf({ batchId: 'a', at }, ['succeeded']))
  await record(metrics, production, linesOf({ batchId: 'b', at }, ['failed', 'failed']))
  const restricted = userWith({ [project]: { role: 'VIEWER', environments: [staging] } })
  const fields = 'received failed'
  const own = { stats: { received: 1, failed: 0 } }

  const references = [of('Project', project), of('Environment', staging), of('Environment', production)]
  expect((await ask(metrics, restricted, references, lastHour, { fields })).data).toEqual({
    _entities: [own, own, null],
  })

  const route = [of('Route', `rte_${key}_StoreOrders`)]
  const hidden = await ask(metrics, restricted, route, lastHour, { fields, environmentId: production })
  const unknown = await ask(metrics, restricted, route, lastHour, { fields, environmentId: `env_${key}_nowhere` })
  expect(hidden).toEqual(unknown)
  expect(hidden).toEqual({ data: { _entities: [{ stats: null }] } })

  const nowhere = userWith({ [project]: { role: 'VIEWER', environments: [] } })
  expect(await statsOf(metrics, nowhere, of('Project', project), lastHour, { fields: 'received' })).toEqual({
    received: 0,
  })
})

test.each(['prj', 'env'])(
  'a route is asked about in an environment of its project, and not in a %s elsewhere',
  async (kind) => {
    const { key, project, viewer } = newProject()
    const other = newProject()
    const both = userWith({ ...viewer.identity?.grants, ...other.viewer.identity?.grants })
    const environmentId = kind === 'env' ? other.staging : project
    const { errors } = await ask(metrics, both, [of('Route', `rte_${key}_A`)], lastHour, { environmentId })
    expect(errors?.[0]?.message).toBe('"environmentId" is no environment of the project of the route.')
  },
)

test('what is asked together is read in as many calls of the store as one', async () => {
  const calls: string[] = []
  const noted = await openMetrics('2026-11-21T12:00:30.000Z', (store) => notingCalls(store, calls))
  const costOf = async (many: number) => {
    const projects = Array.from({ length: many }, newProject)
    const grants = Object.assign({}, ...projects.map(({ viewer }) => viewer.identity?.grants))
    const references = projects.flatMap(({ project, staging }) => [of('Project', project), of('Environment', staging)])
    calls.length = 0
    const { errors } = await ask(noted, userWith(grants), references, { last: '60d' })
    expect(errors).toBeUndefined()
    return calls.toSorted()
  }
  expect(await costOf(1)).toEqual(['checkpoints.getMany', 'rollups.findEach'])
  expect(await costOf(20)).toEqual(['checkpoints.getMany', 'rollups.findEach'])
  await noted.close()
})

test('more hours than a page of the store holds are all counted', async () => {
  const { project, staging, viewer } = newProject()
  const routes = Array.from({ length: 30 }, (_, index) => `R${index}`)
  const hours = Array.from({ length: 18 }, (_, hour) => `2026-11-20T${String(hour).padStart(2, '0')}:30:00.000Z`)
  const lines = hours.map((at) =>
    routes.flatMap((route) => linesOf({ batchId: `${route}-${at}`, at, route }, ['succeeded'])),
  )
  for (const hour of lines) await record(metrics, staging, hour)
  const range = { from: '2026-11-20T00:30:00Z', to: '2026-11-20T18:00:00Z' }
  const all = routes.length * hours.length
  expect(await statsOf(metrics, viewer, of('Project', project), range)).toEqual(counts(all, all, 0, 0, 0))
})

test('counts are removed when no range reaches them any more, and not before', async () => {
  const own = await openMetrics('2026-06-01T12:00:00.000Z')
  const { project, staging } = newProject()
  const system = systemCaller('req_test')
  await record(own, staging, linesOf({ batchId: 'a', at: '2026-06-01T11:58:00.000Z' }, ['succeeded']))

  own.clock.now = new Date('2027-07-05T11:50:00.000Z')
  await own.removeOld()
  expect(await statsOf(own, system, of('Project', project), { last: '400d' })).toMatchObject({ received: 1 })

  own.clock.now = new Date('2027-09-01T13:00:00.000Z')
  await own.removeOld()
  own.clock.now = new Date('2026-06-01T12:00:00.000Z')
  expect(await statsOf(own, system, of('Project', project), { last: '1d' })).toMatchObject({ received: 0 })
  expect(await statsOf(own, system, of('Project', project), { last: '7d' })).toMatchObject({ received: 0 })
  own.clock.now = new Date('2027-11-01T13:00:00.000Z')
  await own.removeOld()
  // The feed keeps its last events, for its places to go on.
  const emptied = metricsModels.filter(({ name }) => name !== feedModel.name)
  for (const model of emptied) expect(await own.store.collection<Stored>(model).find({ limit: 1 })).toEqual([])
  await own.close()
})

test('of a deleted project no count stays, and other projects keep theirs', async () => {
  const [gone, kept] = [newProject(), newProject()]
  const at = '2026-11-21T11:59:10.000Z'
  for (const { staging, production } of [gone, kept]) {
    for (const id of [staging, production]) await record(metrics, id, linesOf({ batchId: id, at }, ['succeeded']))
  }
  const forget = (caller: Caller) => {
    const query = 'mutation ($id: ID!) { countsForget(projectId: $id) }'
    return metrics.subgraph.execute({ query, variables: { id: gone.project } }, caller)
  }
  expect((await forget(gone.viewer)).errors?.[0]?.extensions.code).toBe('FORBIDDEN')
  for (const _ of ['once', 'again']) expect(await forget(systemCaller('x'))).toEqual({ data: { countsForget: true } })
  const left = await metrics.store.collection<Rollup>(rollupModel).find({ limit: 1_000 })
  expect(left.filter(({ projectId }) => projectId === gone.project)).toEqual([])
  expect(await statsOf(metrics, kept.viewer, of('Project', kept.project), lastHour)).toEqual(counts(2, 2, 0, 0, 0))
})
