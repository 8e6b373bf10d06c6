import { Refusal } from '../refusal.ts'
import type { Feed, FeedPage } from './event.ts'

/** Arguments of the field through which other processes follow the feed of a service. */
export interface FeedArguments {
  readonly from?: number | null | undefined
  readonly limit: number
  readonly waitMs: number
}

const MOST_EVENTS = 1_000
/** A service that ends waits for its readers, too. */
const LONGEST_WAIT_MS = 5_000

/**
 * Answers that field.
 *
 * @throws {Refusal} for a place, a limit or a time that is none
 */
export async function readFeed(feed: Feed, { from, limit, waitMs }: FeedArguments): Promise<FeedPage> {
  const isPlace = from == null || (Number.isSafeInteger(from) && from >= 0)
  if (!isPlace || limit < 1 || waitMs < 0) {
    throw new Refusal('BAD_USER_INPUT', '"from" is a place, "limit" at least 1, and "waitMs" not negative.')
  }
  return feed.read(from ?? undefined, {
    limit: Math.min(limit, MOST_EVENTS),
    waitMs: Math.min(waitMs, LONGEST_WAIT_MS),
  })
}
