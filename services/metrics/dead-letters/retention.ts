import type { Collection } from '../../shared/store/collection.ts'
import { removeAll } from '../../shared/store/remove-all.ts'
import { DAY_MS } from '../time.ts'
import type { RedriveItem, RedriveRecord } from './model.ts'

const KEPT_DAYS = 30

export interface RedriveCollections {
  readonly redrives: Collection<RedriveRecord>
  readonly items: Collection<RedriveItem>
}

/** Removes redrives that are older than they are kept. */
export async function removeOldRedrives({ redrives, items }: RedriveCollections, now: Date): Promise<void> {
  const lt = new Date(now.getTime() - KEPT_DAYS * DAY_MS)
  await removeAll(items, { range: { field: 'at', lt } })
  await removeAll(redrives, { range: { field: 'createdAt', lt } })
}

/** Removes those of a project that was deleted: ids begin with its key. */
export async function removeRedrivesOf({ redrives, items }: RedriveCollections, projectId: string): Promise<void> {
  const key = projectId.slice('prj_'.length)
  const range = { field: 'id', gte: `rdr_${key}_`, lt: `rdr_${key}\`` } as const
  await removeAll(redrives, { range })
  await removeAll(items, { range })
}
