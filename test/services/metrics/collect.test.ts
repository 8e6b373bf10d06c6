import { afterAll, expect, test } from '@jest/globals'
import { type Collector, startCollector } from '../../../services/metrics/collect/collector.ts'
import { type Checkpoint, checkpointModel, goneProjectModel } from '../../../services/metrics/collect/model.ts'
import { createIngest } from '../../../services/metrics/ingest/ingest.ts'
import type { KeepLines } from '../../../services/metrics/ingest/taken-line.ts'
import { createCounter } from '../../../services/metrics/rollups/counter.ts'
import { rollupModel } from '../../../services/metrics/rollups/model.ts'
import { systemCaller } from '../../../services/shared/caller.ts'
import { idWithin, newId } from '../../../services/shared/ids.ts'
import { createLog } from '../../../services/shared/log.ts'
import { StoreError } from '../../../services/shared/store/collection.ts'
import type { ExecutorRecord } from '../../../targets/data-plane.ts'
import { TargetError } from '../../../targets/driver.ts'
import { aroundStore } from '../../testkit/around-store.ts'
import { linesOf, type OpenMetrics, openMetrics, originOf, statsOf } from './support.ts'

const open: OpenMetrics[] = []
const collectors: Collector[] = []
afterAll(async () => {
  await Promise.all(collectors.map((collector) => collector.close()))
  await Promise.all(open.map((metrics) => metrics.close()))
})

const START = '2026-11-21T12:00:30.000Z'

async function openOwn(): Promise<OpenMetrics> {
  const metrics = await openMetrics(START)
  open.push(metrics)
  return metrics
}

/** A target with a list of records. A reset makes it another one, as when its data directory is emptied. */
function target() {
  const records: ExecutorRecord[] = []
  let identity = 1
  const asked: (string | undefined)[] = []
  const plane = {
    records,
    asked,
    fails: false,
    reset() {
      identity += 1
      records.length = 0
    },
    async read(after: string | undefined, { limit, waitMs }: { readonly limit: number; readonly waitMs: number }) {
      asked.push(after)
      if (plane.fails) throw new TargetError('UNREACHABLE', 'The cloud does not answer.', { retryable: true })
      const [of, number = '0'] = after?.split('.') ?? []
      const from = of === String(identity) ? Number(number) : 0
      const page = () => records.slice(from, from + limit)
      for (let waited = 0; page().length === 0 && waited < waitMs; waited += 5) await sleep(5)
      return { records: page(), cursor: `${identity}.${from + page().length}` }
    },
  }
  return plane
}

type Target = ReturnType<typeof target>
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Quick, so that a test need not wait; otherwise as in a service. */
const timing = { paceMs: 5, pollMs: 50, saveMs: 20, leaseMs: 200, tries: 3, retryMs: 5, longestRetryMs: 20 }

const silent = createLog('silent')

let owners = 0
function collect(
  { store, clock }: OpenMetrics,
  { read }: Target,
  keep: readonly KeepLines[] = [],
  log = silent,
  id = 'records',
): Collector {
  owners += 1
  const now = () => clock.now
  const collector = startCollector({
    source: { id, records: read },
    ingest: createIngest({ counter: createCounter(store.collection(rollupModel)), now, keep }),
    checkpoints: store.collection(checkpointModel),
    goneProjects: store.collection(goneProjectModel),
    owner: `process-${owners}`,
    now,
    log,
    timing,
  })
  collectors.push(collector)
  return collector
}

const newEnvironment = (): string => idWithin('env', newId('prj'))

let batches = 0
/** Records of so many invocations of one message each. */
function recordsOf(environmentId: string, count: number): readonly ExecutorRecord[] {
  return Array.from({ length: count }, () => {
    batches += 1
    const [line] = linesOf({ batchId: `b${batches}`, at: '2026-11-21T12:00:20.000Z' }, ['succeeded'])
    return { ...originOf(environmentId), route: 'StoreOrders', line }
  })
}

