import type { DataPlane, ExecutorRecord, RecordPage } from '../../data-plane.ts'
import type { ClientsFor } from '../clients.ts'
import type { FindEnds } from '../data-plane/find-ends.ts'
import type { AwsPlace } from '../place.ts'
import { createReader, type Read } from './reader.ts'
import { fromCursor, type Reading, type Readings, toCursor } from './reading.ts'
import { createRouteGroups, type KnownEnvironment, keyOf, type RouteGroup } from './route-groups.ts'

/** Where it is said what stands in the way of reading. */
export interface RecordsLog {
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
}

export interface ReadRecordsOptions {
  readonly clients: ClientsFor
  readonly places: () => Promise<readonly AwsPlace[]>
  readonly ends: FindEnds
  readonly now: () => number
  readonly sleep: (ms: number) => Promise<void>
  readonly log: RecordsLog
}

const DAY_MS = 86_400_000
/** Older ones are too late to be counted. */
const OLDEST_MS = 7 * DAY_MS

/**
 * Reads the records of all environments from their log groups, page by page. Each is given at least once: one that comes late, up to
 * five minutes, is found when its time is read again. What cannot be read holds up nothing else.
 */
export function createReadRecords(options: ReadRecordsOptions): DataPlane['records'] {
  const { now, sleep } = options
  const told = tellOnce(options.log)
  const known = createRouteGroups({ ...options, ...told })
  const reader = createReader({ ...options, ...told })
  let lastCursor: string | undefined

  return async (after, { limit, waitMs }): Promise<RecordPage> => {
    // Pages that were given, but never taken, come again.
    if (after !== lastCursor) reader.forget()
    const until = now() + waitMs
    const environments = await known()
    const groups = groupsOf(environments)
    let readings = begun(environments, fromCursor(after), now())
    const records: ExecutorRecord[] = []
    do {
      const reads = await reader.readSome(groups, (group) => readingOf(readings, group), limit)
      readings = reads.reduce(withRead, readings)
      records.push(...reads.flatMap((one) => one.records))
      if (reads.length === 0) await sleep(Math.max(0, Math.min(until, reader.nextAt(groups)) - now()))
    } while (records.length === 0 && now() < until)
    lastCursor = toCursor(readings)
    return { records, cursor: lastCursor, readThrough: readThroughOf(environments, readings, now()) }
  }
}

/** Tells of each environment once that it cannot be read, and when it can be again. */
function tellOnce(log: RecordsLog) {
  const failing = new Map<string, Set<string>>()
  return {
    failed({ environmentId, region }: AwsPlace, what: string, err: unknown): void {
      const all = failing.get(environmentId) ?? new Set()
      if (all.size === 0) log.warn({ err, environmentId, region, what }, 'Records on AWS cannot be read now.')
      failing.set(environmentId, all.add(what))
    },
    works({ environmentId }: AwsPlace, what: string): void {
      const all = failing.get(environmentId)
      if (all?.delete(what) && all.size === 0) log.info({ environmentId }, 'Records on AWS are read again.')
    },
  }
}

const groupsOf = (environments: readonly KnownEnvironment[]): ReadonlyMap<string, RouteGroup> =>
  new Map(environments.flatMap(({ groups = [] }) => groups).map((group) => [keyOf(group), group]))

const readingOf = (readings: Readings, { place, ends }: RouteGroup): Reading =>
  readings[place.environmentId]?.[ends.route] ?? { head: 0, swept: 0 }

const withRead = (readings: Readings, { group: { place, ends }, next }: Read): Readings => ({
  ...readings,
  [place.environmentId]: { ...readings[place.environmentId], [ends.route]: next },
})

/** A reading for every route that is known, and none for others; those of environments that cannot be looked at stay. */
function begun(environments: readonly KnownEnvironment[], before: Readings, now: number): Readings {
  const start = now - OLDEST_MS
  return Object.fromEntries(
    environments.map(({ place: { environmentId }, groups }) => {
      const old = before[environmentId] ?? {}
      const own = groups?.map(({ ends: { route } }) => [route, old[route] ?? { head: start, swept: start }] as const)
      return [environmentId, own === undefined ? old : Object.fromEntries(own)]
    }),
  )
}

/** An environment is read as far as the route that is read the least; one of which nothing is known, not at all. */
const readThroughOf = (
  environments: readonly KnownEnvironment[],
  readings: Readings,
  now: number,
): Readonly<Record<string, number>> =>
  Object.fromEntries(
    environments.map(({ place: { environmentId }, groups }) => {
      const heads = Object.values(readings[environmentId] ?? {}).map(({ head }) => head)
      return [environmentId, Math.min(groups === undefined ? 0 : now, ...heads)]
    }),
  )
