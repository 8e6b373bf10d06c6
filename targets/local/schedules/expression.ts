import { cronProblem } from '../../../compiler/check/cron.ts'
import { isProblem, parseEndpoint } from '../../../runtime/route/endpoint.ts'
import { CloudError } from '../cloud-error.ts'
import { cronTimes } from './cron-times.ts'

/** The times of a schedule: the first behind another, in milliseconds since 1970; undefined when there is none. */
export type Times = (after: number) => number | undefined

const MINUTE_MS = 60_000
const UNITS_MS = { minute: MINUTE_MS, hour: 60 * MINUTE_MS, day: 24 * 60 * MINUTE_MS } as const

/**
 * Reads `rate(5 minutes)` and `cron(0 9 * * ? *)`.
 *
 * @param begin what a rate counts from
 * @throws {CloudError} `ValidationException`
 */
export function timesOf(expression: string, timezone: string, begin: number): Times {
  const endpoint = parseEndpoint(`trigger:${expression}`)
  if (isProblem(endpoint)) throw invalid(endpoint.problem)
  const schedule = endpoint.kind === 'trigger' ? endpoint.schedule.type : undefined
  refuseTimezone(timezone)
  if (schedule === 'rate') return rateTimes(expression, begin)
  const problem = schedule === 'cron' ? cronProblem(expression) : 'it never comes'
  if (problem !== undefined) throw invalid(`Invalid schedule expression ${expression}: ${problem}.`)
  return cronTimes(expression, timezone)
}

function rateTimes(expression: string, begin: number): Times {
  const [, count, unit] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression) ?? []
  const periodMs = Number(count) * UNITS_MS[unit as keyof typeof UNITS_MS] // one of the units of the pattern
  return (after) => begin + (Math.floor(Math.max(0, after - begin) / periodMs) + 1) * periodMs
}

function refuseTimezone(timezone: string): void {
  try {
    new Intl.DateTimeFormat('en', { timeZone: timezone })
  } catch {
    throw invalid(`Provided time zone ${timezone} is not valid.`)
  }
}

const invalid = (message: string): CloudError => new CloudError('ValidationException', message)
