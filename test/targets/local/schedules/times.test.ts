import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { timesOf } from '../../../../targets/local/schedules/expression.ts'

const DAY_MS = 86_400_000
const MINUTE_MS = 60_000
const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC']
const WEEKDAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT']

/** A local time, read by hand: the oracle knows nothing of how the times are found. */
interface WallTime {
  readonly minute: number
  readonly hour: number
  readonly day: number
  readonly month: number
  readonly year: number
}

const lastDay = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate()
const weekdayOf = (year: number, month: number, day: number) => new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 1

function isIn(field: string, value: number, min: number, max: number, names: readonly string[] = []): boolean {
  const numberOf = (text: string) => (names.includes(text) ? names.indexOf(text) + 1 : Number(text))
  return field.split(',').some((part) => {
    const [range = '', step = '1'] = part.split('/')
    const [from = '', to] = range.split('-')
    const first = from === '*' || from === '?' ? min : numberOf(from)
    const isOpen = from === '*' || from === '?' || part.includes('/')
    const last = to === undefined ? (isOpen ? max : first) : numberOf(to)
    return value >= first && value <= last && (value - first) % Number(step) === 0
  })
}

function isDay(field: string, { year, month, day }: Pick<WallTime, 'day' | 'month' | 'year'>): boolean {
  const last = lastDay(year, month)
  const isWorkday = (of: number) => of >= 1 && of <= last && ![1, 7].includes(weekdayOf(year, month, of))
  if (field === 'L') return day === last
  if (field === 'LW') return isWorkday(day) && ![1, 2, 3].some((more) => isWorkday(day + more))
  if (!field.endsWith('W')) return isIn(field, day, 1, 31)
  const wanted = Number(field.slice(0, -1))
  const nearest = [0, -1, 1, -2, 2].map((by) => wanted + by).find(isWorkday)
  return wanted <= last && day === nearest
}

function isWeekday(field: string, { year, month, day }: Pick<WallTime, 'day' | 'month' | 'year'>): boolean {
  const weekday = weekdayOf(year, month, day)
  const numberOf = (text: string) => (WEEKDAYS.includes(text) ? WEEKDAYS.indexOf(text) + 1 : Number(text))
  if (field === 'L') return weekday === 7
  if (field.endsWith('L')) return weekday === numberOf(field.slice(0, -1)) && day > lastDay(year, month) - 7
  const [of = '', nth] = field.split('#')
  if (nth !== undefined) return weekday === numberOf(of) && Math.ceil(day / 7) === Number(nth)
  return isIn(field, weekday, 1, 7, WEEKDAYS)
}

function isOnDay(expression: string, time: Pick<WallTime, 'day' | 'month' | 'year'>): boolean {
  const [, , days = '', months = '', weekdays = '', years = ''] = expression.slice(5, -1).split(' ')
  return (
    isIn(months, time.month, 1, 12, MONTHS) &&
    isIn(years, time.year, 1970, 2199) &&
    isDay(days, time) &&
    isWeekday(weekdays, time)
  )
}

function isAtTime(expression: string, { hour, minute }: Pick<WallTime, 'hour' | 'minute'>): boolean {
  const [minutes = '', hours = ''] = expression.slice(5, -1).split(' ')
  return isIn(hours, hour, 0, 23) && isIn(minutes, minute, 0, 59)
}

/** The times in UTC between two, found by trying every day, and every minute of a day. */
function tried(expression: string, from: number, to: number): readonly number[] {
  const minutes = Array.from({ length: 24 * 60 }, (_, minute) => minute).filter((minute) =>
    isAtTime(expression, { hour: Math.floor(minute / 60), minute: minute % 60 }),
  )
  const found: number[] = []
  for (let midnight = Math.floor(from / DAY_MS) * DAY_MS; midnight <= to; midnight += DAY_MS) {
    const date = new Date(midnight)
    const day = { day: date.getUTCDate(), month: date.getUTCMonth() + 1, year: date.getUTCFullYear() }
    if (isOnDay(expression, day)) found.push(...minutes.map((minute) => midnight + minute * MINUTE_MS))
  }
  return found.filter((at) => at > from && at <= to)
}

/** What clocks show, minute by minute; of a time that they show twice the first. */
function clocks(timezone: string, from: number, to: number): ReadonlyMap<string, { at: number; time: WallTime }> {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: timezone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    hourCycle: 'h23',
  })
  const shown = new Map<string, { at: number; time: WallTime }>()
  for (let at = from; at <= to; at += MINUTE_MS) {
    const of = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]))
    const { minute = 0, hour = 0, day = 0, month = 0, year = 0 } = of
    const name = [year, month, day, hour, minute].join()
    if (!shown.has(name)) shown.set(name, { at, time: { minute, hour, day, month, year } })
  }
  return shown
}

function found(expression: string, timezone: string, from: number, to: number): readonly number[] {
  const times = timesOf(expression, timezone, from)
  const all: number[] = []
  for (let at = times(from); at !== undefined && at <= to; at = times(at)) all.push(at)
  return all
}

