import { Refusal } from '../../shared/refusal.ts'
import type { TimeRange } from '../generated.ts'
import { KEPT_DAYS, levelNames, levels } from '../rollups/levels.ts'
import { ceilTo, DAY_MS, floorTo, HOUR_MS, MINUTE_MS, type Span } from '../time.ts'

const LAST = /^([1-9][0-9]{0,5})([mhd])$/
const unitsMs: Readonly<Record<string, number>> = { m: MINUTE_MS, h: HOUR_MS, d: DAY_MS }
const HINT = 'Write range: { last: "1h" }, or range: { from: "2026-11-21T09:00:00Z", to: "2026-11-21T10:00:00Z" }.'

/**
 * The span that a range means: whole minutes, or whole units of what is still kept where it began long ago.
 *
 * @throws {Refusal} for a range that is none, is longer than counts are kept, or begins before them
 */
export function spanOf({ last, from, to }: TimeRange, now: Date): Span {
  const end = ceilTo(MINUTE_MS, now.getTime() + 1)
  const span = last == null ? between(from, to, end) : { from: end - lengthOf(last, from ?? to), to: end }
  if (span.from >= span.to) throw badRange('The range is empty: "from" has to be before "to".')
  if (span.from < end - KEPT_DAYS * DAY_MS) throw badRange(`The range begins more than ${KEPT_DAYS} days ago.`)
  const inUnits = (time: number, round: typeof floorTo) => round(unitAt(time, end), time)
  return { from: inUnits(span.from, floorTo), to: inUnits(span.to, ceilTo) }
}

/** The shortest unit by which a time is still counted. */
function unitAt(time: number, now: number): number {
  const level = levelNames.find((name) => time >= now - levels[name].keptDays * DAY_MS) ?? 'days'
  return levels[level].partMs
}

function between(from: Date | null | undefined, to: Date | null | undefined, end: number): Span {
  if (from == null) throw badRange('The range has neither "last" nor "from".')
  return { from: floorTo(MINUTE_MS, from.getTime()), to: to == null ? end : ceilTo(MINUTE_MS, to.getTime()) }
}

function lengthOf(last: string, other: Date | null | undefined): number {
  if (other != null) throw badRange('The range has "last" beside "from" or "to".')
  const [, count, unit] = LAST.exec(last) ?? []
  const unitMs = unitsMs[unit ?? '']
  if (unitMs === undefined)
    throw badRange('"last" is not a number of minutes, hours or days, like "15m", "1h" or "7d".')
  return Number(count) * unitMs
}

const badRange = (message: string): Refusal => new Refusal('BAD_USER_INPUT', message, { hint: HINT })
