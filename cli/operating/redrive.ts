import { setTimeout as sleep } from 'node:timers/promises'
import { Redrive, type RedriveProgressFragment } from '../../client/index.ts'
import type { Context } from '../context/context.ts'

/** How often it is looked at; most redrives are short. */
const LOOK_EVERY_MS = 250
/** Letters that were sent may take longer to end: then it is told how far they are. */
const WAIT_FOR_ENDS_MS = 20_000

/**
 * Waits until all letters were sent, and a while for what becomes of them.
 *
 * @param onProgress called with each look
 */
export async function watchRedrive(
  { client, signal }: Context,
  begun: RedriveProgressFragment,
  onProgress: (progress: RedriveProgressFragment) => void,
): Promise<RedriveProgressFragment> {
  let progress = begun
  let until = Number.POSITIVE_INFINITY
  while (progress.pollAfterMs !== null && performance.now() < until) {
    await sleep(LOOK_EVERY_MS, undefined, { signal })
    const { redrive } = await client().ask(Redrive, { id: begun.id }, signal)
    if (!redrive) break
    progress = redrive
    onProgress(progress)
    if (progress.done) until = Math.min(until, performance.now() + WAIT_FOR_ENDS_MS)
  }
  return progress
}
