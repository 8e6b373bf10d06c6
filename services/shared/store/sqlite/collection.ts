import { castChange, castDocument, castId, castUpsert } from '../cast.ts'
import type { Collection, Query, Stored, Upsert } from '../collection.ts'
import { testsOf } from '../conditions.ts'
import type { Plain } from '../fields.ts'
import { withoutJsonText } from '../json-text.ts'
import { planCount, planQuery } from '../plan-query.ts'
import type { Shape } from '../shape.ts'
import type { GroupCommit } from './group-commit.ts'
import { countOf, selectOf } from './select.ts'
import type { Table } from './table.ts'

/** The documents of one table. Reads see what is committed; writes of one tick share a transaction. */
export function sqliteCollection<T extends Stored>(shape: Shape, table: Table, { commit }: GroupCommit): Collection<T> {
  const opened = (document: Plain): T => withoutJsonText(shape.fields, document) as unknown as T // its schema is T's
  const openedIf = (document: Plain | undefined): T | undefined => document && opened(document)

  const find = (query: Query<T>): readonly T[] => {
    const statement = selectOf(shape, planQuery(shape, query))
    return statement === undefined ? [] : table.all(statement).map(opened)
  }
  const upsert = async (given: Upsert<T>): Promise<Plain> => {
    const cast = await castUpsert(shape, given)
    return commit(() => table.upsert(cast))
  }

  return {
    async insert(document) {
      const cast = await castDocument(shape, document)
      const taken = await commit(() => table.add(cast))
      return taken === undefined ? {} : { taken }
    },
    get: async (id) => openedIf(table.get(castId(shape, id))),
    getMany: async (ids) =>
      new Map(
        table.getMany(ids.map((id) => castId(shape, id))).map((document) => [String(document.id), opened(document)]),
      ),
    find: async (query) => find(query),
    findEach: async (queries) => queries.map(find),
    async count(query) {
      const statement = countOf(shape, planCount(shape, query))
      return statement === undefined ? 0 : table.count(statement)
    },
    async update(id, change, condition) {
      const [key, cast, tests] = [castId(shape, id), await castChange(shape, change), testsOf(shape, condition)]
      return openedIf(await commit(() => table.change(key, cast, tests)))
    },
    upsert: async (given) => opened(await upsert(given)),
    async bulk(upserts) {
      const results = await Promise.allSettled(upserts.map(upsert))
      const failed = results.find((result) => result.status === 'rejected')
      if (failed !== undefined) throw failed.reason
    },
    async remove(id, condition) {
      const [key, tests] = [castId(shape, id), testsOf(shape, condition)]
      return commit(() => table.remove(key, tests))
    },
    async removeMany(query) {
      const statement = selectOf(shape, planQuery(shape, query))
      return statement === undefined ? 0 : commit(() => table.removeAll(statement))
    },
  }
}
