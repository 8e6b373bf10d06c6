import { kindOf, projectOf } from '../../shared/ids.ts'
import { Refusal } from '../../shared/refusal.ts'
import { DAY_MS, floorTo, HOUR_MS } from '../time.ts'
import { countLines, type HourOfLines, hourId, type Rollups } from './count-lines.ts'
import { createTurns } from './in-turn.ts'
import { readLine } from './read-line.ts'
import type { KeepLines, LineOrigin, TakenLine } from './taken-line.ts'

/** Takes what executors write. */
export interface Ingest {
  /**
   * Counts lines of one origin, each once, and has them kept.
   *
   * @throws {Refusal} for an id that is none of an environment, and for too many lines
   */
  record(origin: LineOrigin, lines: readonly unknown[]): Promise<Recorded>
}

/** What became of lines. */
export interface Recorded {
  readonly counted: number
  readonly repeated: number
  readonly refused: readonly Refused[]
}

interface Refused {
  readonly index: number
  readonly reason: string
}

const MAX_LINES = 1_000
/** How late a line may come. Which lines were counted is known for a day longer. */
export const LATE_DAYS = 7
/** Clocks differ. */
const AHEAD_MS = HOUR_MS

/** @param keep what else is made of lines, after they were counted; also of those that were counted before */
export function createIngest(rollups: Rollups, now: () => Date, keep: readonly KeepLines[] = []): Ingest {
  // Those of one hour would only get in each other's way.
  const inTurn = createTurns()
  const count = (hour: HourOfLines) => inTurn(hourId(hour), () => countLines(rollups, hour))
  return {
    async record(origin, values) {
      const { environmentId } = origin
      if (kindOf(environmentId) !== 'env' || projectOf(environmentId) === undefined) {
        throw new Refusal('BAD_USER_INPUT', '"environmentId" is no id of an environment.')
      }
      if (values.length > MAX_LINES) throw new Refusal('BAD_USER_INPUT', `"lines" may have at most ${MAX_LINES} lines.`)
      const time = now().getTime()
      const read = values.map((value) => inTime(readLine(value, origin), time))
      const refused = read.flatMap((line, index) => (typeof line === 'string' ? [{ index, reason: line }] : []))
      const lines = read.filter((line) => typeof line !== 'string')
      const counts = await Promise.all(byHour(environmentId, lines).map(count))
      for (const one of keep) await one(lines)
      const counted = counts.reduce((sum, one) => sum + one, 0)
      return { counted, repeated: lines.length - counted, refused }
    },
  }
}

function inTime(line: TakenLine | string, now: number): TakenLine | string {
  if (typeof line === 'string') return line
  if (line.timestamp < now - LATE_DAYS * DAY_MS) return `It was written more than ${LATE_DAYS} days ago.`
  return line.timestamp > now + AHEAD_MS ? 'Its time is still to come.' : line
}

/** Lines by the document that counts them, each once. */
function byHour(environmentId: string, lines: readonly TakenLine[]): readonly HourOfLines[] {
  const groups = Map.groupBy(lines, ({ route, timestamp }) => `${route}/${floorTo(HOUR_MS, timestamp)}`)
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    if (first === undefined) return []
    const distinct = [...new Map(group.map((line) => [line.key, line])).values()]
    return [{ environmentId, route: first.route, start: floorTo(HOUR_MS, first.timestamp), lines: distinct }]
  })
}
