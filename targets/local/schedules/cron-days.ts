/** A day of the calendar; months from 1. */
export interface Day {
  readonly year: number
  readonly month: number
  readonly day: number
}

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC']
const WEEKDAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT']
const SATURDAY = 7
const SUNDAY = 1
export const LAST_YEAR = 2199

/** The values of a field of a cron expression: `*`, `?`, `5`, `MON-FRI`, `0/15`, `1-10/2`, `1,15`. */
export function valuesOf(field: string, min: number, max: number, names: readonly string[] = []): ReadonlySet<number> {
  const numberOf = (text: string): number => names.indexOf(text.toUpperCase()) + 1 || Number(text)
  const values = new Set<number>()
  for (const part of field.split(',')) {
    const [range = '', step] = part.split('/')
    const [from = '', to] = range.split('-')
    const isAny = from === '*' || from === '?'
    const first = isAny ? min : numberOf(from)
    const last = to !== undefined ? numberOf(to) : isAny || step !== undefined ? max : first
    for (let value = first; value <= last; value += Number(step ?? 1)) values.add(value)
  }
  return values
}

/** Whether a day is one of those that the fields of days name. */
export function dayTest(days: string, months: string, weekdays: string, years: string): (day: Day) => boolean {
  const isDay = dayOfMonthTest(days.toUpperCase())
  const isWeekday = weekdayTest(weekdays.toUpperCase())
  const monthValues = valuesOf(months, 1, 12, MONTHS)
  const yearValues = valuesOf(years, 1970, LAST_YEAR)
  return (day) => yearValues.has(day.year) && monthValues.has(day.month) && isDay(day) && isWeekday(day)
}

/** `L` is the last day of the month, `15W` the working day of the month that is nearest to the 15th, `LW` its last one. */
function dayOfMonthTest(field: string): (day: Day) => boolean {
  if (field === 'L') return ({ year, month, day }) => day === lastDay(year, month)
  if (field === 'LW') return (of) => of.day === nearestWorkday(of, lastDay(of.year, of.month))
  if (field.endsWith('W')) return (of) => of.day === nearestWorkday(of, Number(field.slice(0, -1)))
  const values = valuesOf(field, 1, 31)
  return ({ day }) => values.has(day)
}

/** `2#3` is the third Monday of the month, `6L` its last Friday, `L` any Saturday. */
function weekdayTest(field: string): (day: Day) => boolean {
  const [text = '', nth] = field.split('#')
  const isLast = field.length > 1 && field.endsWith('L')
  const values = valuesOf(field === 'L' ? String(SATURDAY) : isLast ? field.slice(0, -1) : text, 1, 7, WEEKDAYS)
  return (of) =>
    values.has(weekdayOf(of)) &&
    (nth === undefined || Math.ceil(of.day / 7) === Number(nth)) &&
    (!isLast || of.day > lastDay(of.year, of.month) - 7)
}

/** In the same month; undefined where the month has no such day. */
function nearestWorkday({ year, month }: Day, day: number): number | undefined {
  const last = lastDay(year, month)
  if (day > last) return undefined
  const weekday = weekdayOf({ year, month, day })
  if (weekday === SATURDAY) return day === 1 ? day + 2 : day - 1
  if (weekday === SUNDAY) return day === last ? day - 2 : day + 1
  return day
}

const lastDay = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

const weekdayOf = ({ year, month, day }: Day): number => new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 1
