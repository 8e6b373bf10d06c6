import type { Collection } from '../store/collection.ts'
import type { FeedEvent, FeedPage } from './event.ts'
import type { FeedBatch } from './model.ts'

type Batches = Collection<FeedBatch>

/** Of the newest event; 0 before the first. */
export async function lastPlace(batches: Batches): Promise<number> {
  const [newest] = await batches.find({ order: { by: 'last', direction: 'desc' }, limit: 1 })
  return newest?.last ?? 0
}

/**
 * Keeps events at the places behind `last`, or further behind where others were there first. No place is left out: whoever takes
 * one has seen what stands before it.
 *
 * @returns the place of the last of them
 */
export async function keepBehind(
  batches: Batches,
  last: number,
  events: readonly FeedEvent[],
  at: Date,
): Promise<number> {
  for (let before = last; ; before = await lastPlace(batches)) {
    const { taken } = await batches.insert({ id: String(before + 1), last: before + events.length, at, events })
    if (taken === undefined) return before + events.length
  }
}

/** How many batches are read at once: most hold one event, and some a hundred. */
const READ_AT_ONCE = 100

/** The events behind a place, at most so many; undefined where there are none yet. */
export async function readBehind(batches: Batches, from: number, limit: number): Promise<FeedPage | undefined> {
  const found = await batches.find({ range: { field: 'last', gte: from + 1 }, limit: Math.min(limit, READ_AT_ONCE) })
  const [first] = found
  if (first === undefined) return beyondTheEnd(batches, from)
  const placed = found.flatMap(({ last, events }) =>
    events.map((event, index) => ({ ...event, place: last - events.length + 1 + index })),
  )
  const events = placed.filter(({ place }) => place > from).slice(0, limit)
  return { events, place: events.at(-1)?.place ?? from, gap: events[0]?.place !== from + 1 }
}

/** A place that no event has had yet is one of another store: this one was made anew, or is older than it. */
async function beyondTheEnd(batches: Batches, from: number): Promise<FeedPage | undefined> {
  const last = await lastPlace(batches)
  return last < from ? { events: [], place: last, gap: true } : undefined
}