const received = async (metrics: OpenMetrics, environmentId: string, last = '1h'): Promise<number> => {
  const reference = { __typename: 'Environment', id: environmentId }
  const fields = { fields: 'received' }
  const stats = await statsOf(metrics, systemCaller('x'), reference, { last }, fields)
  return (stats as { received: number }).received
}

const eventually = async (holds: () => Promise<boolean> | boolean): Promise<void> => {
  while (!(await holds())) await sleep(5)
}

test('what executors record is counted while the collector runs, of all environments, in every stretch of time', async () => {
  const [metrics, cloud] = [await openOwn(), target()]
  const [one, other] = [newEnvironment(), newEnvironment()]
  cloud.records.push(...recordsOf(one, 3))
  collect(metrics, cloud)
  await eventually(async () => (await received(metrics, one)) === 3)
  cloud.records.push(...recordsOf(one, 1_500), ...recordsOf(other, 2))
  await eventually(async () => (await received(metrics, other)) === 2)
  expect(await received(metrics, one)).toBe(1_503)
  metrics.clock.now = new Date('2026-11-22T12:00:30.000Z')
  // Beyond the hour, only the longer rollups are asked.
  await eventually(async () => (await received(metrics, one, '2d')) === 1_503)
})

test('a collector goes on where the one before it has stopped', async () => {
  const [metrics, cloud, environment] = [await openOwn(), target(), newEnvironment()]
  cloud.records.push(...recordsOf(environment, 10))
  const first = collect(metrics, cloud)
  await eventually(async () => (await received(metrics, environment)) === 10)
  await first.close()
  const before = cloud.asked.length
  cloud.records.push(...recordsOf(environment, 5))
  collect(metrics, cloud)
  await eventually(async () => (await received(metrics, environment)) === 15)
  expect(cloud.asked[before]).toBe('1.10')
})

test('a process that ends before it has noted how far it was makes records come again, and nothing is counted twice', async () => {
  const [metrics, cloud, environment] = [await openOwn(), target(), newEnvironment()]
  cloud.records.push(...recordsOf(environment, 10))
  const first = collect(metrics, cloud)
  await eventually(async () => (await received(metrics, environment)) === 10)
  await first.close()
  const checkpoints = metrics.store.collection<Checkpoint>(checkpointModel)
  await checkpoints.update('records', { unset: ['cursor'], set: { leasedUntil: new Date(0) } })
  cloud.records.push(...recordsOf(environment, 5))
  collect(metrics, cloud)
  await eventually(async () => (await received(metrics, environment)) === 15)
  expect(cloud.asked.filter((after) => after === undefined)).toHaveLength(2)
})

test('while the target cannot be reached stats say that they are not complete, and then all is counted', async () => {
  const [metrics, cloud, environment] = [await openOwn(), target(), newEnvironment()]
  cloud.records.push(...recordsOf(environment, 2))
  collect(metrics, cloud)
  const reference = { __typename: 'Environment', id: environment }
  const stats = () =>
    statsOf(metrics, systemCaller('x'), reference, { last: '1h' }, { fields: 'received asOf complete' })
  await eventually(async () => (await received(metrics, environment)) === 2)
  await eventually(async () => ((await stats()) as { asOf: string }).asOf === START)
  expect(await stats()).toMatchObject({ received: 2, complete: true })

  cloud.fails = true
  cloud.records.push(...recordsOf(environment, 3))
  metrics.clock.now = new Date('2026-11-21T12:00:50.000Z')
  expect(await stats()).toMatchObject({ received: 2, asOf: START, complete: false })
  cloud.fails = false
  await eventually(async () => ((await stats()) as { complete: boolean }).complete)
  expect(await stats()).toEqual({ received: 5, asOf: '2026-11-21T12:00:50.000Z', complete: true })
})

