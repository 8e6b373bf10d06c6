import { defaultOptions, LONGEST_ANSWER_MS, type RouteOptions } from '../../runtime/route/options.ts'
import { type Diagnostic, diagnostic } from '../diagnostic.ts'
import type { EvaluatedRoute } from '../project.ts'
import { placesOf } from './place.ts'
import { eachRoute } from './project.ts'

/** Bounds of the cloud's own; the option's TSDoc names them too. */
const bounds: readonly Bound[] = [
  { option: 'memoryMb', of: ({ memoryMb }) => memoryMb, min: 128, max: 10_240 },
  { option: 'timeoutMs', of: ({ timeoutMs }) => timeoutMs, min: 1_000, max: 900_000 },
  { option: 'batchSize', of: ({ batchSize }) => batchSize, min: 1, max: 10_000 },
  { option: 'batchWindowMs', of: ({ batchWindowMs }) => batchWindowMs, min: 0, max: 300_000 },
  { option: 'maxConcurrency', of: ({ maxConcurrency }) => maxConcurrency, min: 2, max: 1_000 },
  { option: 'retry.attempts', of: ({ retry }) => retry?.attempts, min: 1, max: 100 },
  { option: 'retry.backoffMs', of: ({ retry }) => retry?.backoffMs, min: 0, max: 43_200_000 },
  { option: 'retry.maxBackoffMs', of: ({ retry }) => retry?.maxBackoffMs, min: 0, max: 43_200_000 },
  { option: 'allowLoop.maxHops', of: ({ allowLoop }) => allowLoop?.maxHops, min: 1, max: 1_000 },
]

interface Bound {
  readonly option: string
  readonly of: (options: RouteOptions) => number | undefined
  readonly min: number
  readonly max: number
}

/** The periods for which CloudWatch keeps logs. */
const retentionDays = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
]

const LARGEST_BATCH_WITHOUT_WINDOW = 10
const SHORTEST_WINDOW_MS = 1_000

/** What belongs to reading from a queue; a synchronous route has none. */
const queueOptions = ['batchSize', 'batchWindowMs', 'maxConcurrency', 'retry'] as const

/** Options are within what the cloud allows, and do what their author hopes. */
export const options = eachRoute((route) => {
  const { respond } = route.document
  return [...outOfBounds(route), ...windows(route), ...(respond === undefined ? [] : synchronous(route))]
})

function outOfBounds(route: EvaluatedRoute): Diagnostic[] {
  const { name, options: set } = route.document
  const invalid = (option: string, value: number, rule: string) =>
    diagnostic(
      'INVALID_OPTION',
      `"${option}" of route "${name}" is ${value}; it must be ${rule}.`,
      placesOf(route).name,
    )
  const found = bounds.flatMap(({ option, of, min, max }) => {
    const value = of(set)
    if (value === undefined || (value >= min && value <= max)) return []
    return [invalid(option, value, `${format(min)} to ${format(max)}`)]
  })
  const days = set.retentionDays
  if (days !== undefined && !retentionDays.includes(days)) {
    found.push(invalid('retentionDays', days, `one of ${retentionDays.join(', ')}`))
  }
  const { backoffMs = defaultOptions.retry.backoffMs, maxBackoffMs } = set.retry ?? {}
  if (maxBackoffMs !== undefined && maxBackoffMs < backoffMs) {
    found.push(invalid('retry.maxBackoffMs', maxBackoffMs, `at least "retry.backoffMs", which is ${format(backoffMs)}`))
  }
  return found
}

function windows(route: EvaluatedRoute): Diagnostic[] {
  const { name, options: set } = route.document
  const { batchSize = defaultOptions.batchSize, batchWindowMs = defaultOptions.batchWindowMs } = set
  if (batchSize <= LARGEST_BATCH_WITHOUT_WINDOW || batchWindowMs >= SHORTEST_WINDOW_MS) return []
  const message = `Route "${name}" wants batches of ${format(batchSize)}: more than ${LARGEST_BATCH_WITHOUT_WINDOW} need time to gather. Set "batchWindowMs" to 1,000 or more.`
  return [diagnostic('BATCH_WITHOUT_WINDOW', message, placesOf(route).name)]
}

function synchronous(route: EvaluatedRoute): Diagnostic[] {
  const { name, options: set } = route.document
  const place = placesOf(route).name
  const found = queueOptions
    .filter((option) => set[option] !== undefined)
    .map((option) => {
      const message = `"${option}" of route "${name}" does nothing: a route that responds gets each request at once, without a queue. Take it away.`
      return diagnostic('OPTION_WITHOUT_EFFECT', message, place)
    })
  if (set.timeoutMs === undefined || set.timeoutMs <= LONGEST_ANSWER_MS || set.timeoutMs > 900_000) return found
  const message = `"timeoutMs" of route "${name}" is ${set.timeoutMs}; the caller of a route that responds waits ${format(LONGEST_ANSWER_MS)} ms at most.`
  return [...found, diagnostic('INVALID_OPTION', message, place)]
}

const format = (value: number): string => value.toLocaleString('en')
