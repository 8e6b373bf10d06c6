import { CloudError } from '../cloud-error.ts'
import type { Call } from './call.ts'
import { type Input, objects, text } from './input.ts'

/** What became of the entries of a batch. */
export interface BatchAnswer {
  readonly Successful: readonly object[]
  readonly Failed?: readonly object[]
}

const MOST_ENTRIES = 10

/** An entry with what it is to be; or why it cannot be. */
export type Read<T> = { readonly id: string } & ({ readonly value: T } | { readonly refusal: CloudError })

/**
 * Reads the entries of a batch. One that is wrong fails alone; a batch that is wrong fails whole.
 *
 * @throws {CloudError} `EmptyBatchRequest`, `TooManyEntriesInBatchRequest`, `InvalidBatchEntryId`, `BatchEntryIdsNotDistinct`
 */
export function readBatch<T>({ input }: Call, read: (entry: Input) => T): readonly Read<T>[] {
  const entries = objects(input, 'Entries')
  const ids = entries.map((entry) => text(entry, 'Id'))
  refuseIds(ids)
  return entries.map((entry, index) => {
    const id = ids[index] ?? ''
    try {
      return { id, value: read(entry) }
    } catch (refusal) {
      if (refusal instanceof CloudError) return { id, refusal }
      throw refusal
    }
  })
}

function refuseIds(ids: readonly string[]): void {
  if (ids.length === 0) {
    throw new CloudError('EmptyBatchRequest', 'There should be at least one entry in the request.')
  }
  if (ids.length > MOST_ENTRIES) {
    throw new CloudError(
      'TooManyEntriesInBatchRequest',
      `Maximum number of entries per request are ${MOST_ENTRIES}. You have sent ${ids.length}.`,
    )
  }
  if (!ids.every((id) => /^[\w-]{1,80}$/.test(id))) {
    throw new CloudError(
      'InvalidBatchEntryId',
      'A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be at most 80 letters long.',
    )
  }
  const repeated = ids.find((id, index) => ids.indexOf(id) !== index)
  if (repeated !== undefined) throw new CloudError('BatchEntryIdsNotDistinct', `Id ${repeated} repeated.`)
}

const failed = ({ id, refusal }: { readonly id: string; readonly refusal: CloudError }): object => ({
  Id: id,
  SenderFault: true,
  Code: refusal.code,
  Message: refusal.message,
})

/** Answers entry by entry; what failed is left out where nothing did. */
export function batchAnswer(successful: readonly object[], failures: readonly object[]): BatchAnswer {
  return { Successful: successful, ...(failures.length > 0 && { Failed: failures }) }
}

/** Those that can be done, and those that cannot. */
export function sorted<T>(entries: readonly Read<T>[]): {
  readonly good: readonly { readonly id: string; readonly value: T }[]
  readonly bad: readonly object[]
} {
  return {
    good: entries.flatMap((entry) => ('value' in entry ? [entry] : [])),
    bad: entries.flatMap((entry) => ('refusal' in entry ? [failed(entry)] : [])),
  }
}
