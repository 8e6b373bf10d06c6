/** One of the six fields of an expression, in EventBridge's grammar. */
interface Field {
  readonly name: string
  readonly min: number
  readonly max: number
  /** Names that stand for numbers, the first for `min`. */
  readonly names?: readonly string[]
  /** Signs beyond numbers, lists, ranges, `*` and steps. */
  readonly special?: RegExp
}

const months = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC']
const weekdays = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT']

const fields: readonly Field[] = [
  { name: 'minutes', min: 0, max: 59 },
  { name: 'hours', min: 0, max: 23 },
  { name: 'day-of-month', min: 1, max: 31, special: /^(\?|L|LW|([1-9]|[12]\d|3[01])W)$/i },
  { name: 'month', min: 1, max: 12, names: months },
  {
    name: 'day-of-week',
    min: 1,
    max: 7,
    names: weekdays,
    special: /^(\?|L|([1-7]|SUN|MON|TUE|WED|THU|FRI|SAT)(L|#[1-5]))$/i,
  },
  { name: 'year', min: 1970, max: 2199 },
]

/** What is wrong with `cron(minutes hours day-of-month month day-of-week year)`; undefined when nothing is. */
export function cronProblem(expression: string): string | undefined {
  const values = expression.slice('cron('.length, -1).split(' ')
  for (const [i, field] of fields.entries()) {
    const problem = fieldProblem(values[i] ?? '', field)
    if (problem !== undefined) return problem
  }
  const [, , day, , weekday] = values
  if ((day === '?') !== (weekday === '?')) return undefined
  return day === '?'
    ? 'day-of-month and day-of-week cannot both be "?"'
    : 'write "?" for day-of-month or for day-of-week, since both together are ambiguous'
}

function fieldProblem(text: string, field: Field): string | undefined {
  if (text === '*' || field.special?.test(text)) return undefined
  for (const part of text.split(',')) {
    const [range = '', step, ...more] = part.split('/')
    const bounds = range === '*' ? [String(field.min), String(field.max)] : range.split('-')
    const numbers = bounds.map((bound) => numberOf(bound, field))
    const isStep = step === undefined || /^[1-9]\d{0,3}$/.test(step)
    if (more.length > 0 || bounds.length > 2 || !isStep || numbers.includes(undefined)) {
      return `${field.name} "${part}" must be ${field.min} to ${field.max}, a range, a list or a step`
    }
    const [from = 0, to = from] = numbers
    if (from > to) return `${field.name} "${part}" ends before it begins`
  }
  return undefined
}

function numberOf(text: string, { min, max, names }: Field): number | undefined {
  const named = names?.indexOf(text.toUpperCase()) ?? -1
  if (named >= 0) return min + named
  const value = Number(text)
  return /^\d{1,4}$/.test(text) && value >= min && value <= max ? value : undefined
}
