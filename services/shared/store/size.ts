import { StoreError } from './collection.ts'

/** MongoDB takes 16 MB with its own overhead; what one driver takes, the other takes too. */
const MOST_BYTES = 15_000_000

/** @throws {StoreError} when a document is too large */
export function refuseLarge(collection: string, id: unknown, bytes: number): void {
  if (bytes <= MOST_BYTES) return
  const megabytes = (bytes / 1e6).toFixed(1)
  throw new StoreError(`${collection}: ${id} would have ${megabytes} MB; a document may have ${MOST_BYTES / 1e6} MB`)
}
