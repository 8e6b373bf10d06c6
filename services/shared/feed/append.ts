import type { Collection } from '../store/collection.ts'
import type { Feed, FeedEvent } from './event.ts'
import type { FeedBatch } from './model.ts'
import { keepBehind, lastPlace } from './places.ts'
import { removeOld } from './retention.ts'

interface Waiting {
  readonly events: readonly FeedEvent[]
  readonly settle: () => void
  readonly fail: (error: unknown) => void
}

/** More in one document would be slow to read. */
const MOST_PER_BATCH = 100
/** How many events come between two looks for old ones. */
const SWEPT_AFTER = 1_000

/**
 * Appends in the order of the calls. What comes while others are being written goes together, as one document.
 *
 * @param appended is called when there is something new to read
 */
export function createAppend(batches: Collection<FeedBatch>, now: () => Date, appended: () => void): Feed['append'] {
  const waiting: Waiting[] = []
  let isWriting = false
  /** What others have written since is found out when a place is taken. */
  let last: number | undefined
  let unswept = SWEPT_AFTER

  const write = async (events: readonly FeedEvent[]): Promise<void> => {
    // Before: events that were kept must not look as if they were not.
    if (unswept >= SWEPT_AFTER) await removeOld(batches, now())
    unswept = unswept >= SWEPT_AFTER ? events.length : unswept + events.length
    last = await keepBehind(batches, last ?? (await lastPlace(batches)), events, now())
  }

  const writeAll = async (): Promise<void> => {
    while (waiting.length > 0) {
      const group = takeBatch(waiting)
      try {
        await write(group.flatMap(({ events }) => events))
        for (const { settle } of group) settle()
        appended()
      } catch (error) {
        for (const { fail } of group) fail(error)
      }
    }
    isWriting = false
  }

  const enqueue = (events: readonly FeedEvent[]): Promise<void> =>
    new Promise((settle, fail) => {
      waiting.push({ events, settle, fail })
      if (isWriting) return
      isWriting = true
      setImmediate(writeAll)
    })

  return async (events) => {
    const pieces = Array.from({ length: Math.ceil(events.length / MOST_PER_BATCH) }, (_, piece) =>
      events.slice(piece * MOST_PER_BATCH, (piece + 1) * MOST_PER_BATCH),
    )
    await Promise.all(pieces.map(enqueue))
  }
}

/** As many as fit into one document, one at least. */
function takeBatch(waiting: Waiting[]): readonly Waiting[] {
  let count = 0
  const end = waiting.findIndex(({ events }) => {
    count += events.length
    return count > MOST_PER_BATCH
  })
  return waiting.splice(0, end === -1 ? waiting.length : Math.max(1, end))
}
