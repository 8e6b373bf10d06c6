import { afterAll, beforeAll, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { route } from '../../../runtime/index.ts'
import { createIngest, type Ingest } from '../../../services/metrics/ingest/ingest.ts'
import { createCounter } from '../../../services/metrics/rollups/counter.ts'
import { rollupModel } from '../../../services/metrics/rollups/model.ts'
import { idWithin, newId } from '../../../services/shared/ids.ts'
import { createClients } from '../../../targets/aws/clients.ts'
import { createFindEnds } from '../../../targets/aws/data-plane/find-ends.ts'
import { createReadRecords } from '../../../targets/aws/records/read-records.ts'
import type { DataPlane, RecordPage } from '../../../targets/data-plane.ts'
import type { StackState } from '../../../targets/driver.ts'
import { linesOf, type OpenMetrics, openMetrics } from '../../services/metrics/support.ts'
import { releaseOf } from '../contract/releases.ts'
import { deployedStacks } from './deployed-stacks.ts'
import { type LogGroups, openLogGroups } from './log-groups.ts'
import { credentials, placeIn } from './places.ts'

const START = Date.parse('2026-11-21T12:00:00.000Z')
const SECOND = 1_000
const MINUTE = 60_000

let clock = START
let groups: LogGroups
let metrics: OpenMetrics
let ingest: Ingest
beforeAll(async () => {
  groups = await openLogGroups(() => clock)
  metrics = await openMetrics(new Date(START).toISOString())
  ingest = createIngest({ counter: createCounter(metrics.store.collection(rollupModel)), now: () => new Date(clock) })
})
afterAll(async () => {
  await groups.close()
  await metrics.close()
})

const pass = (body: string): string => body
const routeNames = ['A', 'B', 'C', 'D', 'E']
const routes = routeNames.map((name) => route(name).from(`queue:${name}s`).process(pass))

type World = ReturnType<typeof world>

let environments = 0
let batches = 0
/** Environments that no other test has, and what reads their records. */
function world(count = 1) {
  const told: string[] = []
  const places = Array.from({ length: count }, () => {
    environments += 1
    return placeIn('us-east-1', { environmentId: idWithin('env', newId('prj')), environment: `e${environments}` })
  })
  const stacks = new Map<string, readonly StackState[]>(
    places.map(({ environmentId, environment }) => [
      environmentId,
      deployedStacks(releaseOf(routes, { environmentId, environment })),
    ]),
  )
  const note = (_: object, message: string): void => void told.push(message)
  return {
    places,
    stacks,
    told,
    /** As a process does that has just started. */
    start(): DataPlane['records'] {
      const clients = createClients({ endpoint: groups.url, credentials })
      const now = (): number => clock
      const describe = async (id: string): Promise<readonly StackState[]> => {
        const found = stacks.get(id)
        if (found === undefined) throw new Error('cannot be described')
        return found
      }
      return createReadRecords({
        clients,
        places: async () => places,
        ends: createFindEnds({ describe, now }),
        now,
        async sleep(ms) {
          clock += ms
        },
        log: { info: note, warn: note },
      })
    },
    /** A route writes a record, which can be read after a while. */
    write(name: string, lateMs = 0, environment = places[0]?.environment): string {
      batches += 1
      const batchId = `batch-${batches}`
      const [line] = linesOf({ batchId, at: new Date(clock).toISOString(), route: name }, ['succeeded'])
      const group = `/aws/lambda/acme-${environment}-${name}Executor`
      groups.put(group, { at: clock, arrivesAt: clock + lateMs, text: `${JSON.stringify(line)}\n` })
      return batchId
    },
  }
}

const batchOf = (line: unknown): string => (line as { readonly batchId: string }).batchId
const batchesIn = ({ records }: RecordPage): readonly string[] => records.map(({ line }) => batchOf(line))

/** Reads until there is nothing more. */
async function readAll(
  read: DataPlane['records'],
  from?: string,
): Promise<{ readonly found: string[]; readonly cursor: string }> {
  const found: string[] = []
  for (let cursor = from, quiet = 0; ; ) {
    const page = await read(cursor, { limit: 1_000, waitMs: 0 })
    found.push(...batchesIn(page))
    quiet = page.records.length === 0 ? quiet + 1 : 0
    cursor = page.cursor
    if (quiet > 3) return { found, cursor }
    clock += 5 * SECOND
  }
}

test('records of all routes and environments are given once while all goes well, with whose they are', async () => {
  const here = world(2)
  const written = here.places.flatMap(({ environment }) => routeNames.map((name) => here.write(name, 0, environment)))
  const read = here.start()
  const { found, cursor } = await readAll(read)
  expect(found.toSorted()).toEqual(written.toSorted())
  clock += 10 * MINUTE
  here.write('C')
  const { records } = await read(cursor, { limit: 10, waitMs: MINUTE })
  expect(records).toMatchObject([
    { environmentId: here.places[0]?.environmentId, deploymentId: 'dep_1', revision: 1, route: 'C', memoryMb: 256 },
  ])
})

type Event =
  | { readonly do: 'write'; readonly route: string; readonly lateMs: number }
  | { readonly do: 'wait'; readonly ms: number }
  | { readonly do: 'read'; readonly limit: number; readonly isTaken: boolean }
  | { readonly do: 'restart'; readonly back: number }

const event: fc.Arbitrary<Event> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('write' as const),
      route: fc.constantFrom(...routeNames),
      lateMs: fc.constantFrom(0, 0, 2 * SECOND, MINUTE, 5 * MINUTE),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('wait' as const),
      ms: fc.constantFrom(0, SECOND, 7 * SECOND, MINUTE, 4 * MINUTE, 30 * MINUTE),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('read' as const),
      limit: fc.integer({ min: 1, max: 8 }),
      isTaken: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('restart' as const), back: fc.integer({ min: 0, max: 3 }) }) },
)

