import type { Schedule } from '../../runtime/route/endpoint.ts'
import { MINUTES_PER_MONTH } from './workload.ts'

/** How often a schedule fires in an average month; a manual one never does by itself. */
export function occurrencesPerMonth(schedule: Schedule): number {
  switch (schedule.type) {
    case 'manual':
      return 0
    case 'rate':
      return MINUTES_PER_MONTH / minutesOf(schedule.expression)
    case 'cron':
      return cronPerMonth(schedule.expression)
  }
}

const MINUTES = { minute: 1, hour: 60, day: 1440 } as const

function minutesOf(rate: string): number {
  const [, count = '1', unit = 'minute'] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(rate) ?? []
  return Number(count) * MINUTES[unit as keyof typeof MINUTES]
}

/** Any year without a leap day; a schedule is taken to run all year round, whatever its year field says. */
const YEAR = 2027
const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC']
const WEEKDAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT']

function cronPerMonth(expression: string): number {
  const [minutes = '*', hours = '*', days = '*', months = '*', weekdays = '*'] = expression.slice(5, -1).split(' ')
  const timesPerDay = count(0, 59, minutes) * count(0, 23, hours)
  const daysPerYear = daysOfYear().filter(
    (date) =>
      matches(date.getUTCMonth() + 1, months, 1, 12, MONTHS) &&
      matchesDay(date, days) &&
      matchesWeekday(date, weekdays),
  ).length
  return (timesPerDay * daysPerYear) / 12
}

const daysOfYear = (): Date[] => Array.from({ length: 365 }, (_, day) => new Date(Date.UTC(YEAR, 0, day + 1)))

const count = (from: number, to: number, field: string): number =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index).filter((value) => matches(value, field, from, to))
    .length

/** `L` is the last day of the month, `15W` the weekday nearest to the 15th: one day a month either way. */
function matchesDay(date: Date, field: string): boolean {
  const day = date.getUTCDate()
  const last = new Date(Date.UTC(YEAR, date.getUTCMonth() + 1, 0)).getUTCDate()
  if (field.endsWith('W')) return day === (field === 'LW' ? last : Number(field.slice(0, -1)))
  return field === 'L' ? day === last : matches(day, field, 1, 31)
}

/** `2#3` is the third Monday of the month, `6L` its last Friday; Sunday is 1. */
function matchesWeekday(date: Date, field: string): boolean {
  const weekday = date.getUTCDay() + 1
  const day = date.getUTCDate()
  const last = new Date(Date.UTC(YEAR, date.getUTCMonth() + 1, 0)).getUTCDate()
  const [name = '', nth] = field.split('#')
  if (nth !== undefined) return matches(weekday, name, 1, 7, WEEKDAYS) && Math.ceil(day / 7) === Number(nth)
  if (field === 'L') return weekday === 7
  if (field.endsWith('L')) return matches(weekday, field.slice(0, -1), 1, 7, WEEKDAYS) && day > last - 7
  return matches(weekday, field, 1, 7, WEEKDAYS)
}

/** A list of values, ranges and steps: `*`, `?`, `5`, `MON-FRI`, `0/15`, `1-10/2`, `1,15`. */
function matches(value: number, field: string, from: number, to: number, names: readonly string[] = []): boolean {
  const numberOf = (text: string) => names.indexOf(text.toUpperCase()) + 1 || Number(text)
  return field.split(',').some((item) => {
    const [range = '*', step] = item.split('/')
    const [first = '*', last] = range.split('-')
    if (first === '*' || first === '?') return (value - from) % Number(step ?? 1) === 0
    const start = numberOf(first)
    const end = last === undefined ? (step === undefined ? start : to) : numberOf(last)
    return value >= start && value <= end && (value - start) % Number(step ?? 1) === 0
  })
}
