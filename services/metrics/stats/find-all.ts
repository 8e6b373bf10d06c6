import type { Query, Stored } from '../../shared/store/collection.ts'

/** Answers several queries in one call: `findEach` of a collection. */
type FindEach<T extends Stored> = (queries: readonly Query<T>[]) => Promise<readonly (readonly T[])[]>

/** Goes on behind each page that is full, with all of the queries together, until there is nothing left. The order is by start. */
export async function findAll<T extends Stored & { readonly start: Date }>(
  findEach: FindEach<T>,
  queries: readonly Query<T>[],
): Promise<readonly (readonly T[])[]> {
  if (queries.length === 0) return []
  const pages = await findEach(queries)
  const next = pages.map((page, index) => nextOf(queries[index], page))
  const more = next.filter((query) => query !== undefined)
  const rest = (await findAll(findEach, more)).values()
  return pages.map((page, index) => (next[index] === undefined ? page : [...page, ...(rest.next().value ?? [])]))
}

function nextOf<T extends Stored & { readonly start: Date }>(
  query: Query<T> | undefined,
  page: readonly T[],
): Query<T> | undefined {
  const last = query && page.at(query.limit - 1)
  return query && last && { ...query, after: { value: last.start, id: last.id } }
}
