import { setTimeout as sleep } from 'node:timers/promises'
import type { Worker } from 'node:worker_threads'

/** How many times longer than its CPU time a thread may take: on a machine that is busy with something else it hardly gets on. */
const PATIENCE = 10
const LEAST_SLEEP_MS = 10

/**
 * Resolves when a thread has used so much CPU time from now on, or is given up because it takes far longer than that. What else
 * the machine is busy with is not held against it.
 *
 * @param over ends the waiting; it then rejects
 */
export const untilUsed = (thread: Pick<Worker, 'cpuUsage'>, cpuMs: number, over: AbortSignal): Promise<void> =>
  Promise.race([watch(thread, cpuMs, over), sleep(cpuMs * PATIENCE, undefined, { signal: over })])

async function watch(thread: Pick<Worker, 'cpuUsage'>, cpuMs: number, over: AbortSignal): Promise<void> {
  const limit = (await usedBy(thread)) + cpuMs
  // It cannot have used more CPU time than there was time.
  for (let left = cpuMs; left > 0; left = limit - (await usedBy(thread))) {
    await sleep(Math.max(left, LEAST_SLEEP_MS), undefined, { signal: over })
  }
}

/** Milliseconds of CPU time; none as long as the thread has not begun. */
async function usedBy(thread: Pick<Worker, 'cpuUsage'>): Promise<number> {
  try {
    const { user, system } = await thread.cpuUsage()
    return (user + system) / 1_000
  } catch {
    return 0
  }
}
