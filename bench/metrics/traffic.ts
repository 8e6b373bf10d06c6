/** What is counted: executions of many routes over thirty days, and a busy last day. The same in every run, and for every side. */
export interface Traffic {
  readonly routes: number
  /** About so many executions; lines are whole. */
  readonly executions: number
  /** When it ends; milliseconds since 1970. */
  readonly end: number
}

/** An invocation: so many executions of one route at one time. */
export interface Batch {
  readonly route: string
  readonly at: number
  readonly executions: number
  /** Which of the prepared durations they have. */
  readonly variant: number
}

export const DAY_MS = 86_400_000
export const FIVE_MINUTES_MS = 300_000
export const BUSY_ROUTES = 100
const PER_LINE = 100
const PER_BUSY_LINE = 50
export const VARIANTS = 64

/**
 * In the order of time. Routes are used unevenly, a few of them most of the time. In the last day each of the hundred busiest runs at
 * least once in every five minutes, so that no point of their series is empty.
 */
export function* batchesOf({ routes, executions, end }: Traffic): Generator<Batch> {
  const random = generator(7)
  const busy = (DAY_MS / FIVE_MINUTES_MS) * Math.min(BUSY_ROUTES, routes)
  const lines = Math.max(0, Math.round((executions - busy * PER_BUSY_LINE) / PER_LINE))
  const start = end - 30 * DAY_MS
  let slot = end - DAY_MS
  for (let line = 0; line < lines; line += 1) {
    const at = Math.floor(start + (line / lines) * 30 * DAY_MS)
    for (; slot <= at; slot += FIVE_MINUTES_MS) yield* busySlot(slot, Math.min(BUSY_ROUTES, routes), random)
    // The cube of an even number: small ones come often.
    yield { route: `Route${Math.floor(routes * random() ** 3)}`, at, executions: PER_LINE, variant: variant(random) }
  }
  for (; slot < end; slot += FIVE_MINUTES_MS) yield* busySlot(slot, Math.min(BUSY_ROUTES, routes), random)
}

function* busySlot(from: number, routes: number, random: () => number): Generator<Batch> {
  for (let route = 0; route < routes; route += 1) {
    const at = from + Math.floor(random() * FIVE_MINUTES_MS)
    yield { route: `Route${route}`, at, executions: PER_BUSY_LINE, variant: variant(random) }
  }
}

const variant = (random: () => number): number => Math.floor(random() * VARIANTS)

/** Milliseconds of the executions of a batch: most are quick, few are slow. */
export function durationsOf(variantNumber: number): readonly number[] {
  const random = generator(1_000 + variantNumber)
  return Array.from({ length: PER_LINE }, () => Math.round(Math.exp(random() * 3 + random() * 3) * 1_000) / 1_000)
}

/** A linear congruential generator: numbers from 0 to 1, the same for the same seed. */
function generator(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
