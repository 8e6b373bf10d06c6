/** A clock that stands still until it is told to go on. */
export interface FakeClock {
  /** Milliseconds since the epoch. */
  readonly now: () => number
  readonly advance: (ms: number) => void
}

/**
 * A clock for tests: waits pass at once, and times are the same in every run.
 *
 * @param start any date that `Date` reads
 */
export function fakeClock(start: string | number = '2026-01-01T00:00:00Z'): FakeClock {
  let now = new Date(start).getTime()
  if (Number.isNaN(now)) throw new TypeError(`"${start}" is not a date`)
  return {
    now: () => now,
    advance: (ms) => {
      now += ms
    },
  }
}
