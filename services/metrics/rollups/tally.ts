import { emptySketch, mergeSketches, type Sketch } from './sketch.ts'

/** What is summed up of the messages of a while. All are whole numbers, so that sums are the same in any order. */
export const totals = [
  'received',
  'succeeded',
  'failed',
  'dropped',
  'retried',
  'deadLettered',
  'emitted',
  'bytesIn',
  'bytesOut',
  'invocations',
  'coldStarts',
  'megabyteMs',
  'queueCalls',
  'httpRequests',
  'scheduled',
  'filesRead',
  'filesWritten',
  'bytesWritten',
  'bytesToHttp',
] as const

/** By its name. */
export type Totals = Readonly<Record<(typeof totals)[number], number>>

/** Everything that is known of the messages of a while. */
export interface Tally {
  readonly totals: Totals
  /** Of each attempt, in microseconds. */
  readonly duration: Sketch
  /** From the queue to the end of the last attempt, of messages that ended; in microseconds. */
  readonly endToEnd: Sketch
  /** In the order of their keys. */
  readonly steps: readonly StepTally[]
  readonly errors: readonly ErrorTally[]
}

/** A step at one place of the route; where the route was changed, several kinds may have had the place. */
export interface StepTally {
  /** Position and kind: `0 split`. */
  readonly key: string
  readonly in: number
  readonly out: number
  readonly dropped: number
  readonly failed: number
  /** In microseconds, of each execution. */
  readonly duration: Sketch
}

/** Attempts that ended with one kind of error. */
export interface ErrorTally {
  /** The fingerprint. */
  readonly key: string
  readonly count: number
  /** Those that were the message's last. */
  readonly failed: number
}

const noTotals = Object.fromEntries(totals.map((name) => [name, 0])) as Totals // one for each name

export const emptyTally: Tally = {
  totals: noTotals,
  duration: emptySketch,
  endToEnd: emptySketch,
  steps: [],
  errors: [],
}

export const totalsOf = (given: Partial<Totals>): Totals => ({ ...noTotals, ...given })

export function addTallies(one: Tally, other: Tally): Tally {
  if (one === emptyTally) return other
  if (other === emptyTally) return one
  return {
    totals: addTotals(one.totals, other.totals),
    duration: mergeSketches(one.duration, other.duration),
    endToEnd: mergeSketches(one.endToEnd, other.endToEnd),
    steps: mergeByKey(one.steps, other.steps, addSteps).slice(0, MOST_STEPS),
    errors: mergeByKey(one.errors, other.errors, addErrors).slice(0, MOST_ERRORS),
  }
}

/**
 * Kinds of errors in a tally: those with the smallest fingerprints. What is left out of a sum was left out of none of its parts for
 * anything larger, so this too is the same in any order, and the counts of those that stay are whole.
 */
const MOST_ERRORS = 50
/**
 * More than a route has; what its functions write could name any number, and thirty days of them have to fit one document. The first
 * ones stay.
 */
export const MOST_STEPS = 50

function addTotals(one: Totals, other: Totals): Totals {
  const sums: Record<string, number> = {}
  for (const name of totals) sums[name] = one[name] + other[name]
  return sums as Totals // one for each name
}

const addSteps = (one: StepTally, other: StepTally): StepTally => ({
  key: one.key,
  in: one.in + other.in,
  out: one.out + other.out,
  dropped: one.dropped + other.dropped,
  failed: one.failed + other.failed,
  duration: mergeSketches(one.duration, other.duration),
})

const addErrors = (one: ErrorTally, other: ErrorTally): ErrorTally => ({
  key: one.key,
  count: one.count + other.count,
  failed: one.failed + other.failed,
})

function mergeByKey<T extends { readonly key: string }>(
  one: readonly T[],
  other: readonly T[],
  add: (one: T, other: T) => T,
): readonly T[] {
  if (one.length === 0) return other
  if (other.length === 0) return one
  const byKey = new Map(one.map((item) => [item.key, item]))
  for (const item of other) {
    const same = byKey.get(item.key)
    byKey.set(item.key, same === undefined ? item : add(same, item))
  }
  return [...byKey.values()].sort((left, right) => (left.key < right.key ? -1 : 1))
}
