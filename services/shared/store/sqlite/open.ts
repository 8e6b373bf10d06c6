import { chmodSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { createConnection } from 'mongoose'
import { StoreError } from '../collection.ts'
import { type Contents, type Driver, openOver } from '../driver.ts'
import type { Store } from '../store.ts'
import { sqliteDocuments } from './documents.ts'
import { groupCommit } from './group-commit.ts'
import { lockFile } from './lock.ts'
import { createIndexes, createTable, dropOtherIndexes } from './tables.ts'

/** How documents and indexes stand in the file. A later release that changes it counts it up. */
const FORMAT = 1

/**
 * Opens the data file of one service, making it where there is none. What was acknowledged survives the end of the process,
 * and of the machine.
 *
 * @throws {StoreError} when another process has the file, it is damaged, or a later release wrote it
 */
export async function openSqliteStore({ file, ...contents }: Contents & { readonly file: string }): Promise<Store> {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const lock = lockFile(file)
  const database = new DatabaseSync(file)
  const writes = groupCommit(database)
  // Never connected: mongoose only casts and validates here.
  const mongoose = createConnection()
  const close = async () => {
    if (!database.isOpen) return
    writes.flush()
    database.close()
    lock.release()
    await mongoose.close()
  }
  const driver = {
    name: file,
    async documents(shape) {
      createTable(database, shape)
      return sqliteDocuments(database, shape, writes)
    },
    createIndexes: async (shape, which) => createIndexes(database, shape, which),
    dropOtherIndexes: async (shape) => dropOtherIndexes(database, shape),
    async ping() {
      if (!database.isOpen) throw new StoreError(`${file} is closed`)
      database.prepare('SELECT 1').get()
    },
    close,
  } satisfies Driver
  try {
    prepareFile(database, file)
    return await openOver(driver, mongoose, contents)
  } catch (error) {
    await close()
    throw isDamage(error) ? damaged(file, error) : error
  }
}

/** SQLITE_CORRUPT and SQLITE_NOTADB. */
const DAMAGE: readonly unknown[] = [11, 26]

const isDamage = (error: unknown): boolean => DAMAGE.includes(Object(error).errcode)

const damaged = (file: string, cause: unknown): StoreError =>
  new StoreError(`${file} is damaged, or no database at all. Restore a backup: npm run restore -- <folder> --force`, {
    cause,
  })

function prepareFile(database: DatabaseSync, file: string): void {
  chmodSync(file, 0o600)
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000')
  const format = Number(database.prepare('PRAGMA user_version').get()?.user_version)
  if (format > FORMAT) {
    throw new StoreError(
      `${file} has format ${format}, and this release knows ${FORMAT}: start the release that wrote it`,
    )
  }
  database.exec(`PRAGMA user_version = ${FORMAT}`)
}
