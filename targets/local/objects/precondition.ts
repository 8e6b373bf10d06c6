import { CloudError } from '../cloud-error.ts'
import type { Precondition, VersionInfo } from './object.ts'

/**
 * Refuses what was to happen under other circumstances than there are.
 *
 * @throws {CloudError} `PreconditionFailed`, 412; `NoSuchKey`, 404, where there is nothing to compare with
 */
export function refuseUnmet({ isNew, etag }: Precondition, current: VersionInfo | undefined): void {
  const object = current?.isMarker ? undefined : current
  if (etag !== undefined && object === undefined) {
    throw new CloudError('NoSuchKey', 'The specified key does not exist.', { status: 404 })
  }
  if ((isNew && object !== undefined) || (etag !== undefined && object?.etag !== etag)) {
    throw preconditionFailed()
  }
}

export const preconditionFailed = (): CloudError =>
  new CloudError('PreconditionFailed', 'At least one of the pre-conditions you specified did not hold', { status: 412 })
