import { setTimeout as delay } from 'node:timers/promises'
import { type Feed, type FeedPage, nothingBehind, type PlacedEvent } from '../../services/shared/feed/event.ts'

/**
 * The feed of one service for all streams of this process: however many wait, the service is asked once, and what it told last is
 * kept for those that are a little behind.
 */
export interface Tail {
  /**
   * Where a stream begins: behind the place that a client brings, or at the present one.
   *
   * @throws {Error} when the service does not answer
   */
  open(place: number | undefined): Promise<FeedPage>
  /** What comes behind a place that this has given; waits for it, though not for ever. */
  next(place: number): Promise<FeedPage>
}

const WAIT_MS = 5_000
const PAGE = 200
/** How many of the latest events are kept. */
const MOST_RECENT = 1_000
/** Between two tries to reach a service. */
const FIRST_PAUSE_MS = 250
const LONGEST_PAUSE_MS = 10_000

/** @param troubled told why the service cannot be asked, once until it can be again */
export function createTail(read: Feed['read'], troubled: (err: unknown) => void): Tail {
  /** Without a hole, from the one behind `start` to the one at `end`. */
  let recent: readonly PlacedEvent[] = []
  let start = 0
  let end = 0
  let waiting: { readonly from: number; readonly page: Promise<FeedPage> } | undefined
  let failures = 0
  const reading = new Map<number, Promise<FeedPage>>()

  /** A service that does not answer has nothing new, and is asked again after a while. */
  async function patiently(from: number, page: Promise<FeedPage>): Promise<FeedPage> {
    try {
      const answer = await page
      failures = 0
      return answer
    } catch (err) {
      if (failures === 0) troubled(err)
      const pauseMs = Math.min(FIRST_PAUSE_MS * 2 ** failures++, LONGEST_PAUSE_MS)
      await delay(pauseMs, undefined, { ref: false })
      return nothingBehind(from)
    }
  }

  function startOver(place: number): void {
    recent = []
    start = place
    end = place
  }

  async function wait(from: number): Promise<FeedPage> {
    const page = await patiently(from, read(from, { limit: PAGE, waitMs: WAIT_MS }))
    if (page.gap || from !== end) startOver(page.place - page.events.length)
    recent = [...recent, ...page.events].slice(-MOST_RECENT)
    end = page.place
    start = end - recent.length
    waiting = undefined
    return page
  }

  /** What is no longer kept here; of those who want the same, one reads it. */
  function readOld(place: number): Promise<FeedPage> {
    const known = reading.get(place)
    if (known !== undefined) return known
    const page = read(place, { limit: PAGE, waitMs: 0 }).finally(() => reading.delete(place))
    reading.set(place, page)
    return page
  }

  const isRecent = (place: number): boolean => start <= place && place < end

  const recentBehind = (place: number): FeedPage => {
    const events = recent.slice(place - start, place - start + PAGE)
    return { events, place: place + events.length, gap: false }
  }

  return {
    async open(place) {
      // Where others wait is the end, as far as anybody here knows.
      if (place === undefined && waiting !== undefined) return nothingBehind(waiting.from)
      if (place === undefined) return read(place, { limit: PAGE, waitMs: 0 })
      return isRecent(place) ? recentBehind(place) : readOld(place)
    },
    async next(place) {
      if (isRecent(place)) return recentBehind(place)
      if (place < start) {
        const page = await patiently(place, readOld(place))
        // Nothing where something was: the service has another store now.
        if (page.events.length === 0 && !page.gap && failures === 0) startOver(page.place)
        return page
      }
      waiting ??= { from: place, page: wait(place) }
      const { from, page } = waiting
      const answer = await page
      return from === place ? answer : nothingBehind(place)
    },
  }
}
