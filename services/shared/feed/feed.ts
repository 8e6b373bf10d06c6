import type { Collection } from '../store/collection.ts'
import { createAppend } from './append.ts'
import { type Feed, type FeedPage, nothingBehind } from './event.ts'
import type { FeedBatch } from './model.ts'
import { lastPlace, readBehind } from './places.ts'

/** The feed of a service that is running. */
export interface OpenFeed extends Feed {
  /** Answers whoever waits. Nothing is read afterwards, so that the store can be closed. */
  close(): void
}

/** How soon events of other processes of the service are seen; those of this one are at once. */
const POLL_MS = 500

/**
 * The feed of a service, on a collection of `feedModel`, which several processes of the service may share.
 *
 * @param now what the age of events is told by
 */
export function createFeed(
  batches: Collection<FeedBatch>,
  now: () => Date,
  { pollMs = POLL_MS }: { readonly pollMs?: number } = {},
): OpenFeed {
  let changed = Promise.withResolvers<void>()
  let isClosed = false
  const wake = (): void => {
    changed.resolve()
    changed = Promise.withResolvers()
  }

  async function readWaiting(from: number, limit: number, waitMs: number): Promise<FeedPage> {
    const end = performance.now() + waitMs
    while (!isClosed) {
      // Taken before looking: what comes in between is not missed.
      const { promise } = changed
      const page = await readBehind(batches, from, limit)
      if (page !== undefined) return page
      const leftMs = end - performance.now()
      if (leftMs <= 0) break
      await within(promise, Math.min(leftMs, pollMs))
    }
    return nothingBehind(from)
  }

  return {
    append: createAppend(batches, now, wake),
    async read(from, { limit, waitMs }) {
      return from === undefined ? nothingBehind(await lastPlace(batches)) : readWaiting(from, limit, waitMs)
    },
    close() {
      isClosed = true
      wake()
    },
  }
}

/** Waits for it, but not longer than that. */
async function within(promise: Promise<void>, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms)
  })
  await Promise.race([promise, late])
  clearTimeout(timer)
}
