import type { QueryClient } from '@tanstack/react-query'
import { followEvents } from './event-stream.ts'
import { concerns, type HappenedEvent, type Liveliness, type LiveOn } from './live-on.ts'

const AT_MOST_EVERY_MS = 2_000

/**
 * Sees to it that what is shown is asked for anew when something has happened that it depends on: each query once for however many
 * events, no more often than it says, and only while the page can be seen. One stream serves all of the page.
 *
 * @returns what ends it
 */
export function keepLive(client: QueryClient, tell: (now: Liveliness) => void): () => void {
  const due = createDue(client)
  const onEvent = (event: HappenedEvent): void => {
    for (const query of client.getQueryCache().getAll()) {
      const live = query.meta?.live as LiveOn | undefined // what `useOperation` puts there
      if (live === undefined || !concerns(live, event)) continue
      if (query.isActive()) due.add(query.queryHash, query.queryKey, live)
      // It is asked for anew when somebody comes back to it.
      else query.invalidate()
    }
  }
  let stop: (() => void) | undefined
  let lastId: string | undefined
  // A browser has six connections to a host: pages that nobody looks at hold none, and go on where they were.
  const onVisibility = (): void => {
    stop?.()
    stop = undefined
    if (document.visibilityState !== 'visible') return
    stop = followEvents({
      lastId,
      onId: (id) => {
        lastId = id
      },
      onEvent,
      // Whatever has been answered may be another answer by now. What waits for nothing that happens stays.
      onGap: () =>
        void client.invalidateQueries({
          predicate: ({ meta, state }) => meta?.live !== undefined && state.data !== undefined,
        }),
      tell,
    })
  }
  document.addEventListener('visibilitychange', onVisibility)
  onVisibility()
  return () => {
    document.removeEventListener('visibilitychange', onVisibility)
    stop?.()
    due.clear()
  }
}

/** Queries that are to be asked anew, each at its own pace. */
function createDue(client: QueryClient) {
  const timers = new Map<string, ReturnType<typeof setTimeout>>()
  const askedAt = new Map<string, number>()
  return {
    add(hash: string, queryKey: readonly unknown[], { atMostEveryMs = AT_MOST_EVERY_MS }: LiveOn) {
      if (timers.has(hash)) return
      const waitMs = Math.max(0, (askedAt.get(hash) ?? 0) + atMostEveryMs - Date.now())
      const timer = setTimeout(() => {
        timers.delete(hash)
        askedAt.set(hash, Date.now())
        void client.invalidateQueries({ queryKey, exact: true })
      }, waitMs)
      timers.set(hash, timer)
    },
    clear() {
      for (const timer of timers.values()) clearTimeout(timer)
    },
  }
}
