import { kindOf, projectOf } from '../../shared/ids.ts'
import { Refusal } from '../../shared/refusal.ts'
import type { Counter } from '../rollups/counter.ts'
import { LATE_DAYS } from '../rollups/levels.ts'
import { DAY_MS, HOUR_MS } from '../time.ts'
import { readLine } from './read-line.ts'
import type { KeepLines, LineOrigin, TakenLine } from './taken-line.ts'

/** Takes what executors write. */
export interface Ingest {
  /**
   * Counts lines of one environment, each once, and has them kept. The minutes have them then; longer stretches of time get them from
   * `sumUp`, and never do where a crash comes before it and the lines are not sent again.
   *
   * @throws {Refusal} for an id that is none of an environment, and for too many lines
   */
  take(environmentId: string, lines: readonly SentLine[]): Promise<Recorded>
  /** Puts all that was taken so far into the longer stretches of time. */
  sumUp(): Promise<void>
}

/** A line as it was sent, of which nothing is known yet but where it comes from. */
export interface SentLine {
  readonly origin: LineOrigin
  readonly line: unknown
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
/** Clocks differ. */
const AHEAD_MS = HOUR_MS

export interface IngestOptions {
  readonly counter: Counter
  readonly now: () => Date
  /** What else is made of lines, after they were counted; also of those that were counted before. */
  readonly keep?: readonly KeepLines[]
}

export function createIngest({ counter, now, keep = [] }: IngestOptions): Ingest {
  return {
    async take(environmentId, sent) {
      if (kindOf(environmentId) !== 'env' || projectOf(environmentId) === undefined) {
        throw new Refusal('BAD_USER_INPUT', '"environmentId" is no id of an environment.')
      }
      if (sent.length > MAX_LINES) throw new Refusal('BAD_USER_INPUT', `"lines" may have at most ${MAX_LINES} lines.`)
      const time = now().getTime()
      const read = sent.map(({ origin, line }) => inTime(readLine(line, origin), time))
      const refused = read.flatMap((line, index) => (typeof line === 'string' ? [{ index, reason: line }] : []))
      const lines = read.filter((line) => typeof line !== 'string')
      const counted = await counter.count(environmentId, lines)
      for (const one of keep) await one(lines)
      return { counted, repeated: lines.length - counted, refused }
    },
    sumUp: counter.sumUp,
  }
}

function inTime(line: TakenLine | string, now: number): TakenLine | string {
  if (typeof line === 'string') return line
  if (line.timestamp < now - LATE_DAYS * DAY_MS) return `It was written more than ${LATE_DAYS} days ago.`
  return line.timestamp > now + AHEAD_MS ? 'Its time is still to come.' : line
}
