import type { DatabaseSync } from 'node:sqlite'

/**
 * The one database of the local cloud, `cloud.db` in the data directory: queues, what is known of objects, functions, stacks, lines.
 * Works of one tick share a transaction, so a message that is taken off one queue, sent to others and recorded is all of that at
 * once, or none of it.
 */
export interface Journal {
  /** Makes the tables of a part where there are none: `CREATE TABLE IF NOT EXISTS …`. For when the part begins. */
  define(sql: string): void
  /**
   * Does work in a transaction, and answers when it is on disk. The work is synchronous, and changes nothing in memory: it may be
   * undone, and then done a second time. One that throws fails alone.
   *
   * @throws {CloudError} `DISK_FULL` (507) or `STORAGE_FAILED` (500); nothing of the work has happened then
   */
  write<T>(work: (database: DatabaseSync) => T): Promise<T>
  /** For reading only. It sees what is committed: works run at the end of a tick, never between two steps of the reader. */
  readonly database: DatabaseSync
  /** Does what waits, and lets go of the file. */
  close(): void
}