type Collecting = ReturnType<typeof collector>

/** Reads as a collector does, and goes on from the last page that it took. */
function collector(here: World) {
  const given = new Set<string>()
  const cursors: (string | undefined)[] = [undefined]
  let read = here.start()
  let counted = 0
  return {
    given,
    counted: () => counted,
    async page(limit: number, isTaken: boolean): Promise<void> {
      const got = await read(cursors.at(-1), { limit, waitMs: 0 })
      expect(got.records.length).toBeLessThanOrEqual(Math.max(limit, 4))
      if (!isTaken) return
      cursors.push(got.cursor)
      for (const batch of batchesIn(got)) given.add(batch)
      const lines = got.records.map(({ line, ...origin }) => ({ origin, line }))
      counted += (await ingest.take(here.places[0]?.environmentId ?? '', lines)).counted
    },
    /** The last cursors were not kept. */
    restart(back: number): void {
      cursors.length = Math.max(1, cursors.length - back)
      read = here.start()
    },
  }
}

async function happen(event: Exclude<Event, { readonly do: 'write' }>, { page, restart }: Collecting): Promise<void> {
  if (event.do === 'wait') clock += event.ms
  else if (event.do === 'read') await page(event.limit, event.isTaken)
  else restart(event.back)
}

test('whatever is late, lost or read again after a crash, each record is given, and counts once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(event, { maxLength: 60 }), async (events) => {
      const here = world()
      const collecting = collector(here)
      const written: string[] = []
      for (const one of events) {
        if (one.do === 'write') written.push(here.write(one.route, one.lateMs))
        else await happen(one, collecting)
      }
      for (let minute = 0; minute < 20; minute += 1) {
        clock += MINUTE
        await collecting.page(1_000, true)
      }
      expect([...collecting.given].toSorted()).toEqual(written.toSorted())
      expect(collecting.counted()).toBe(written.length)
    }),
    { numRuns: 20 },
  )
}, 120_000)

