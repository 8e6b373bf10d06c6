import { mongo } from 'mongoose'
import type { CastUpsert } from '../cast.ts'
import { KeyTakenError, StoreError } from '../collection.ts'
import type { Documents } from '../documents.ts'
import type { Plain } from '../fields.ts'
import type { QueryPlan } from '../plan-query.ts'
import type { Shape } from '../shape.ts'
import { refuseLarge } from '../size.ts'
import { failureOf, isRace } from './errors.ts'
import { filterOf, filterOfPlan, hintOf, sortOf } from './filter.ts'
import { fromStored, type StoredDocument, toStored } from './stored.ts'
import { updateOf, upsertOf } from './update.ts'

/** Of callers that make the same document at once, MongoDB refuses all but one. More often than this it is no race. */
const MOST_ATTEMPTS = 10

/**
 * The documents of one collection. Values are cast and stand behind operators of ours; mongoose, which would look for
 * operators in them once more, is not asked again.
 */
export function mongoDocuments(collection: mongo.Collection<StoredDocument>, shape: Shape): Documents {
  const plain = (document: StoredDocument): Plain => fromStored(shape, document)

  const ask = async <R>(question: () => Promise<R>): Promise<R> => {
    try {
      return await question()
    } catch (error) {
      throw failureOf(error, shape)
    }
  }
  const stored = (document: Plain): StoredDocument => {
    const found = toStored(document)
    refuseLarge(shape.name, document.id, mongo.BSON.calculateObjectSize(found))
    return found
  }
  const cursorOf = (plan: QueryPlan) =>
    collection
      .find<StoredDocument>(filterOfPlan(plan))
      .hint(hintOf(plan))
      .sort(sortOf(plan))
      .limit(plan.limit ?? 0)

  const upsert = async (given: CastUpsert, attempt = 1): Promise<Plain> => {
    stored(given.document)
    try {
      const options = { upsert: true, returnDocument: 'after' } as const
      const done = await collection.findOneAndUpdate({ _id: given.id }, upsertOf(given), options)
      // Not every server of the protocol shows the document to all of those that race for it, but it is done.
      const found = done ?? (await collection.findOne({ _id: given.id }))
      if (found === null) throw new StoreError(`${shape.name}: ${given.id} was removed as it was made`)
      return plain(found)
    } catch (error) {
      const failure = failureOf(error, shape)
      if (isRace(failure) && attempt < MOST_ATTEMPTS) return upsert(given, attempt + 1)
      throw failure
    }
  }

  /** Those that failed, by their place, and why. */
  const bulkWrite = async (upserts: readonly CastUpsert[]): Promise<readonly (readonly [CastUpsert, StoreError])[]> => {
    const operations = upserts.map((one) => {
      stored(one.document)
      return { updateOne: { filter: { _id: one.id }, update: upsertOf(one), upsert: true } }
    })
    try {
      await collection.bulkWrite(operations, { ordered: false })
      return []
    } catch (error) {
      const errors = error instanceof mongo.MongoBulkWriteError ? [error.writeErrors].flat() : []
      // Without one for a single write it concerns them all.
      if (errors.length === 0) throw failureOf(error, shape)
      return errors.flatMap((one) => {
        const failed = upserts[one.index]
        return failed === undefined ? [] : [[failed, failureOf(one, shape)] as const]
      })
    }
  }

  return {
    upsert,
    async get(id) {
      const found = await ask(() => collection.findOne({ _id: id }))
      return found === null ? undefined : plain(found)
    },
    getMany: (ids) => ask(async () => (await collection.find({ _id: { $in: [...ids] } }).toArray()).map(plain)),
    find: (plan) => ask(async () => (await cursorOf(plan).toArray()).map(plain)),
    count: (plan) => ask(() => collection.countDocuments(filterOfPlan(plan), { hint: hintOf(plan) })),
    async add(document) {
      try {
        await ask(() => collection.insertOne(stored(document)))
        return undefined
      } catch (error) {
        if (error instanceof KeyTakenError) return error.taken
        throw error
      }
    },
    async change(id, change, tests) {
      const filter = { $and: [{ _id: id }, filterOf(tests)] }
      const update = updateOf(change)
      const found = await ask(() =>
        update === undefined
          ? collection.findOne(filter)
          : collection.findOneAndUpdate(filter, update, { returnDocument: 'after' }),
      )
      return found === null ? undefined : plain(found)
    },
    async bulk(upserts) {
      if (upserts.length === 0) return
      const failed = await bulkWrite(upserts)
      await Promise.all(failed.filter(([, failure]) => isRace(failure)).map(([one]) => upsert(one)))
      const [, failure] = failed.find(([, one]) => !isRace(one)) ?? []
      if (failure !== undefined) throw failure
    },
    async replace(document) {
      const { _id, ...fields } = stored(document)
      await ask(() => collection.replaceOne({ _id }, fields))
    },
    async remove(id, tests) {
      const { deletedCount } = await ask(() => collection.deleteOne({ $and: [{ _id: id }, filterOf(tests)] }))
      return deletedCount === 1
    },
    removeMany: (plan) =>
      ask(async () => {
        const found = await cursorOf(plan).project<{ _id: string }>({ _id: 1 }).toArray()
        const ids = found.map(({ _id }) => _id)
        // What has changed meanwhile so that the query would not find it stays.
        const { deletedCount } = await collection.deleteMany({ $and: [{ _id: { $in: ids } }, filterOfPlan(plan)] })
        return deletedCount
      }),
  }
}
