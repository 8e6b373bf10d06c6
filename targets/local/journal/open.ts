import { chmodSync, mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { CloudError } from '../cloud-error.ts'
import { groupCommit } from './group-commit.ts'
import type { Journal } from './journal.ts'
import { lockFile } from './lock.ts'
import { isDamage } from './storage-error.ts'

/** How tables stand in the file. A later release that changes it counts it up. */
const FORMAT = 1

/** Messages of about 1 kB fill it; measured, a message costs a tenth less than with half of it. */
const PAGE_BYTES = 8_192
/** What is sent and soon taken off again never reaches the file, when the log is folded into it not too often: 16 MiB. */
const LOG_PAGES = 2_048

/**
 * Opens the database of the local cloud, making it where there is none. What was acknowledged survives the end of the process, and
 * of the machine.
 *
 * @throws {CloudError} `STORAGE_IN_USE`, `STORAGE_DAMAGED`, or `STORAGE_TOO_NEW` where a later release wrote it
 */
export function openJournal({ file }: { readonly file: string }): Journal {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const lock = lockFile(file)
  const database = new DatabaseSync(file)
  try {
    prepareFile(database, file)
  } catch (error) {
    database.close()
    lock.release()
    throw isDamage(error) ? damaged(file, error) : error
  }
  const { write, flush } = groupCommit(database)
  return {
    define: (sql) => database.exec(sql),
    write: (work) => (database.isOpen ? write(work) : Promise.reject(closed(file))),
    database,
    close() {
      if (!database.isOpen) return
      flush()
      database.close()
      lock.release()
    },
  }
}

function prepareFile(database: DatabaseSync, file: string): void {
  chmodSync(file, 0o600)
  // A clean end leaves no log behind.
  const endedUncleanly = sizeOf(`${file}-wal`) > 0
  database.exec(
    `PRAGMA page_size = ${PAGE_BYTES}; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000;
    PRAGMA wal_autocheckpoint = ${LOG_PAGES}`,
  )
  const format = Number(database.prepare('PRAGMA user_version').get()?.user_version)
  if (format > FORMAT) {
    throw new CloudError(
      'STORAGE_TOO_NEW',
      `${file} has format ${format}, and this release knows ${FORMAT}: start the release that wrote it.`,
    )
  }
  if (endedUncleanly) ensureWhole(database, file)
  database.exec(`PRAGMA user_version = ${FORMAT}`)
}

function ensureWhole(database: DatabaseSync, file: string): void {
  const finding = String(database.prepare('PRAGMA quick_check(1)').get()?.quick_check)
  if (finding !== 'ok') throw damaged(file, new Error(finding))
}

const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0

const damaged = (file: string, cause: unknown): CloudError =>
  new CloudError(
    'STORAGE_DAMAGED',
    `${file} is damaged, or no database at all. Restore the data directory from a backup; or move the file away, which starts an empty cloud: queues are empty then, and every environment has to be deployed again.`,
    { status: 500, cause },
  )

const closed = (file: string): CloudError =>
  new CloudError('STORAGE_FAILED', `${file} is closed: the local cloud is stopping.`, { status: 503 })
