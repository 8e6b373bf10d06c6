import DataLoader from 'dataloader'
import type { Collection, Stored } from '../shared/store/collection.ts'

/**
 * Reads documents by their ids, those of one tick in one call.
 *
 * @param options `cache: false` for what a mutation of the same request may change
 */
export const loadById = <T extends Stored>(
  collection: Pick<Collection<T>, 'getMany'>,
  options: { readonly cache?: boolean } = {},
): DataLoader<string, T | undefined> =>
  new DataLoader(async (ids) => {
    const found = await collection.getMany(ids)
    return ids.map((id) => found.get(id))
  }, options)
