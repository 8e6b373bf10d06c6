import { chmodSync, mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { CloudError } from '../cloud-error.ts'
import { foldBeside } from './fold.ts'
import { groupCommit } from './group-commit.ts'
import type { Journal } from './journal.ts'
import { lockFile } from './lock.ts'
import { isDamage, storageError } from './storage-error.ts'
import { syncOf } from './sync.ts'

/** How tables stand in the file. A later release that changes it counts it up. */
const FORMAT = 1

/** Whole pages are written, however little of them has changed: with 8 kB a message costs half as much again. */
const PAGE_BYTES = 4_096
/** What is sent and soon taken off again never reaches the file, when the log is folded into it not too often: 32 MiB. */
const LOG_PAGES = 8_192
/** The thread that folds it does not come after, or has failed: who writes folds the log himself. */
const LONGEST_LOG_PAGES = 4 * LOG_PAGES
/** As much: what waits in queues is not read back to be taken off. */
const CACHE_KIB = 32_768

export interface JournalOptions {
  readonly file: string
  /**
   * Told when the disk has not kept what was written, though the database has it: memory and disk are at odds then, which only a new
   * start mends. Nobody was told that his work was done. The process ends, where nothing else is said.
   */
  readonly broken?: (error: unknown) => void
}

/**
 * Opens the database of the local cloud, making it where there is none. What was acknowledged survives the end of the process, and
 * of the machine.
 *
 * @throws {CloudError} `STORAGE_IN_USE`, `STORAGE_DAMAGED`, or `STORAGE_TOO_NEW` where a later release wrote it
 */
export function openJournal({ file, broken = endProcess }: JournalOptions): Journal {
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
  // The log is there, now that something was written.
  const sync = syncOf(`${file}-wal`)
  const fold = foldBeside(file, database, LOG_PAGES)
  const { write, flush } = groupCommit(database, sync, { broken, committed: fold.committed })
  return {
    define: (sql) => database.exec(sql),
    write: (work) => (database.isOpen ? write(work) : Promise.reject(closed(file))),
    database,
    close() {
      if (!database.isOpen) return
      flush()
      fold.close()
      sync.close()
      database.close()
      lock.release()
    },
  }
}

function prepareFile(database: DatabaseSync, file: string): void {
  chmodSync(file, 0o600)
  // A clean end leaves no log behind.
  const endedUncleanly = sizeOf(`${file}-wal`) > 0
  // With NORMAL the log is brought to the disk before it is folded into the file, and before each answer by `groupCommit`.
  database.exec(
    `PRAGMA page_size = ${PAGE_BYTES}; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 5000;
    PRAGMA wal_autocheckpoint = ${LONGEST_LOG_PAGES}; PRAGMA cache_size = -${CACHE_KIB}`,
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

function endProcess(error: unknown): never {
  throw storageError(error)
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
