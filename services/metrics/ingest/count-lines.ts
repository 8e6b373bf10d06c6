import { projectOf } from '../../shared/ids.ts'
import type { Change, Collection } from '../../shared/store/collection.ts'
import { add, type Counts, none } from '../counts.ts'
import { floorTo } from '../time.ts'
import { type CountedLine, type HourRollup, type Rollup, type Stretch, stretches } from './model.ts'
import type { TakenLine } from './taken-line.ts'

/** What counting needs of a line. */
type Line = Pick<TakenLine, 'key' | 'timestamp' | 'counts'>

export interface Rollups {
  readonly hours: Collection<HourRollup>
  readonly days: Collection<Rollup>
  readonly months: Collection<Rollup>
  readonly countedLines: Collection<CountedLine>
}

/** One hour of one route in one environment. */
interface Hour {
  readonly environmentId: string
  readonly route: string
  /** Milliseconds since 1970. */
  readonly start: number
}

/** Lines of the hour, each once. */
export interface HourOfLines extends Hour {
  readonly lines: readonly Line[]
}

export const hourId = ({ environmentId, route, start }: Hour): string => `${environmentId}/${route}/${start}`

/**
 * Counts each line once, however often and from wherever it is sent, and wherever a crash cuts this short; answers with how many
 * were not counted before.
 *
 * There is no transaction over documents, so one change of one document decides: it adds the counts to the hour, names the lines
 * that it counted, and is made only if the hour is still as it was read. Before the next change writes over these names, each is
 * kept as a document of its own. So whoever has read an hour finds among these documents every line that it holds, and its change
 * fails if it holds more by then.
 */
export async function countLines(rollups: Rollups, { lines, ...of }: HourOfLines): Promise<number> {
  for (;;) {
    const hour = await readHour(rollups, of)
    await rollups.countedLines.bulk(
      hour.latest.map((key) => ({ id: lineId(hour, key), change: {}, onInsert: { start: hour.start } })),
    )
    const known = await rollups.countedLines.getMany(lines.map(({ key }) => lineId(hour, key)))
    const fresh = lines.filter(({ key }) => !known.has(lineId(hour, key)))
    const counted =
      fresh.length === 0 ? hour : await rollups.hours.update(hour.id, counting(fresh), { version: hour.version })
    if (counted === undefined) continue
    // Also where nothing was counted: a crash may have come between the hour and its day.
    const day = await sumUp(rollups.days, stretches.days, counted)
    await sumUp(rollups.months, stretches.months, day)
    return fresh.length
  }
}

const lineId = (hour: Rollup, key: string): string => `${hour.id}/${key}`

async function readHour({ hours }: Rollups, of: Hour): Promise<HourRollup> {
  const { environmentId, route, start } = of
  const id = hourId(of)
  const projectId = projectOf(environmentId) ?? ''
  const empty = { projectId, environmentId, route, start: new Date(start), counts: {}, version: 0, latest: [] }
  return (await hours.get(id)) ?? hours.upsert({ id, change: {}, onInsert: empty })
}

/** Adds the lines to their minutes. */
function counting(lines: readonly Line[]): Change<HourRollup> {
  const { lengthMs, partMs } = stretches.hours
  const minutes = new Map<number, Counts>()
  for (const { timestamp, counts } of lines) {
    const minute = Math.floor((timestamp % lengthMs) / partMs)
    minutes.set(minute, add(minutes.get(minute) ?? none, counts))
  }
  return { set: { latest: lines.map(({ key }) => key) }, inc: { version: 1, ...paths(minutes) } }
}

/**
 * Puts the sum of a rollup into the longer one that it is a part of. Counts only grow, so the largest is the newest: it may be
 * written late, twice, or in any order.
 */
async function sumUp(longer: Collection<Rollup>, { lengthMs, partMs }: Stretch, rollup: Rollup): Promise<Rollup> {
  const { projectId, environmentId, route, start: at, counts } = rollup
  const start = floorTo(lengthMs, at.getTime())
  const part = (at.getTime() - start) / partMs
  return longer.upsert({
    id: `${environmentId}/${route}/${start}`,
    change: { max: paths(new Map([[part, Object.values(counts).reduce(add, none)]])) },
    onInsert: { projectId, environmentId, route, start: new Date(start), counts: {} },
  })
}

/** `counts.17.received: 3` and so on. */
const paths = (parts: ReadonlyMap<number, Counts>): Readonly<Record<string, number>> =>
  Object.fromEntries(
    [...parts].flatMap(([part, counts]) =>
      Object.entries(counts).map(([name, count]) => [`counts.${part}.${name}`, count]),
    ),
  )
