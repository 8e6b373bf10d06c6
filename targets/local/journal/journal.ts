import type { DatabaseSync } from 'node:sqlite'

/**
 * The one database of the local cloud, `cloud.db` in the data directory: queues, what is known of objects, functions, stacks, lines.
 * Works of one tick share a transaction, so a message that is taken off one queue, sent to others and recorded is all of that at
 * once, or none of it.
 */
export interface Journal {
  /**
   * Does work in a transaction, and answers when it is on disk. The work is synchronous, and changes nothing in memory: it may be
   * undone. One that throws a `CloudError` fails alone.
   *
   * @throws {CloudError} `DISK_FULL` or `STORAGE_FAILED`; nothing of the work has happened then
   */
  write<T>(work: (database: DatabaseSync) => T): Promise<T>
  /** For reading only. */
  readonly database: DatabaseSync
  close(): void
}
