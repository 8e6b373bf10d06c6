import { CloudError } from '../cloud-error.ts'

/** Primary result codes of SQLite. */
const CORRUPT = 11
const FULL = 13
const NOT_A_DATABASE = 26
/** What says nothing of the work that ran into it: the disk, the memory or the file is at fault, for all works alike. */
const OF_THE_STORAGE: readonly number[] = [7, 8, 10, CORRUPT, FULL, 14, NOT_A_DATABASE]

/** The primary result code of an error that SQLite threw. */
function resultCode(error: unknown): number | undefined {
  const errcode: unknown = Object(error).errcode
  return typeof errcode === 'number' ? errcode & 0xff : undefined
}

export const isDamage = (error: unknown): boolean => [CORRUPT, NOT_A_DATABASE].includes(resultCode(error) ?? 0)

export const isOfStorage = (error: unknown): boolean => OF_THE_STORAGE.includes(resultCode(error) ?? 0)

/** What those are told whose work could not be stored. */
export function storageError(cause: unknown): CloudError {
  return resultCode(cause) === FULL
    ? new CloudError(
        'DISK_FULL',
        'The disk of the local cloud is full. Nothing was changed; make space, and do it again.',
        {
          status: 507,
          cause,
        },
      )
    : new CloudError('STORAGE_FAILED', 'The local cloud could not write to its disk. Nothing was changed.', {
        status: 500,
        cause,
      })
}
