import { isObject } from '../../../runtime/unknown.ts'
import type { Counts } from '../counts.ts'
import { readExecution } from './read-execution.ts'
import type { LineOrigin, TakenLine } from './taken-line.ts'

const ROUTE = /^[A-Za-z][A-Za-z0-9]{0,63}$/
const BATCH = /^[\x21-\x7e]{1,128}$/
const outcomes = ['succeeded', 'failed', 'dropped', 'retrying'] as const

type Fields = Readonly<Record<string, unknown>>

/** The line, or what makes it none. A line whose counts are not those of its own records is refused: it was not written so. */
export function readLine(value: unknown, origin: LineOrigin): TakenLine | string {
  if (!isObject(value)) return 'It is no JSON object.'
  const { route, batchId, part = 1, parts = 1, executions, coldStart, source } = value
  const timestamp = isObject(value._aws) ? value._aws.Timestamp : undefined
  if (!isCount(timestamp)) return '_aws.Timestamp is not a time in milliseconds.'
  if (typeof route !== 'string' || !ROUTE.test(route)) return 'route is no name of a route.'
  if (origin.route !== undefined && route !== origin.route) return 'route is not the one whose executor wrote it.'
  if (typeof batchId !== 'string' || !BATCH.test(batchId)) return 'batchId is not 1 to 128 visible ASCII characters.'
  if (!isCount(part) || !isCount(parts) || part < 1 || part > parts) return 'part and parts are no place in a row.'
  if (!Array.isArray(executions) || !executions.every(isObject)) return 'executions is no list of records.'
  const counts = readCounts(value, executions)
  if (typeof counts === 'string') return counts
  return {
    ...origin,
    key: `${batchId}/${part}`,
    part,
    route,
    ...(typeof source === 'string' && { source }),
    timestamp,
    coldStart: coldStart === true,
    counts,
    executions: executions.map((record) => readExecution(record, route, timestamp)).filter((one) => one !== undefined),
  }
}

function readCounts(line: Fields, executions: readonly Fields[]): Counts | string {
  for (const outcome of outcomes) {
    const recorded = executions.filter((execution) => execution.outcome === outcome).length
    if (line[outcome] !== recorded) return `${outcome} is not the ${recorded} that the records show.`
  }
  const { received, succeeded, failed, dropped, retrying, notStarted } = line
  if (!isCount(succeeded) || !isCount(failed) || !isCount(dropped) || !isCount(retrying)) return 'A count is missing.'
  if (succeeded + failed + dropped + retrying !== executions.length) return 'A record has no outcome.'
  // Those that were not begun have no record; which of them came for the first time, only the line knows.
  const first = executions.filter(({ attempt }) => attempt === 1).length
  if (!isCount(notStarted)) return 'notStarted is no count.'
  if (!isCount(received) || received < first || received > first + notStarted) {
    return 'received is not the number of first attempts.'
  }
  return { received, succeeded, failed, dropped, retried: retrying }
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0
