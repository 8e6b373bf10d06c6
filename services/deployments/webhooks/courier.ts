import { setTimeout as delay } from 'node:timers/promises'
import type { Feed } from '../../shared/feed/event.ts'
import type { Feeding } from '../../shared/feed/follow.ts'
import type { Log } from '../../shared/log.ts'
import type { Collection } from '../../shared/store/collection.ts'
import { followFeed } from './follow-feed.ts'
import { type LaneDeps, runLane } from './lane.ts'
import type { FollowedRecord } from './model.ts'

export interface CourierDeps extends LaneDeps {
  readonly followed: Collection<FollowedRecord>
  /** Of the services whose events webhooks are told of. */
  readonly feeds: Readonly<Partial<Record<Feeding, Feed['read']>>>
  readonly log: Log
}

/** Tells webhooks what happens. Several may run on one store, each in a process. */
export interface Courier {
  /** Sends no more, and answers when what is under way has ended. */
  close(): Promise<void>
}

/** Webhooks that are sent to at the same time. */
const MOST_LANES = 16
/** How soon is seen what is due again, or was left by another process. */
const POLL_MS = 1_000

export function startCourier(deps: CourierDeps, { pollMs = POLL_MS }: { readonly pollMs?: number } = {}): Courier {
  const closing = new AbortController()
  const running = new Map<string, Promise<void>>()
  let changed = Promise.withResolvers<void>()
  const wake = (): void => {
    changed.resolve()
    changed = Promise.withResolvers()
  }
  const isClosing = (): boolean => closing.signal.aborted

  async function startLanes(): Promise<void> {
    const due = await deps.webhooks.find({
      range: { field: 'dueAt', lt: new Date(deps.now().getTime() + 1) },
      limit: 2 * MOST_LANES,
    })
    const free = due.filter(({ id }) => !running.has(id)).slice(0, MOST_LANES - running.size)
    for (const webhook of free) {
      const lane = runLane(deps, webhook, isClosing)
        .catch((err: unknown) => deps.log.error({ err, webhookId: webhook.id }, 'A webhook could not be told.'))
        .finally(() => {
          running.delete(webhook.id)
          wake()
        })
      running.set(webhook.id, lane)
    }
  }

  async function send(): Promise<void> {
    while (!isClosing()) {
      const { promise } = changed
      await startLanes().catch((err: unknown) => deps.log.error({ err }, 'Due webhooks could not be found.'))
      await Promise.race([promise, pause(pollMs, closing.signal)])
    }
    await Promise.all(running.values())
  }

  const sending = send()
  const following = Object.entries(deps.feeds).map(([service, read]) =>
    // Its keys are the names of services.
    followFeed({ ...deps, service: service as Feeding, read, told: wake }, closing.signal),
  )
  return {
    async close() {
      closing.abort()
      await Promise.all([sending, ...following])
    },
  }
}

/** Until then, or until the signal. */
const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  delay(ms, undefined, { signal }).catch(() => undefined)
