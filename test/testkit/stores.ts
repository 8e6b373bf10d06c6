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

/** A store that a whole installation can be started on. */
export interface InstallationStore {
  readonly store: string
  /** What says so to its services. */
  readonly env: Record<string, string>
  /** Removes what they have left there. */
  readonly remove: () => Promise<void>
}

/** The stores that there are to start installations on, each empty. */
export function installationStores(): readonly InstallationStore[] {
  const embedded: InstallationStore = { store: 'SQLite', env: {}, remove: async () => undefined }
  if (mongoUri === undefined) return [embedded]
  const uri = mongoUri
  const name = `routo_test_${randomUUID().slice(0, 8)}`
  const databases = new Set(['projects', 'deployments', 'metrics'].map((service) => `${name}_${service}`))
  const mongo: InstallationStore = {
    store: 'MongoDB',
    env: { MONGODB_URI: inDatabase(uri, name) },
    remove: () => dropDatabases(uri, databases),
  }
  return [embedded, mongo]
}

/** The same server and options, with a database of this name. */
function inDatabase(uri: string, name: string): string {
  const [, server = uri, options = ''] = /^(mongodb(?:\+srv)?:\/\/[^/?]+)\/?[^?]*(\?.*)?$/.exec(uri) ?? []
  return `${server}/${name}${options}`
}

/** Removes databases that tests have left on a server. */
async function dropDatabases(uri: string, databases: ReadonlySet<string>): Promise<void> {
  const connection = await createConnection(uri).asPromise()
  for (const database of databases) await connection.useDb(database).dropDatabase()
  await connection.close()
}
