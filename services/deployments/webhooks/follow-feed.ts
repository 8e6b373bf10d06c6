import { setTimeout as delay } from 'node:timers/promises'
import type { Feed } from '../../shared/feed/event.ts'
import type { Feeding } from '../../shared/feed/follow.ts'
import type { Log } from '../../shared/log.ts'
import type { Collection } from '../../shared/store/collection.ts'
import type { DeliveryDeps } from './deps.ts'
import type { FollowedRecord } from './model.ts'
import { addDeliveries } from './outbox.ts'

export interface FollowDeps extends Pick<DeliveryDeps, 'webhooks' | 'deliveries' | 'now'> {
  readonly service: Feeding
  readonly read: Feed['read']
  readonly followed: Collection<FollowedRecord>
  /** Called when there may be something to send. */
  readonly told: () => void
  readonly log: Log
}

const PAGE = 100
const WAIT_MS = 5_000
const FIRST_PAUSE_MS = 500
const LONGEST_PAUSE_MS = 30_000

/**
 * Makes deliveries of what a service tells, until the signal. How far it has got is kept after the deliveries are: whoever goes on
 * after a crash may make some again, which changes nothing.
 */
export async function followFeed(deps: FollowDeps, signal: AbortSignal): Promise<void> {
  for (let failures = 0; !signal.aborted; ) {
    try {
      await followPage(deps, signal)
      failures = 0
    } catch (err) {
      if (signal.aborted) return
      deps.log.warn({ err, service: deps.service }, 'Webhooks are not told of a service, for now.')
      const pauseMs = Math.min(FIRST_PAUSE_MS * 2 ** failures++, LONGEST_PAUSE_MS)
      await delay(pauseMs, undefined, { signal }).catch(() => undefined)
    }
  }
}

async function followPage(deps: FollowDeps, signal: AbortSignal): Promise<void> {
  const { service, followed, log } = deps
  const from = (await followed.get(service))?.place
  const page = await untilAborted(deps.read(from, { limit: PAGE, waitMs: WAIT_MS }), signal)
  if (page === undefined) return
  if (from === undefined) {
    await followed.insert({ id: service, place: page.place })
    return
  }
  if (page.gap) log.warn({ service, from }, 'Webhooks are not told of events that are no longer kept.')
  await addDeliveries(deps, service, page.events)
  if (page.events.length > 0) deps.told()
  if (page.place !== from) await followed.update(service, { set: { place: page.place } }, { place: from })
}

/** A service elsewhere answers only after a while that there is nothing. */
async function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T | undefined> {
  const aborted = Promise.withResolvers<undefined>()
  const abort = () => aborted.resolve(undefined)
  signal.addEventListener('abort', abort, { once: true })
  if (signal.aborted) abort()
  try {
    return await Promise.race([work, aborted.promise])
  } finally {
    signal.removeEventListener('abort', abort)
  }
}
