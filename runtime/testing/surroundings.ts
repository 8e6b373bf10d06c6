import type { FakeClock } from './fake-clock.ts'

/** What a test may hand to the routes it runs. */
export interface Surroundings {
  /** What `ctx.fetch` is: `fakeFetch({ … })`. Without it a call fails and says so. */
  readonly fetch?: typeof globalThis.fetch
  /** What `ctx.env` is. */
  readonly env?: Readonly<Record<string, string>>
  /** What `ctx.now` reads. Waits before a retry pass on it at once. */
  readonly clock?: FakeClock
  /** Stop after so many receives of a message, to look at it between two. Else it is received until it has an end. */
  readonly attempts?: number
  /** Most executions of one input, after which the test fails instead of running on. Default 1,000,000. */
  readonly maxExecutions?: number
}

export const MOST_EXECUTIONS = 1_000_000
