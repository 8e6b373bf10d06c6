import type { Collection, Stored } from '../../shared/store/collection.ts'
import { removeAll } from '../../shared/store/remove-all.ts'
import { DAY_MS, KEPT_DAYS } from '../time.ts'
import type { Rollups } from './count-lines.ts'
import { LATE_DAYS } from './ingest.ts'
import { stretches } from './model.ts'

/** Removes counts that no range reaches, and names of lines that would be refused as too late. */
export async function removeOld({ hours, days, months, countedLines }: Rollups, now: Date): Promise<void> {
  // Longer by what a rollup reaches, which may end within the kept time.
  await removeBefore(hours, now, KEPT_DAYS + 1)
  await removeBefore(days, now, KEPT_DAYS + 1)
  await removeBefore(months, now, KEPT_DAYS + 1 + stretches.months.lengthMs / DAY_MS)
  await removeBefore(countedLines, now, LATE_DAYS + 1)
}

/** Names of counted lines say nothing of the project, and go with time. */
export async function removeCountsOf(projectId: string, { hours, days, months }: Rollups): Promise<void> {
  for (const collection of [hours, days, months]) {
    await removeAll(collection, { where: { projectId }, order: { by: 'start', direction: 'asc' } })
  }
}

const removeBefore = <T extends Stored & { readonly start: Date }>(
  collection: Collection<T>,
  now: Date,
  days: number,
): Promise<void> => removeAll(collection, { range: { field: 'start', lt: new Date(now.getTime() - days * DAY_MS) } })
