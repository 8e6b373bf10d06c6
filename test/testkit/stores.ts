import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from '@jest/globals'
import { createConnection } from 'mongoose'
import type { Contents } from '../../services/shared/store/driver.ts'
import { openMongoStore } from '../../services/shared/store/mongo/open.ts'
import { openSqliteStore } from '../../services/shared/store/sqlite/open.ts'
import type { Store } from '../../services/shared/store/store.ts'

/** A driver under test. A place is where a store is kept, so that it can be opened there again. */
export interface StoreKind {
  readonly name: string
  readonly open: (contents: Contents, place?: string) => Promise<Store>
}

/** Of any MongoDB server, or one that speaks its protocol. Absent: only the embedded store is tested, and a test says so. */
export const mongoUri = process.env.MONGODB_URI

/** The drivers that there are to test. What they leave behind is removed after the tests of a file. */
export function storeKinds(): readonly StoreKind[] {
  const folder = mkdtempSync(join(tmpdir(), 'routo-store-'))
  const databases = new Set<string>()
  const open: Store[] = []
  const kept = async (store: Promise<Store>): Promise<Store> => {
    open.push(await store)
    return store
  }

  afterAll(async () => {
    for (const store of open) await store.close()
    rmSync(folder, { recursive: true })
    if (mongoUri !== undefined) await dropDatabases(mongoUri, databases)
  })

  const sqlite: StoreKind = {
    name: 'SQLite',
    open: (contents, place = randomUUID()) => kept(openSqliteStore({ file: join(folder, `${place}.db`), ...contents })),
  }
  if (mongoUri === undefined) return [sqlite]
  const uri = mongoUri
  const prefix = `routo_test_${randomUUID().slice(0, 8)}`
  const mongo: StoreKind = {
    name: 'MongoDB',
    open(contents, place = randomUUID()) {
      const database = `${prefix}_${place}`
      databases.add(database)
      return kept(openMongoStore({ uri, database, ...contents }))
    },
  }
  return [sqlite, mongo]
}

/** Removes databases that tests have left on a server. */
export async function dropDatabases(uri: string, databases: ReadonlySet<string>): Promise<void> {
  const connection = await createConnection(uri).asPromise()
  for (const database of databases) await connection.useDb(database).dropDatabase()
  await connection.close()
}
