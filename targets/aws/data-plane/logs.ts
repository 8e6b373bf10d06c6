import type { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs'
import type { LogLine, LogPage, LogQuery } from '../../data-plane.ts'
import { isLineAskedFor } from '../../messages/log-line.ts'
import { type LogEvent, readEvents } from '../records/log-events.ts'
import { type At, atAws } from './at-aws.ts'
import type { FindEnds } from './find-ends.ts'
import { readLambdaLine } from './lambda-line.ts'
import type { RouteEnds } from './route-ends.ts'

export interface ReadLogsOptions {
  readonly ends: FindEnds
  readonly way: (environmentId: string) => Promise<At>
  readonly now: () => number
  readonly sleep: (ms: number) => Promise<void>
  /** Lines of the last moments are left for the next page: those of another function may still arrive before them. */
  readonly settleMs: number
}

/** Looked at in one call, of each log group: whoever looks for something rare gets empty pages, and goes on. */
const MOST_READ = 1_000
const MOST_EMPTY_PAGES = 20
const AT_ONCE = 5
/** For each log group: CloudWatch answers some ten such requests a second. */
const PAUSE_MS = 100
const LEAST_PAUSE_MS = 1_000

/** Where a page ends: the time of a line and its id. */
interface Place {
  readonly at: number
  readonly id: string
}

interface PlacedEvent extends LogEvent {
  readonly route: string
}

/** What functions of the user logged, from a place on. A page waits for lines as long as it is asked to. */
export function createReadLogs({ ends, way, now, sleep, settleMs }: ReadLogsOptions) {
  async function readPage(query: LogQuery): Promise<LogPage & { readonly groups: number }> {
    const { environmentId, routes, since = 0, first } = query
    const [all, { clients }] = await Promise.all([ends.of(environmentId), way(environmentId)])
    const asked = all.filter(({ route }) => routes?.includes(route) ?? true)
    const after = placeIn(query.after)
    const span = { from: Math.max(after.at, since), to: now() - settleMs }
    const reads = await some(asked, (one) => readGroup(clients.logs, one, span))
    const horizons = reads.flatMap(({ horizon }) => (horizon === undefined ? [] : [horizon]))
    const events = reads
      .flatMap((read) => read.events)
      // Beyond it, lines of another group may be missing.
      .filter((event) => compare(event, after) > 0 && horizons.every((horizon) => compare(event, horizon) <= 0))
      .sort(compare)
    const found = events.map((event) => readLambdaLine(event, event.route)).filter(isFound(query))
    const lines = found.slice(0, first)
    const isCut = found.length > first
    const end = isCut ? events.find(({ id }) => id === lines.at(-1)?.id) : events.at(-1)
    return {
      lines,
      cursor: end === undefined ? (query.after ?? textOf(after)) : textOf(end),
      hasMore: isCut || horizons.length > 0,
      groups: asked.length,
    }
  }

  return (query: LogQuery): Promise<LogPage> =>
    atAws(async () => {
      const until = now() + query.waitMs
      for (let after = query.after; ; ) {
        const { groups, ...page } = await readPage({ ...query, ...(after !== undefined && { after }) })
        const leftMs = until - now()
        if (page.lines.length > 0 || page.hasMore || leftMs <= 0) return page
        after = page.cursor
        await sleep(Math.min(leftMs, Math.max(LEAST_PAUSE_MS, groups * PAUSE_MS)))
      }
    })
}

const isFound =
  (query: LogQuery) =>
  (line: LogLine | undefined): line is LogLine =>
    line !== undefined && isLineAskedFor(line, query)

/** The next lines of a log group. `horizon`: the last of them, where there are more. */
async function readGroup(
  logs: CloudWatchLogsClient,
  { logGroup, route }: RouteEnds,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<{ readonly events: readonly PlacedEvent[]; readonly horizon?: Place }> {
  if (to < from) return { events: [] }
  let token: string | undefined
  for (let page = 0; page < MOST_EMPTY_PAGES; page += 1) {
    const read = await readEvents(logs, { group: logGroup, from, to, limit: MOST_READ, ...(token && { token }) })
    const events = read.events.map((event) => ({ ...event, route })).sort(compare)
    const last = events.at(-1)
    if (last !== undefined) return { events, ...(read.token !== undefined && { horizon: last }) }
    if (read.token === undefined) break
    token = read.token
  }
  return { events: [] }
}

/** Some at a time, in their order. */
async function some<T, R>(all: readonly T[], work: (one: T) => Promise<R>): Promise<readonly R[]> {
  const done: R[] = []
  for (let index = 0; index < all.length; index += AT_ONCE) {
    done.push(...(await Promise.all(all.slice(index, index + AT_ONCE).map(work))))
  }
  return done
}

function placeIn(cursor = ''): Place {
  const [, at = '0', id = ''] = /^(\d{1,15})\.(\d*)$/.exec(cursor) ?? []
  return { at: Number(at), id }
}

const textOf = ({ at, id }: Place): string => `${at}.${id}`

/** By time; of one moment by id, which are numbers too long to be one. */
const compare = (one: Place, other: Place): number =>
  one.at - other.at || one.id.length - other.id.length || (one.id < other.id ? -1 : Number(one.id > other.id))
