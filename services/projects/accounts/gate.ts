import { Refusal } from '../../shared/refusal.ts'

/** Runs a piece of work when it is its turn. @throws {Refusal} RATE_LIMITED when too many wait */
export type Gate = <T>(work: () => Promise<T>) => Promise<T>

const RETRY_MS = 1_000

/** Lets `atOnce` pieces of work run at a time, in their order, and `waiting` wait: what takes memory cannot take all of it. */
export function createGate(atOnce: number, waiting: number): Gate {
  const queue: (() => void)[] = []
  let running = 0
  const enter = async (): Promise<void> => {
    if (running < atOnce) {
      running++
      return
    }
    if (queue.length >= waiting) {
      throw new Refusal('RATE_LIMITED', 'Too many people sign in at this moment.', { retryAfterMs: RETRY_MS })
    }
    await new Promise<void>((resolve) => queue.push(resolve))
  }
  const leave = (): void => {
    const next = queue.shift()
    // Whoever waits takes over the place, so that nobody who comes now can slip in.
    if (next === undefined) running--
    else next()
  }
  return async (work) => {
    await enter()
    try {
      return await work()
    } finally {
      leave()
    }
  }
}
