import { setTimeout as wait } from 'node:timers/promises'

/** Waits. Stopping wakes it early, which is no error. */
export const pause = (ms: number, stop: AbortSignal): Promise<void> =>
  wait(ms, undefined, { signal: stop }).catch(() => undefined)
