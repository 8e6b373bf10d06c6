/** Something that wants to be told of a time. */
export interface Sleeper {
  /** Set by the alarms. */
  alarm: number | undefined
}

/**
 * Many alarms, most of which are put off before they ring: leases are settled long before they run out. They are kept in buckets of
 * a tick, in which setting and clearing one costs the same however many there are.
 */
export interface Alarms<T extends Sleeper> {
  /** Rings at or up to one tick after a time, in milliseconds. In place of one that is set. */
  set(sleeper: T, at: number): void
  clear(sleeper: T): void
  /** Those whose time has come; they are cleared. */
  due(): readonly T[]
  close(): void
}

const TICK_MS = 50
/** Longer timers fire at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1

/** @param ring told when there may be some that are due */
export function createAlarms<T extends Sleeper>(now: () => number, ring: () => void): Alarms<T> {
  const buckets = new Map<number, Set<T>>()
  /** No bucket is earlier. */
  let earliest = Number.POSITIVE_INFINITY
  let timer: NodeJS.Timeout | undefined
  let isClosed = false

  /** There may be too many for the arguments of one call. */
  const first = (): number => {
    let tick = Number.POSITIVE_INFINITY
    for (const one of buckets.keys()) tick = Math.min(tick, one)
    return tick
  }

  const arm = (tick: number): void => {
    earliest = tick
    clearTimeout(timer)
    if (isClosed || tick === Number.POSITIVE_INFINITY) return
    timer = setTimeout(wake, Math.min(LONGEST_TIMER_MS, Math.max(0, tick * TICK_MS - now())))
    timer.unref()
  }

  const wake = (): void => {
    ring()
    arm(first())
  }

  const clear = (sleeper: T): void => {
    if (sleeper.alarm === undefined) return
    const bucket = buckets.get(sleeper.alarm)
    bucket?.delete(sleeper)
    if (bucket?.size === 0) buckets.delete(sleeper.alarm)
    sleeper.alarm = undefined
  }

  return {
    set(sleeper, at) {
      clear(sleeper)
      const tick = Math.ceil(at / TICK_MS)
      sleeper.alarm = tick
      const bucket = buckets.get(tick)
      if (bucket === undefined) buckets.set(tick, new Set([sleeper]))
      else bucket.add(sleeper)
      if (tick < earliest) arm(tick)
    },
    clear,
    due() {
      const current = Math.floor(now() / TICK_MS)
      if (current < earliest) return []
      const ticks = [...buckets.keys()].filter((tick) => tick <= current).sort((a, b) => a - b)
      const sleepers = ticks.flatMap((tick) => [...(buckets.get(tick) ?? [])])
      for (const sleeper of sleepers) sleeper.alarm = undefined
      for (const tick of ticks) buckets.delete(tick)
      return sleepers
    },
    close() {
      isClosed = true
      clearTimeout(timer)
    },
  }
}
