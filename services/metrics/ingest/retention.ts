import type { Collection, Stored } from '../../shared/store/collection.ts'
import { DAY_MS, KEPT_DAYS } from '../time.ts'
import type { Rollups } from './count-lines.ts'
import { LATE_DAYS } from './ingest.ts'

const CHUNK = 1_000

/** Removes counts that no range reaches, and names of lines that would be refused as too late. */
export async function removeOld({ hours, days, countedLines }: Rollups, now: Date): Promise<void> {
  // A day more: what began before the kept time may reach into it.
  await removeBefore(hours, now, KEPT_DAYS + 1)
  await removeBefore(days, now, KEPT_DAYS + 1)
  await removeBefore(countedLines, now, LATE_DAYS + 1)
}

async function removeBefore<T extends Stored & { readonly start: Date }>(
  collection: Collection<T>,
  now: Date,
  days: number,
): Promise<void> {
  const range = { field: 'start', lt: new Date(now.getTime() - days * DAY_MS) } as const
  while ((await collection.removeMany({ range, limit: CHUNK })) === CHUNK);
}
