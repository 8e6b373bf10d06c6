/**
 * Runs work, one at a time for each key, and what came last first: whoever types asks again before the answer is there, and wants
 * that of the newest text. Undefined for what has waited longest, where more waits than may.
 */
export function newestFirst(mostWaiting: number): <T>(key: string, work: () => Promise<T>) => Promise<T | undefined> {
  /** What waits, of each key of which something runs. */
  const lanes = new Map<string, ((mayRun: boolean) => void)[]>()
  return async (key, work) => {
    const lane = lanes.get(key)
    if (lane === undefined) lanes.set(key, [])
    else if (!(await turnIn(lane, mostWaiting))) return undefined
    try {
      return await work()
    } finally {
      const next = lanes.get(key)?.pop()
      if (next === undefined) lanes.delete(key)
      else next(true)
    }
  }
}

const turnIn = (lane: ((mayRun: boolean) => void)[], mostWaiting: number): Promise<boolean> =>
  new Promise((resolve) => {
    lane.push(resolve)
    if (lane.length > mostWaiting) lane.shift()?.(false)
  })
