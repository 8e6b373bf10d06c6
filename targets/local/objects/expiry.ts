import type { CloudLog } from '../cloud-log.ts'
import type { Journal } from '../journal/journal.ts'
import type { BucketTable } from './buckets.ts'
import type { Contents } from './contents.ts'
import type { ContentFile } from './object.ts'
import type { BucketInfo } from './objects.ts'
import type { UploadTable } from './uploads/upload-table.ts'

/** What expiry works on. */
export interface ExpiryParts {
  readonly journal: Journal
  readonly buckets: BucketTable
  readonly uploads: UploadTable
  readonly contents: Contents
  readonly log: CloudLog
  readonly now: () => number
}

const EVERY_MS = 3_600_000
const DAY_MS = 86_400_000

/** Removes, at once and then every hour, what buckets keep for so many days only: old versions, and unfinished uploads. */
export function startExpiry({ journal, buckets, uploads, contents, log, now }: ExpiryParts): { stop(): Promise<void> } {
  const removeOld = journal.database.prepare(
    'DELETE FROM object_versions WHERE bucket = ? AND is_current = 0 AND replaced_at < ? RETURNING files',
  )

  function expire({ name, oldVersionDays, unfinishedUploadDays }: BucketInfo): readonly ContentFile[] {
    const old = oldVersionDays === undefined ? [] : removeOld.all(name, now() - oldVersionDays * DAY_MS)
    const files = old.flatMap((row): readonly ContentFile[] => JSON.parse(String(row.files)))
    const parts =
      unfinishedUploadDays === undefined ? [] : uploads.removeAll(name, now() - unfinishedUploadDays * DAY_MS)
    return [...files, ...parts]
  }

  async function expireAll(): Promise<void> {
    try {
      contents.remove(await journal.write(() => buckets.list().flatMap(expire)))
    } catch (error) {
      log.error({ err: error }, 'old versions of objects could not be removed')
    }
  }

  let running = expireAll()
  const timer = setInterval(() => {
    running = expireAll()
  }, EVERY_MS).unref()
  return {
    stop() {
      clearInterval(timer)
      return running
    },
  }
}
