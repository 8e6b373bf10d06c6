import type { Connection } from 'mongoose'
import { type Collection, type Stored, StoreError } from './collection.ts'
import { collectionOf, type Documents } from './documents.ts'
import type { Index } from './indexes.ts'
import { type Migration, migrate, rewrite, type VersionRecord, versionModel } from './migrations.ts'
import { type Shape, shapeOf } from './shape.ts'
import type { Model, Store } from './store.ts'

/** What SQLite and MongoDB each bring, for a store to be opened over them. */
export interface Driver {
  /** What to call the store in errors. */
  readonly name: string
  /** The documents of a collection, which is made where there is none. */
  documents(shape: Shape): Promise<Documents>
  /** Makes those indexes that are not there yet. */
  createIndexes(shape: Shape, which: (index: Index) => boolean): Promise<void>
  /** Removes those of our indexes that no schema declares any more. */
  dropOtherIndexes(shape: Shape): Promise<void>
  ping(): Promise<void>
  close(): Promise<void>
}

/** What a service says about its store. */
export interface Contents {
  readonly models: readonly Model<Stored>[]
  /** In the order of their versions. */
  readonly migrations?: readonly Migration[]
}

interface Opened {
  readonly shape: Shape
  readonly documents: Documents
  readonly collection: Collection<Stored>
}

/**
 * Opens a store over a driver, and brings it up to date with schemas and migrations.
 *
 * @param connection of mongoose, for the models; it need not be connected
 * @throws {StoreError} when a later release wrote it
 */
export async function openOver(driver: Driver, connection: Connection, contents: Contents): Promise<Store> {
  const opened = new Map<string, Opened>()
  for (const model of [versionModel, ...contents.models]) {
    const shape = shapeOf(model, connection)
    const documents = await driver.documents(shape)
    opened.set(shape.name, { shape, documents, collection: collectionOf(shape, documents) })
  }
  const find = (name: string): Opened => {
    const found = opened.get(name)
    if (found === undefined) throw new StoreError(`${name} is not among the models that the store was opened with`)
    return found
  }
  const collection = <T extends Stored>({ name }: Pick<Model<T>, 'name'>) => find(name).collection as Collection<T> // its schema is T's

  const shapes = [...opened.values()].map(({ shape }) => shape)
  // A migration may be what makes documents fit a new unique key.
  for (const shape of shapes) await driver.createIndexes(shape, ({ unique }) => !unique)
  await migrate(
    collection<VersionRecord>(versionModel),
    contents.migrations ?? [],
    driver.name,
    async (name, change) => {
      const { shape, documents } = find(name)
      await rewrite(shape, collection({ name }), documents.replace, change)
    },
  )
  for (const shape of shapes) await driver.createIndexes(shape, () => true)
  for (const shape of shapes) await driver.dropOtherIndexes(shape)
  return { collection, ping: driver.ping, close: driver.close }
}
