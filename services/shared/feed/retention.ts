import type { Collection } from '../store/collection.ts'
import { removeAll } from '../store/remove-all.ts'
import type { FeedBatch } from './model.ts'
import { lastPlace } from './places.ts'

const DAY_MS = 24 * 60 * 60 * 1_000

/** How long events are kept, and how many of them at most. */
const kept = { ms: 3 * DAY_MS, events: 200_000 } as const

/** Removes what is older than it is kept. The newest stays in any case: it says which place is the next. */
export async function removeOld(
  batches: Collection<FeedBatch>,
  now: Date,
  { ms, events }: { readonly ms: number; readonly events: number } = kept,
): Promise<void> {
  const last = await lastPlace(batches)
  const [old] = await batches.find({
    range: { field: 'at', lt: new Date(now.getTime() - ms) },
    order: { by: 'at', direction: 'desc' },
    limit: 1,
  })
  const end = Math.max((old?.last ?? 0) + 1, last - events + 1)
  await removeAll(batches, { range: { field: 'last', lt: Math.min(end, last) } })
}