test('of two processes one collects, and the other goes on as soon as it is gone', async () => {
  const [metrics, environment] = [await openOwn(), newEnvironment()]
  const [cloud, sameCloud] = [target(), target()]
  const first = collect(metrics, cloud)
  await eventually(() => cloud.asked.length > 0)
  collect(metrics, sameCloud)
  cloud.records.push(...recordsOf(environment, 4))
  sameCloud.records.push(...cloud.records)
  await eventually(async () => (await received(metrics, environment)) === 4)
  expect(sameCloud.asked).toEqual([])
  await first.close()
  sameCloud.records.push(...recordsOf(environment, 3))
  await eventually(async () => (await received(metrics, environment)) === 7)
  expect(sameCloud.asked[0]).toBe('1.4')
})

test('a process that has lost its lease stops when it is to note how far it is', async () => {
  const [metrics, cloud, environment] = [await openOwn(), target(), newEnvironment()]
  collect(metrics, cloud)
  await eventually(() => cloud.asked.length > 0)
  const checkpoints = metrics.store.collection<Checkpoint>(checkpointModel)
  await checkpoints.update('records', { set: { owner: 'another', leasedUntil: new Date('2026-11-21T13:00:00Z') } })
  cloud.records.push(...recordsOf(environment, 1))
  await eventually(async () => (await received(metrics, environment)) === 1)
  await sleep(60)
  const asked = cloud.asked.length
  await sleep(120)
  expect(cloud.asked).toHaveLength(asked)
  expect(await checkpoints.get('records')).toMatchObject({ owner: 'another' })
})

test('a target that was emptied is read from its begin', async () => {
  const [metrics, cloud, environment] = [await openOwn(), target(), newEnvironment()]
  cloud.records.push(...recordsOf(environment, 5))
  collect(metrics, cloud)
  await eventually(async () => (await received(metrics, environment)) === 5)
  cloud.reset()
  cloud.records.push(...recordsOf(environment, 2))
  await eventually(async () => (await received(metrics, environment)) === 7)
})

test('records of deleted projects, of no environment, and what is no record are left out, and hold up nothing', async () => {
  const [metrics, cloud] = [await openOwn(), target()]
  const [environment, gone] = [newEnvironment(), newEnvironment()]
  const project = `prj_${gone.split('_')[1]}`
  const query = 'mutation ($id: ID!) { countsForget(projectId: $id) }'
  await metrics.subgraph.execute({ query, variables: { id: project } }, systemCaller('x'))
  cloud.records.push(
    ...recordsOf(gone, 3),
    ...recordsOf('staging', 1),
    { ...originOf(environment), route: 'StoreOrders', line: undefined },
    { ...originOf(environment), route: 'StoreOrders', line: { level: 'info', message: 'hello' } },
    ...recordsOf(environment, 2),
  )
  collect(metrics, cloud)
  await eventually(async () => (await received(metrics, environment)) === 2)
  expect(await received(metrics, gone)).toBe(0)
})

/** A log, and the lines in it. */
function openLog() {
  const lines: string[] = []
  return { log: createLog('warn', { write: (line) => void lines.push(line) }), lines }
}

test('records that cannot be taken, whatever they have, are set aside and told of, and those around them are counted', async () => {
  const [metrics, cloud, environment] = [await openOwn(), target(), newEnvironment()]
  const { log, lines } = openLog()
  const kept: string[] = []
  const keep: KeepLines = async (taken) => {
    if (taken.some(({ key }) => poison.has(key))) throw new TypeError('Invalid time value')
    kept.push(...taken.map(({ key }) => key))
  }
  cloud.records.push(...recordsOf(environment, 20))
  const keys = cloud.records.map(({ line }) => `${(line as { batchId: string }).batchId}/1`)
  const poison = new Set([keys[0], keys[7], keys[8]])
  collect(metrics, cloud, [keep], log)
  await eventually(async () => kept.includes(keys[19] ?? ''))
  expect(new Set(kept)).toEqual(new Set(keys.filter((key) => !poison.has(key))))
  cloud.records.push(...recordsOf(environment, 1))
  await eventually(async () => (await received(metrics, environment)) === 21)
  const told = lines.filter((line) => line.includes('set aside')).map((line) => JSON.parse(line))
  expect(told.map(({ batchId }) => `${batchId}/1`)).toEqual([...poison])
  expect(told[0]).toMatchObject({ level: 'error', environmentId: environment, route: 'StoreOrders' })
  expect(told.map(({ setAside }) => setAside)).toEqual([1, 2, 3])
  expect(told[0].err).toMatchObject({ message: 'Invalid time value' })
})

