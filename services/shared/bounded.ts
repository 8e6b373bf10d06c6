/**
 * Runs work, at most so much of it at the same time; the rest waits, first come first served. Undefined, at once, where as much
 * waits already as may.
 */
export function bounded(most: number, mostWaiting: number): <T>(work: () => Promise<T>) => Promise<T | undefined> {
  let running = 0
  const waiting: (() => void)[] = []
  return async (work) => {
    if (running < most) running += 1
    else if (waiting.length < mostWaiting) await new Promise<void>((resolve) => waiting.push(resolve))
    else return undefined
    try {
      return await work()
    } finally {
      // The place goes straight to the next one, so that nobody slips in between.
      const next = waiting.shift()
      if (next === undefined) running -= 1
      else next()
    }
  }
}
