import type { mongo } from 'mongoose'
import { INDEX_PREFIX, type Index } from '../indexes.ts'
import type { Shape } from '../shape.ts'
import type { StoredDocument } from './stored.ts'

type Collection = mongo.Collection<StoredDocument>

/** Makes the indexes that the schema declares; those that are there stay as they are. */
export async function createIndexes(
  collection: Collection,
  shape: Shape,
  which: (index: Index) => boolean,
): Promise<void> {
  for (const { name, fields, unique, only } of shape.indexes.filter(which)) {
    const keys = Object.fromEntries([...fields, ...(unique ? [] : ['_id'])].map((field) => [field, 1 as const]))
    const filter = Object.fromEntries([...only].map(([field, value]) => [field, value ?? { $exists: true }]))
    await collection.createIndex(keys, { name, unique, ...(only.size > 0 && { partialFilterExpression: filter }) })
  }
}

/** Removes those of our indexes that the schema does not declare any more. */
export async function dropOtherIndexes(collection: Collection, shape: Shape): Promise<void> {
  const declared = new Set(shape.indexes.map(({ name }) => name))
  const existing = await collection.indexes()
  for (const { name = '' } of existing) {
    if (name.startsWith(INDEX_PREFIX) && !declared.has(name)) await collection.dropIndex(name)
  }
}
