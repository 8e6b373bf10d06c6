import { type CastUpsert, castChange, castDocument, castId, castUpsert } from './cast.ts'
import type { CastChange } from './change.ts'
import type { Collection, Query, Stored } from './collection.ts'
import { type Test, testsOf } from './conditions.ts'
import type { Plain } from './fields.ts'
import { withoutJsonText } from './json-text.ts'
import { planCount, planQuery, type QueryPlan } from './plan-query.ts'
import type { Shape } from './shape.ts'

/**
 * What a driver does: documents are as `castDocument` leaves them, values are cast, queries have their plan. No driver
 * looks at a schema to find out what is meant.
 */
export interface Documents {
  get(id: string): Promise<Plain | undefined>
  getMany(ids: readonly string[]): Promise<readonly Plain[]>
  find(plan: QueryPlan): Promise<readonly Plain[]>
  count(plan: QueryPlan): Promise<number>
  /** The fields of the unique key that is taken; undefined when the document was added. */
  add(document: Plain): Promise<readonly string[] | undefined>
  /** @throws {KeyTakenError} */
  change(id: string, change: CastChange, tests: readonly Test[]): Promise<Plain | undefined>
  /** @throws {KeyTakenError} */
  upsert(upsert: CastUpsert): Promise<Plain>
  /** @throws {KeyTakenError} after all others are done */
  bulk(upserts: readonly CastUpsert[]): Promise<void>
  /** Puts another document in the place of the one with its id. @throws {KeyTakenError} */
  replace(document: Plain): Promise<void>
  remove(id: string, tests: readonly Test[]): Promise<boolean>
  removeMany(plan: QueryPlan): Promise<number>
}

/** The port over a driver: everything that must mean the same whatever the driver is. */
export function collectionOf<T extends Stored>(shape: Shape, documents: Documents): Collection<T> {
  const opened = (document: Plain): T => withoutJsonText(shape.fields, document) as unknown as T // its schema is T's
  const openedIf = (document: Plain | undefined): T | undefined => document && opened(document)
  const find = async (query: Query<T>) => (await documents.find(planQuery(shape, query))).map(opened)

  return {
    async insert(document) {
      const taken = await documents.add(await castDocument(shape, document))
      return taken === undefined ? {} : { taken }
    },
    get: async (id) => openedIf(await documents.get(castId(shape, id))),
    async getMany(ids) {
      const found = await documents.getMany([...new Set(ids.map((id) => castId(shape, id)))])
      return new Map(found.map((document) => [String(document.id), opened(document)]))
    },
    find,
    findEach: (queries) => Promise.all(queries.map(find)),
    count: async (query) => documents.count(planCount(shape, query)),
    async update(id, change, condition) {
      const [key, tests] = [castId(shape, id), testsOf(shape, condition)]
      return openedIf(await documents.change(key, await castChange(shape, change), tests))
    },
    upsert: async (upsert) => opened(await documents.upsert(await castUpsert(shape, upsert))),
    async bulk(upserts) {
      await documents.bulk(await Promise.all(upserts.map((upsert) => castUpsert(shape, upsert))))
    },
    remove: async (id, condition) => documents.remove(castId(shape, id), testsOf(shape, condition)),
    removeMany: async (query) => documents.removeMany(planQuery(shape, query)),
  }
}
