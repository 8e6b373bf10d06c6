import { CloudError } from '../../cloud-error.ts'
import { notImplemented } from '../object-headers.ts'
import type { Operation } from '../operation.ts'
import type { S3Request } from '../request.ts'
import { bucketSettingOperations } from './bucket-settings.ts'
import { bucketOperations } from './buckets.ts'
import { deleteOperations } from './delete-objects.ts'
import { readOperations } from './get-object.ts'
import { listingOperations } from './listings.ts'
import { multipartOperations } from './multipart.ts'
import { writeOperations } from './put-object.ts'
import { taggingOperations } from './tagging.ts'
import { uploadListingOperations } from './upload-listings.ts'
import { listObjectVersions } from './version-listing.ts'

/** All operations of S3 that there are; those that are told by more come first. */
export const operations: readonly Operation[] = [
  ...bucketOperations,
  ...bucketSettingOperations,
  ...listingOperations,
  listObjectVersions,
  ...readOperations,
  ...writeOperations,
  ...deleteOperations,
  ...taggingOperations,
  ...multipartOperations,
  ...uploadListingOperations,
].sort((a, b) => marksOf(b) - marksOf(a))

/** How much tells an operation from others. */
function marksOf({ query = [], header }: Operation): number {
  return query.length + Number(header !== undefined)
}

/** Names in the query that stand for operations, of which not all are here. */
const SUBRESOURCES: readonly string[] = [
  'abac',
  'accelerate',
  'acl',
  'analytics',
  'attributes',
  'cors',
  'delete',
  'encryption',
  'intelligent-tiering',
  'inventory',
  'legal-hold',
  'lifecycle',
  'list-type',
  'location',
  'logging',
  'metadataConfiguration',
  'metadataInventoryTable',
  'metadataJournalTable',
  'metadataTable',
  'metrics',
  'notification',
  'object-lock',
  'ownershipControls',
  'policy',
  'policyStatus',
  'publicAccessBlock',
  'renameObject',
  'replication',
  'requestPayment',
  'restore',
  'retention',
  'select',
  'session',
  'tagging',
  'torrent',
  'uploadId',
  'uploads',
  'versioning',
  'versions',
  'website',
]

/**
 * What a request asks for.
 *
 * @throws {CloudError} `NotImplemented`, 501, or `MethodNotAllowed`, 405
 */
export function operationOf(request: S3Request): Operation {
  const { method, bucket, key, query, headers } = request
  const on = levelOf(bucket, key)
  const found = operations.find(
    (each) =>
      each.method === method &&
      each.on === on &&
      (each.query ?? []).every((name) => query.has(name)) &&
      (each.header === undefined || headers[each.header] !== undefined),
  )
  const other = SUBRESOURCES.find((name) => query.has(name) && !found?.query?.includes(name))
  if (other !== undefined) throw notImplemented(`${method} of a ${on} with ${other}`)
  if (found === undefined) {
    throw new CloudError('MethodNotAllowed', 'The specified method is not allowed against this resource.', {
      status: 405,
    })
  }
  return found
}

function levelOf(bucket: string, key: string): Operation['on'] {
  if (bucket === '') return 'service'
  return key === '' ? 'bucket' : 'object'
}
