import { projectOf } from '../../shared/ids.ts'
import type { Change, Collection } from '../../shared/store/collection.ts'
import { add, type Counts, none } from '../counts.ts'
import { DAY_MS, floorTo, HOUR_MS, MINUTE_MS } from '../time.ts'
import type { Line } from './line.ts'
import type { CountedLine, DayRecord, HourRecord } from './model.ts'

export interface Rollups {
  readonly hours: Collection<HourRecord>
  readonly days: Collection<DayRecord>
  readonly countedLines: Collection<CountedLine>
}

/** Lines of one route in one environment and one hour. */
export interface HourOfLines {
  readonly environmentId: string
  readonly route: string
  /** Milliseconds since 1970. */
  readonly start: number
  readonly lines: readonly Line[]
}

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
    await sumUp(rollups, counted)
    return fresh.length
  }
}

const lineId = (hour: HourRecord, key: string): string => `${hour.id}/${key}`

function readHour({ hours }: Rollups, of: Omit<HourOfLines, 'lines'>): Promise<HourRecord> {
  const { environmentId, route, start } = of
  return hours.upsert({
    id: `${environmentId}/${route}/${start}`,
    change: {},
    onInsert: {
      projectId: projectOf(environmentId) ?? '',
      environmentId,
      route,
      start: new Date(start),
      minutes: {},
      version: 0,
      latest: [],
    },
  })
}

/** Adds the lines to their minutes. */
function counting(lines: readonly Line[]): Change<HourRecord> {
  const minutes = new Map<number, Counts>()
  for (const { timestamp, counts } of lines) {
    const minute = Math.floor((timestamp % HOUR_MS) / MINUTE_MS)
    minutes.set(minute, add(minutes.get(minute) ?? none, counts))
  }
  return { set: { latest: lines.map(({ key }) => key) }, inc: { version: 1, ...paths('minutes', minutes) } }
}

/**
 * Puts the sum of the hour into its day. Counts only grow, so the largest is the newest: it may be written late, twice, or in
 * any order.
 */
async function sumUp(
  { days }: Rollups,
  { projectId, environmentId, route, start, minutes }: HourRecord,
): Promise<void> {
  const day = floorTo(DAY_MS, start.getTime())
  const hour = (start.getTime() - day) / HOUR_MS
  await days.upsert({
    id: `${environmentId}/${route}/${day}`,
    change: { max: paths('hours', new Map([[hour, Object.values(minutes).reduce(add, none)]])) },
    onInsert: { projectId, environmentId, route, start: new Date(day), hours: {} },
  })
}

/** `minutes.17.received: 3` and so on. */
const paths = (field: string, counts: ReadonlyMap<number, Counts>): Readonly<Record<string, number>> =>
  Object.fromEntries(
    [...counts].flatMap(([place, of]) =>
      Object.entries(of).map(([name, count]) => [`${field}.${place}.${name}`, count]),
    ),
  )
