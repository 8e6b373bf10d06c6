import { DatabaseSync } from 'node:sqlite'
import { CloudError } from '../cloud-error.ts'

/** Held by a process as long as it lives; the operating system lets go of it, however the process ends. */
export interface Lock {
  release(): void
}

/**
 * Takes a file for this process. The lock is in a file beside it, so that the file can be copied meanwhile.
 *
 * @throws {CloudError} `STORAGE_IN_USE`, when another process has it
 */
export function lockFile(file: string): Lock {
  const lock = new DatabaseSync(`${file}.lock`)
  try {
    // Nothing is written, so there is nothing to keep a journal of.
    lock.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE')
  } catch (error) {
    lock.close()
    throw new CloudError(
      'STORAGE_IN_USE',
      `${file} is in use by another process. Stop that one, or give this one a data directory of its own with ROUTO_DATA_DIR.`,
      { cause: error },
    )
  }
  return { release: () => lock.close() }
}