test('what cannot be read holds up nothing else, is told once, and is read later', async () => {
  const here = world(2)
  const [one, other] = here.places
  const read = here.start()
  const blocked = `/aws/lambda/acme-${one?.environment}-AExecutor`
  groups.script = ({ logGroupName }) =>
    logGroupName === blocked ? { status: 400, type: 'AccessDeniedException' } : undefined
  const late = here.write('A', 0, one?.environment)
  const written = [here.write('B', 0, one?.environment), here.write('A', 0, other?.environment)]
  const before = await readAll(read)
  expect(before.found.toSorted()).toEqual(written.toSorted())
  const { readThrough = {} } = await read(before.cursor, { limit: 10, waitMs: 0 })
  expect(clock - (readThrough[other?.environmentId ?? ''] ?? 0)).toBeLessThan(MINUTE)
  expect(clock - (readThrough[one?.environmentId ?? ''] ?? 0)).toBeGreaterThan(6 * 24 * 60 * MINUTE)
  expect(here.told).toEqual(['Records on AWS cannot be read now.'])

  groups.script = () => undefined
  clock += MINUTE
  expect((await readAll(read, before.cursor)).found).toEqual([late])
  expect(here.told).toEqual(['Records on AWS cannot be read now.', 'Records on AWS are read again.'])
})

test('a line counts for the deployment that had written it', async () => {
  const here = world()
  const [{ environmentId = '', environment = '' } = {}] = here.places
  const read = here.start()
  const first = here.write('A')
  const { cursor } = await readAll(read)
  clock += MINUTE
  const second = here.write('A')
  clock += MINUTE
  const next = releaseOf(routes, { environmentId, environment, deploymentId: 'dep_2' })
  here.stacks.set(environmentId, deployedStacks(next, clock))
  clock += 5 * MINUTE
  const third = here.write('A')
  const { records } = await read(cursor, { limit: 10, waitMs: MINUTE })
  expect(first).not.toBe(second)
  expect(records.map(({ deploymentId, line }) => [deploymentId, batchOf(line)])).toEqual([
    ['dep_1', second],
    ['dep_2', third],
  ])
})

test('a route that is removed is read to its end', async () => {
  const here = world()
  const [{ environmentId = '', environment = '' } = {}] = here.places
  const read = here.start()
  const { cursor } = await readAll(read)
  clock += 3 * MINUTE
  const last = here.write('E')
  here.stacks.set(environmentId, deployedStacks(releaseOf(routes.slice(0, 4), { environmentId, environment }), clock))
  clock += 3 * MINUTE
  const { found, cursor: behind } = await readAll(read, cursor)
  expect(found).toEqual([last])
  clock += 20 * MINUTE
  const after = groups.asked.length
  await readAll(read, behind)
  expect(groups.asked.slice(after).some(({ logGroupName }) => logGroupName.includes('EExecutor'))).toBe(false)
})

test('where the token of a page has expired, its part is read from its beginning', async () => {
  const here = world()
  const read = here.start()
  const written = Array.from({ length: 6 }, () => here.write('A'))
  const { records, cursor } = await read(undefined, { limit: 8, waitMs: 0 })
  expect(records).toHaveLength(2)
  groups.script = ({ nextToken }) =>
    nextToken === undefined ? undefined : { status: 400, type: 'InvalidParameterException' }
  clock += 5 * SECOND
  const { found } = await readAll(read, cursor)
  groups.script = () => undefined
  expect(new Set([...records.map(({ line }) => batchOf(line)), ...found])).toEqual(new Set(written))
})

test('what has piled up in a route is read page after page, without waiting for its turn', async () => {
  const here = world()
  const written = Array.from({ length: 500 }, () => here.write('B'))
  const read = here.start()
  const since = clock
  const found: string[] = []
  for (let cursor: string | undefined; found.length < written.length; ) {
    const page = await read(cursor, { limit: 100, waitMs: MINUTE })
    found.push(...batchesIn(page))
    cursor = page.cursor
  }
  expect(found.toSorted()).toEqual(written.toSorted())
  expect(clock - since).toBeLessThan(5 * SECOND)
})