test('where it is the store that fails, nothing is set aside, however long that takes', async () => {
  const [metrics, cloud, environment] = [await openOwn(), target(), newEnvironment()]
  const { log, lines } = openLog()
  let [isFull, refused] = [true, 0]
  const store = aroundStore(metrics.store, async (call, name) => {
    // First the large documents find no room, and then the small ones do not, either.
    const fails = name === 'rollups.insert' || (name === 'checkpoints.update' && refused > timing.tries)
    if (!isFull || !fails) return call()
    refused += 1
    throw new StoreError('the store could not write')
  })
  collect({ ...metrics, store }, cloud, [], log)
  cloud.records.push(...recordsOf(environment, 5))
  await eventually(() => refused > 2 * timing.tries)
  isFull = false
  await eventually(async () => (await received(metrics, environment)) === 5)
  expect(lines.filter((line) => line.includes('set aside'))).toEqual([])
})

/** Two sources of which one reads each of its environments on its own. */
async function openBeside() {
  const sources = ['records', 'beside'].map((id) => ({ id, records: () => Promise.reject(new Error('not asked')) }))
  const metrics = await openMetrics(START, undefined, undefined, undefined, { sources })
  open.push(metrics)
  const [cloud, beside] = [target(), target()]
  const readThrough: Record<string, number> = {}
  const inTurns: Target = { ...beside, read: async (...asked) => ({ ...(await beside.read(...asked)), readThrough }) }
  collect(metrics, cloud)
  collect(metrics, inTurns, [], silent, 'beside')
  return { metrics, cloud, beside, readThrough }
}

test('of two sources one that fails does not hold up the other, and each goes on where it was', async () => {
  const { metrics, cloud, beside } = await openBeside()
  const [here, there] = [newEnvironment(), newEnvironment()]
  beside.fails = true
  cloud.records.push(...recordsOf(here, 3))
  beside.records.push(...recordsOf(there, 2))
  await eventually(async () => (await received(metrics, here)) === 3)
  expect(await received(metrics, there)).toBe(0)
  beside.fails = false
  await eventually(async () => (await received(metrics, there)) === 2)
  const checkpoints = metrics.store.collection<Checkpoint>(checkpointModel)
  await eventually(async () => (await checkpoints.get('beside'))?.cursor === '1.2')
  expect((await checkpoints.get('records'))?.cursor).toBe('1.3')
})

test('stats say how far their own environment is read, and those of a project how far the last one is', async () => {
  const { metrics, beside, readThrough } = await openBeside()
  const project = newId('prj')
  const [quick, slow, elsewhere] = [idWithin('env', project), idWithin('env', project), newEnvironment()]
  const now = Date.parse(START)
  Object.assign(readThrough, { [quick]: now - 60_000, [slow]: now - 300_000 })
  beside.records.push(...recordsOf(quick, 1))
  const progressOf = (__typename: string, id: string) =>
    statsOf(metrics, systemCaller('x'), { __typename, id }, { last: '1h' }, { fields: 'asOf complete' })
  const ago = (ms: number) => new Date(now - ms).toISOString()
  await eventually(async () => ((await progressOf('Environment', slow)) as { asOf: string }).asOf === ago(300_000))
  await eventually(async () => ((await progressOf('Environment', elsewhere)) as { asOf: string }).asOf === ago(0))
  expect(await progressOf('Environment', quick)).toEqual({ asOf: ago(60_000), complete: true })
  expect(await progressOf('Environment', slow)).toEqual({ asOf: ago(300_000), complete: false })
  expect(await progressOf('Project', project)).toEqual({ asOf: ago(300_000), complete: false })
  expect(await progressOf('Environment', elsewhere)).toEqual({ asOf: ago(0), complete: true })
})
