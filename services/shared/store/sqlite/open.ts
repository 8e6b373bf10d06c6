import { chmodSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { createConnection } from 'mongoose'
import { type Collection, type Stored, StoreError } from '../collection.ts'
import { type Migration, migrate, rewrite, type VersionRecord, versionModel } from '../migrations.ts'
import { type Shape, shapeOf } from '../shape.ts'
import type { Model, Store } from '../store.ts'
import { sqliteCollection } from './collection.ts'
import { type GroupCommit, groupCommit } from './group-commit.ts'
import { lockFile } from './lock.ts'
import { type Table, tableOf } from './table.ts'
import { createIndexes, createTables, dropOtherIndexes } from './tables.ts'

/** How documents and indexes stand in the file. A later release that changes it counts it up. */
const FORMAT = 1

export interface SqliteStoreOptions {
  readonly file: string
  readonly models: readonly Model<Stored>[]
  readonly migrations?: readonly Migration[]
}

interface OpenTable {
  readonly shape: Shape
  readonly table: Table
  readonly collection: Collection<Stored>
}

/**
 * Opens the data file of one service, making it where there is none, and brings it up to date with schemas and migrations.
 * What was acknowledged survives the end of the process, and of the machine.
 *
 * @throws {StoreError} when another process has the file, or a later release wrote it
 */
export async function openSqliteStore({ file, models, migrations = [] }: SqliteStoreOptions): Promise<Store> {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const lock = lockFile(file)
  const database = new DatabaseSync(file)
  // Never connected: mongoose only casts and validates here.
  const mongoose = createConnection()
  const writes = groupCommit(database)
  const close = async () => {
    writes.flush()
    if (database.isOpen) database.close()
    lock.release()
    await mongoose.close()
  }
  try {
    prepareFile(database, file)
    const shapes = [versionModel, ...models].map((model) => shapeOf(model, mongoose))
    const tables = openTables(database, shapes, writes)
    await bringUpToDate(database, tables, migrations, file)
    return storeOf(database, tables, close)
  } catch (error) {
    await close()
    throw error
  }
}

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

function openTables(
  database: DatabaseSync,
  shapes: readonly Shape[],
  writes: GroupCommit,
): ReadonlyMap<string, OpenTable> {
  createTables(database, shapes)
  return new Map(
    shapes.map((shape) => {
      const table = tableOf(database, shape)
      return [shape.name, { shape, table, collection: sqliteCollection<Stored>(shape, table, writes) }]
    }),
  )
}

async function bringUpToDate(
  database: DatabaseSync,
  tables: ReadonlyMap<string, OpenTable>,
  migrations: readonly Migration[],
  file: string,
): Promise<void> {
  const shapes = [...tables.values()].map(({ shape }) => shape)
  // A migration may be what makes documents fit a new unique key.
  createIndexes(database, shapes, ({ unique }) => !unique)
  const versions = openTable(tables, versionModel.name).collection as Collection<VersionRecord> // its own schema
  await migrate(versions, migrations, file, async (name, change) => {
    const { shape, table, collection } = openTable(tables, name)
    await rewrite(shape, collection, async (document) => void table.replace(document), change)
  })
  createIndexes(database, shapes, () => true)
  dropOtherIndexes(database, shapes)
}

function openTable(tables: ReadonlyMap<string, OpenTable>, name: string): OpenTable {
  const found = tables.get(name)
  if (found === undefined) throw new StoreError(`${name} is not among the models that the store was opened with`)
  return found
}

const storeOf = (
  database: DatabaseSync,
  tables: ReadonlyMap<string, OpenTable>,
  close: () => Promise<void>,
): Store => ({
  collection: <T extends Stored>({ name }: Model<T>) => openTable(tables, name).collection as Collection<T>, // its schema is T's
  async ping() {
    if (!database.isOpen) throw new StoreError('the store is closed')
    database.prepare('SELECT 1').get()
  },
  close,
})
