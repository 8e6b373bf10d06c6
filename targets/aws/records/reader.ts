import type { ExecutorRecord } from '../../data-plane.ts'
import type { ClientsFor } from '../clients.ts'
import type { AwsPlace } from '../place.ts'
import type { LogEvent } from './log-events.ts'
import { type Given, readOn } from './read-on.ts'
import type { Reading } from './reading.ts'
import { recordIn } from './record-line.ts'
import { keyOf, type RouteGroup } from './route-groups.ts'
import { createTurns } from './turns.ts'

/** Reads some log groups at a time. */
export interface Reader {
  /** Those whose turn it is. A group that cannot be read stays where it is, and is read later. */
  readSome(
    groups: ReadonlyMap<string, RouteGroup>,
    readingOf: (group: RouteGroup) => Reading,
    limit: number,
  ): Promise<readonly Read[]>
  /** When the turn of another one comes. */
  nextAt(groups: ReadonlyMap<string, RouteGroup>): number
  /** Forgets what was given: it may come again. */
  forget(): void
}

/** What was read of a group, and how far it is read then. */
export interface Read {
  readonly group: RouteGroup
  readonly next: Reading
  readonly records: readonly ExecutorRecord[]
}

export interface ReaderOptions {
  readonly clients: ClientsFor
  readonly now: () => number
  readonly sleep: (ms: number) => Promise<void>
  readonly failed: (place: AwsPlace, what: string, error: unknown) => void
  readonly works: (place: AwsPlace, what: string) => void
}

const AT_ONCE = 4
/** For each request: CloudWatch answers some ten of them a second. */
const PACE_MS = 100

export function createReader({ clients, now, sleep, failed, works }: ReaderOptions): Reader {
  const turns = createTurns(now)
  const given = new Map<string, Given>()

  async function read(group: RouteGroup, reading: Reading, limit: number): Promise<Read> {
    const key = keyOf(group)
    const own: Given = given.get(key) ?? new Map()
    given.set(key, own)
    try {
      const { logs } = clients(group.place)
      const { events, next } = await readOn(logs, group.ends.logGroup, { reading, given: own, now: now(), limit })
      works(group.place, group.ends.logGroup)
      turns.asked(key, next.part !== undefined ? 'more' : events.length > 0 ? 'records' : 'nothing')
      return { group, next, records: events.flatMap((event) => recordOf(group, event)) }
    } catch (error) {
      failed(group.place, group.ends.logGroup, error)
      turns.asked(key, 'failure')
      return { group, next: reading, records: [] }
    }
  }

  return {
    async readSome(groups, readingOf, limit) {
      for (const key of given.keys()) if (!groups.has(key)) given.delete(key)
      const chosen = turns.due([...groups.keys()]).slice(0, AT_ONCE)
      const share = Math.max(1, Math.floor(limit / chosen.length))
      const reads = chosen.flatMap((key) => groups.get(key) ?? []).map((group) => read(group, readingOf(group), share))
      const [done] = await Promise.all([Promise.all(reads), sleep(chosen.length * PACE_MS)])
      return done
    },
    nextAt: (groups) => turns.nextAt([...groups.keys()]),
    forget: () => given.clear(),
  }
}

function recordOf({ place, ends, before }: RouteGroup, { at, text }: LogEvent): readonly ExecutorRecord[] {
  const line = recordIn(text)
  if (line === undefined) return []
  const { route, memoryMb, deployed } = before !== undefined && at < ends.deployed.at ? before : ends
  const { environmentId } = place
  return [{ environmentId, deploymentId: deployed.id, revision: deployed.revision, route, memoryMb, line }]
}
