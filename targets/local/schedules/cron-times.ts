import { type Day, dayTest, LAST_YEAR, valuesOf } from './cron-days.ts'
import { zoneOf } from './local-time.ts'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

/**
 * The times of a cron expression in the grammar of EventBridge, `cron(0 9 ? * MON-FRI *)`, in a time zone. As there, a time that
 * clocks skip is skipped, and a time that they show twice comes once.
 *
 * @returns the first time behind another, in milliseconds since 1970; undefined when there is none
 */
export function cronTimes(expression: string, timezone: string): (after: number) => number | undefined {
  const fields = expression.slice('cron('.length, -1).split(' ')
  const [minutes = '', hours = '', days = '', months = '', weekdays = '', years = ''] = fields
  const isDay = dayTest(days, months, weekdays, years)
  const times = timesOfDay(valuesOf(hours, 0, 23), valuesOf(minutes, 0, 59))
  const zone = zoneOf(timezone)

  const firstOnDay = (midnight: number, after: number): number | undefined => {
    const instantOf = zone.onDay(midnight)
    for (const time of times) {
      const at = instantOf(midnight + time)
      if (at !== undefined && at > after) return at
    }
    return undefined
  }

  return (after) => {
    let midnight = Math.floor(zone.toLocal(after) / DAY_MS) * DAY_MS
    for (;;) {
      const day = dayAt(midnight)
      if (day.year > LAST_YEAR) return undefined
      const at = isDay(day) ? firstOnDay(midnight, after) : undefined
      if (at !== undefined) return at
      midnight += DAY_MS
    }
  }
}

/** In milliseconds since midnight. */
const timesOfDay = (hours: ReadonlySet<number>, minutes: ReadonlySet<number>): readonly number[] =>
  [...hours].flatMap((hour) => [...minutes].map((minute) => (hour * 60 + minute) * MINUTE_MS)).sort((a, b) => a - b)

function dayAt(midnight: number): Day {
  const date = new Date(midnight)
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}
