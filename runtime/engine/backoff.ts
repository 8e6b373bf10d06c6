import type { RetryOptions } from '../route/options.ts'

/**
 * How long a message waits before it is received again, after `attempt` receives. Doubles each time up to the route's
 * longest wait; jitter spreads it between half of it and all of it, so that what failed together does not return together.
 *
 * @param random like `Math.random`
 */
export function backoffMs(attempt: number, retry: Required<RetryOptions>, random: () => number): number {
  const wait = Math.min(retry.backoffMs * 2 ** Math.max(attempt - 1, 0), retry.maxBackoffMs)
  return Math.round(retry.jitter ? wait * (0.5 + random() / 2) : wait)
}
