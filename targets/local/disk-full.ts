import { CloudError } from './cloud-error.ts'

/** Whether a file could not be written for lack of room. */
export const isDiskFull = (error: unknown): boolean => ['ENOSPC', 'EDQUOT'].includes(Object(error).code)

/** What those are told whose file it was. */
export const diskFull = (cause: unknown): CloudError =>
  new CloudError('DISK_FULL', 'The disk of the local cloud is full. Nothing was stored; make space, and do it again.', {
    status: 507,
    cause,
  })
