import { type Connection, createConnection, type mongo } from 'mongoose'
import { StoreError } from '../collection.ts'
import { type Contents, type Driver, openOver } from '../driver.ts'
import type { Store } from '../store.ts'
import { mongoDocuments } from './documents.ts'
import { createIndexes, dropOtherIndexes } from './indexes.ts'
import type { StoredDocument } from './stored.ts'

/** A server that is there answers sooner. */
const CONNECT_TIMEOUT_MS = 5_000
const ALREADY_THERE = 48

/** Where a MongoDB is. The URI may hold a password, so it is never part of an error. */
export interface MongoAddress {
  readonly uri: string
  readonly database: string
}

/**
 * Opens the database of one service in MongoDB. What was acknowledged is on disk at a majority of the members.
 *
 * @throws {StoreError} when it cannot be reached, or a later release wrote it
 */
export async function openMongoStore({ uri, database, ...contents }: Contents & MongoAddress): Promise<Store> {
  const connection = await connect({ uri, database })
  const close = () => connection.close()
  const collection = (name: string): mongo.Collection<StoredDocument> => databaseOf(connection).collection(name)
  const driver: Driver = {
    name: `the database ${database}`,
    async documents(shape) {
      await create(databaseOf(connection), shape.name)
      return mongoDocuments(collection(shape.name), shape)
    },
    createIndexes: (shape, which) => createIndexes(collection(shape.name), shape, which),
    dropOtherIndexes: (shape) => dropOtherIndexes(collection(shape.name), shape),
    async ping() {
      await databaseOf(connection).command({ ping: 1 }, { timeoutMS: CONNECT_TIMEOUT_MS })
    },
    close,
  }
  try {
    return await openOver(driver, connection, contents)
  } catch (error) {
    await close()
    throw error instanceof StoreError ? error : new StoreError(`${driver.name} cannot be opened`, { cause: error })
  }
}

async function connect({ uri, database }: MongoAddress): Promise<Connection> {
  const connection = createConnection()
  try {
    return await connection.openUri(uri, {
      dbName: database,
      serverSelectionTimeoutMS: CONNECT_TIMEOUT_MS,
      writeConcern: { w: 'majority', journal: true },
      // 64-bit numbers are exact; the schema says which of them are meant as small ones.
      useBigInt64: true,
    })
  } catch (error) {
    await connection.close()
    throw new StoreError(`MongoDB cannot be reached: ${reason(error)}. Check MONGODB_URI.`, { cause: error })
  }
}

/** What the network or the server says. Of other errors nothing: what is wrong with a URI is told together with the URI. */
const reason = (error: unknown): string =>
  error instanceof Error && ['MongooseServerSelectionError', 'MongoServerError'].includes(error.name)
    ? error.message.replace(/\.$/, '')
    : 'the URI leads to none'

function databaseOf({ db }: Connection): mongo.Db {
  if (db === undefined) throw new StoreError('the store is closed')
  return db
}

async function create(database: mongo.Db, name: string): Promise<void> {
  try {
    await database.createCollection(name)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === ALREADY_THERE)) throw error
  }
}