const shown = (times: readonly number[]) => times.map((at) => new Date(at).toISOString())

const expressions = [
  'cron(0 9 * * ? *)',
  'cron(15 12 ? * MON-FRI *)',
  'cron(0/15 * * * ? *)',
  'cron(5/10,50 8-17/3 * * ? *)',
  'cron(0 0 L * ? *)',
  'cron(0 0 LW * ? *)',
  'cron(30 6 1W * ? *)',
  'cron(30 6 15W * ? *)',
  'cron(0 8 ? * 6L *)',
  'cron(0 8 ? * FRIL *)',
  'cron(0 8 ? * 2#1 *)',
  'cron(0 8 ? * SUN#5 *)',
  'cron(0 8 ? * L *)',
  'cron(0 8 ? * 1,7 *)',
  'cron(0 8 ? * SUN/2 *)',
  'cron(0 22/2 * JAN-MAR ? *)',
  'cron(0 0 29 2 ? *)',
  'cron(0 0 31 */2 ? *)',
  'cron(0 12 */10 * ? 2026-2030/2)',
  'cron(0/90 3 1,15 * ? 2027)',
]

test.each(expressions)('%s comes when every minute of the calendar says so', (expression) => {
  const from = Date.UTC(2027, 6, 1, 12)
  const days = tried(expression, from, from + 30 * DAY_MS).length > 100 ? 40 : 500
  const to = from + days * DAY_MS
  expect(shown(found(expression, 'UTC', from, to))).toEqual(shown(tried(expression, from, to)))
})

test.each([
  ['Europe/Berlin', '2026-03-29', '2026-10-25'],
  ['America/New_York', '2026-03-08', '2026-11-01'],
  ['Australia/Lord_Howe', '2026-10-04', '2026-04-05'],
  ['America/St_Johns', '2026-03-08', '2026-11-01'],
  ['Asia/Kathmandu', '2026-03-08', '2026-11-01'],
])('in %s a time that clocks skip is skipped, and one that they show twice comes once', (timezone, ...changes) => {
  for (const change of changes) {
    const from = Date.parse(`${change}T00:00Z`) - DAY_MS
    const to = from + 2.5 * DAY_MS
    const wall = [...clocks(timezone, from, to).values()]
    for (const expression of [
      'cron(30 2 * * ? *)',
      'cron(30 1 * * ? *)',
      'cron(0/20 * * * ? *)',
      'cron(0 12 * * ? *)',
    ]) {
      const expected = wall.filter(({ time }) => isOnDay(expression, time) && isAtTime(expression, time))
      expect(shown(found(expression, timezone, from - 1, to))).toEqual(shown(expected.map(({ at }) => at)))
    }
  }
})

test('from any moment the next time is the first behind it', () => {
  const moments = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2030, 0, 1) })
  fc.assert(
    fc.property(fc.constantFrom(...expressions), moments, (expression, from) => {
      const next = timesOf(expression, 'UTC', from)(from)
      const [first] = tried(expression, from, Math.min(next ?? Number.POSITIVE_INFINITY, from + 400 * DAY_MS))
      if (first !== undefined) expect(next).toBe(first)
      else expect(next ?? Number.POSITIVE_INFINITY).toBeGreaterThan(from + 400 * DAY_MS)
    }),
    { numRuns: 30 },
  )
})

test('a time that never comes again is none', () => {
  expect(timesOf('cron(0 9 * * ? 2025)', 'UTC', 0)(Date.UTC(2026, 0, 1))).toBeUndefined()
  expect(timesOf('cron(0 9 30 2 ? *)', 'UTC', 0)(Date.UTC(2026, 0, 1))).toBeUndefined()
})

test('a rate counts from its beginning', () => {
  const begin = Date.UTC(2026, 0, 1, 10, 30, 12)
  const times = timesOf('rate(2 hours)', 'UTC', begin)
  expect(times(begin)).toBe(begin + 2 * 60 * MINUTE_MS)
  expect(times(begin + 2 * 60 * MINUTE_MS - 1)).toBe(begin + 2 * 60 * MINUTE_MS)
  expect(times(begin + 2 * 60 * MINUTE_MS)).toBe(begin + 4 * 60 * MINUTE_MS)
})

test.each([
  ['rate(0 minutes)', 'UTC'],
  ['rate(2 minute)', 'UTC'],
  ['manual', 'UTC'],
  ['cron(0 9 * * *)', 'UTC'],
  ['cron(0 9 * * * *)', 'UTC'],
  ['cron(61 9 * * ? *)', 'UTC'],
  ['cron(0 9 * * ? *)', 'Europe/Atlantis'],
])('%s in %s is refused', (expression, timezone) => {
  expect(() => timesOf(expression, timezone, 0)).toThrow(expect.objectContaining({ code: 'ValidationException' }))
})
