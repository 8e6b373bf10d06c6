import { setTimeout as delay } from 'node:timers/promises'
import type { FeedPage } from '../../services/shared/feed/event.ts'
import { encodeCursor, type Places } from './cursor.ts'
import { eventFrame, gapFrame, heartbeat, opening } from './frame.ts'
import type { Outlet } from './outlet.ts'
import type { Tail } from './tail.ts'

/** The feeds of the services, by their names. */
export type Tails = ReadonlyMap<string, Tail>

export interface StreamOptions {
  readonly tails: Tails
  /** Where the client has got to before. */
  readonly places: Places
  /** Whether an event goes to the client, as things are now. */
  readonly isFor: (event: FeedPage['events'][number]) => boolean
  readonly heartbeatMs: number
}

/** Until a service is asked again that did not answer when the stream began. */
const REOPEN_MS = 1_000
/** A service that takes longer than this does not keep the others from beginning. */
const OPEN_MS = 3_000

/**
 * Writes to a client what happens in all services, each at its own pace, until the stream is over. Every event brings the id that
 * stands for all that was written until then.
 */
export async function runStream(outlet: Outlet, options: StreamOptions): Promise<void> {
  const { tails, isFor, heartbeatMs } = options
  const names = [...tails.keys()]
  const places: Record<string, number | undefined> = { ...options.places }
  const id = (): string => encodeCursor(names, places)

  /** At once, so that ids are read in the order in which they were made. */
  function write(name: string, { events, place, gap }: FeedPage): void {
    const frames: string[] = []
    if (gap) {
      places[name] = place - events.length
      frames.push(gapFrame(id(), name))
    }
    for (const event of events) {
      places[name] = event.place
      if (isFor(event)) frames.push(eventFrame(id(), event))
    }
    places[name] = place
    if (frames.length > 0) outlet.write(frames.join(''))
  }

  async function follow(name: string, tail: Tail, first: FeedPage | undefined): Promise<void> {
    let page = first
    while (page === undefined && !outlet.over.aborted) {
      await outlet.pause(REOPEN_MS)
      page = await opened(tail, places[name])
    }
    while (page !== undefined && (await outlet.taking())) {
      write(name, page)
      page = await tail.next(page.place)
    }
  }

  async function beat(): Promise<void> {
    while (await outlet.taking()) {
      await outlet.pause(heartbeatMs)
      outlet.write(heartbeat(id()))
    }
  }

  const first = await Promise.all([...tails].map(async ([name, tail]) => opened(tail, places[name])))
  for (const [index, name] of names.entries()) places[name] ??= first[index]?.place
  outlet.write(opening(id()))
  await Promise.all([beat(), ...[...tails].map(([name, tail], index) => follow(name, tail, first[index]))])
}

/** Where a stream begins in one feed; undefined when the service does not say in time. */
const opened = (tail: Tail, place: number | undefined): Promise<FeedPage | undefined> =>
  Promise.race([tail.open(place), delay(OPEN_MS, undefined, { ref: false })]).catch(() => undefined)
