const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

/** A time zone. Local times are milliseconds, too, of a clock that shows them as UTC. */
export interface Zone {
  /** What clocks show. */
  toLocal(at: number): number
  /** When clocks of a day show a time; the first time, where they show it twice, and undefined where they skip it. */
  onDay(localMidnight: number): (local: number) => number | undefined
}

/** @throws {RangeError} for a time zone that is none */
export function zoneOf(timezone: string): Zone {
  if (timezone === 'UTC') return { toLocal: (at) => at, onDay: () => (local) => local }
  const toLocal = localClock(timezone)
  const offset = (at: number): number => toLocal(at) - at
  return {
    toLocal,
    onDay(localMidnight) {
      // No offset is more than a day, so that these two are before the day begins, and after it has ended.
      const [before, after] = [offset(localMidnight - DAY_MS), offset(localMidnight + 2 * DAY_MS)]
      if (before === after) return (local) => local - before
      return (local) => [local - before, local - after].sort((a, b) => a - b).find((at) => toLocal(at) === local)
    },
  }
}

function localClock(timezone: string): (at: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: timezone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  })
  return (at) => {
    const whole = Math.floor(at / MINUTE_MS) * MINUTE_MS
    const of = Object.fromEntries(format.formatToParts(whole).map(({ type, value }) => [type, Number(value)]))
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = of
    return Date.UTC(year, month - 1, day, hour, minute) + (at - whole)
  }
}
