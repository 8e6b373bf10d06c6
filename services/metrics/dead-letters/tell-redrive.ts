import type { Feed } from '../../shared/feed/event.ts'
import { projectOf } from '../../shared/ids.ts'
import type { Collection } from '../../shared/store/collection.ts'
import type { RedriveItem, RedriveRecord } from './model.ts'
import { countItems } from './redrive-results.ts'
import { sentOf, skippedOf } from './redrive-view.ts'

const SECOND_MS = 1_000

/** Tells whoever follows how far redrives are: at most once a second, and when they are done. */
export function createTellRedrive(
  feed: Feed,
  items: Collection<RedriveItem>,
  now: () => Date,
): (redrive: RedriveRecord) => Promise<void> {
  const told = new Map<string, number>()
  return async ({ id, environmentId, state, total }) => {
    const time = now()
    if (state === 'RUNNING' && time.getTime() - (told.get(id) ?? 0) < SECOND_MS) return
    told.set(id, time.getTime())
    if (state !== 'RUNNING') told.delete(id)
    const counts = await countItems(items, id)
    const data = { redriveId: id, state, total, sent: sentOf(counts), skipped: skippedOf(counts) }
    const projectId = projectOf(environmentId) ?? ''
    await feed.append([{ type: 'redrive.progress', at: time.toISOString(), projectId, environmentId, data }])
  }
}
