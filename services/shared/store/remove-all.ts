import type { Collection, Query, Stored } from './collection.ts'

/** How many documents go in one call: small enough that others get their turn in between. */
const CHUNK = 500

/** Removes everything a query finds, chunk by chunk. */
export async function removeAll<T extends Stored>(
  collection: Collection<T>,
  query: Omit<Query<T>, 'limit'>,
): Promise<void> {
  while ((await collection.removeMany({ ...query, limit: CHUNK })) === CHUNK);
}
