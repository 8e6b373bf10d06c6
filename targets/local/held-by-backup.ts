import { statSync } from 'node:fs'
import { join } from 'node:path'

/** One that began longer ago was cut off. */
const LONGEST_BACKUP_MS = 24 * 3_600_000

/**
 * Whether somebody copies the data directory now (`npm run backup`, which has a file there meanwhile): files that the copied
 * database may still name have to stay.
 *
 * @param now milliseconds since 1970
 */
export function heldByBackup(dataDir: string, now: () => number): () => boolean {
  const file = join(dataDir, 'backup.running')
  return () => {
    const begun = statSync(file, { throwIfNoEntry: false })?.mtimeMs
    return begun !== undefined && now() - begun < LONGEST_BACKUP_MS
  }
}
