import type { Collection, Stored } from './collection.ts'

/** Reads documents in one call and gives them in the order of their ids, as loaders want it. */
export const byIds =
  <T extends Stored>(collection: Pick<Collection<T>, 'getMany'>) =>
  async (ids: readonly string[]): Promise<readonly (T | undefined)[]> => {
    const found = await collection.getMany(ids)
    return ids.map((id) => found.get(id))
  }
