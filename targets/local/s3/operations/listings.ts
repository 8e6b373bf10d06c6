import { CloudError } from '../../cloud-error.ts'
import type { Listing, ObjectInfo, VersionInfo } from '../../objects/objects.ts'
import { account } from '../../place.ts'
import { type Operation, owner } from '../operation.ts'
import { numberIn, type S3Request } from '../request.ts'
import type { XmlElements } from '../xml.ts'

const MOST_KEYS = 1000

/** What all listings share. */
interface Wish {
  readonly prefix: string
  readonly delimiter: string
  readonly max: number
  /** As keys are written in the answer. */
  readonly encode: (key: string) => string
  /** The part of the answer that repeats the question. */
  readonly echo: XmlElements
}

function wishOf(request: S3Request): Wish {
  const { query, bucket } = request
  const prefix = query.get('prefix') ?? ''
  const delimiter = query.get('delimiter') ?? ''
  const max = numberIn(request, 'max-keys', { most: MOST_KEYS, otherwise: MOST_KEYS })
  const encode = encoderOf(request)
  return {
    prefix,
    delimiter,
    max,
    encode,
    echo: {
      Name: bucket,
      Prefix: encode(prefix),
      Delimiter: delimiter === '' ? undefined : encode(delimiter),
      MaxKeys: max,
      EncodingType: query.get('encoding-type'),
    },
  }
}

/**
 * Keys may hold what XML cannot, so that clients may ask for them as in URLs.
 *
 * @throws {CloudError} `InvalidArgument`
 */
export function encoderOf({ query }: S3Request): (key: string) => string {
  const encoding = query.get('encoding-type')
  if (encoding === undefined) return (key) => key
  if (encoding !== 'url') throw new CloudError('InvalidArgument', 'Invalid Encoding Method specified in Request')
  return (key) => encodeURIComponent(key).replaceAll('%2F', '/').replaceAll('%20', '+')
}

const commonPrefixes = ({ prefixes }: Listing<unknown>, { encode }: Wish): XmlElements => ({
  CommonPrefixes: prefixes.map((prefix) => ({ Prefix: encode(prefix) })),
})

const objectElements = (info: ObjectInfo, { encode }: Wish): XmlElements => ({
  Key: encode(info.key),
  LastModified: new Date(info.modifiedAt).toISOString(),
  ETag: info.etag,
  ChecksumAlgorithm: info.checksum?.algorithm.toUpperCase(),
  ChecksumType: info.checksum?.type,
  Size: info.bytes,
  StorageClass: 'STANDARD',
})

const listObjectsV2: Operation = {
  name: 'ListObjectsV2',
  method: 'GET',
  on: 'bucket',
  query: ['list-type'],
  action: 's3:ListBucket',
  run(request, { objects }) {
    const { query, bucket } = request
    if (query.get('list-type') !== '2') throw new CloudError('InvalidArgument', 'Invalid list-type: it is 2')
    const wish = wishOf(request)
    const token = query.get('continuation-token')
    const startAfter = query.get('start-after')
    const after = token === undefined ? startAfter : keyIn(token)
    const listing = objects.list(bucket, { ...wish, ...(after !== undefined && { after }) })
    const { entries, prefixes, next } = listing
    const isOwnerAsked = query.get('fetch-owner') === 'true'
    return {
      xml: [
        'ListBucketResult',
        {
          ...wish.echo,
          KeyCount: entries.length + prefixes.length,
          IsTruncated: next !== undefined,
          ContinuationToken: token,
          NextContinuationToken: next && tokenOf(next.key),
          StartAfter: startAfter && wish.encode(startAfter),
          Contents: entries.map((info) => ({
            ...objectElements(info, wish),
            Owner: isOwnerAsked ? owner(account) : undefined,
          })),
          ...commonPrefixes(listing, wish),
        },
      ],
    }
  },
}

const tokenOf = (key: string): string => Buffer.from(key).toString('base64url')

function keyIn(token: string): string {
  const key = Buffer.from(token, 'base64url').toString()
  if (tokenOf(key) !== token) throw new CloudError('InvalidArgument', 'The continuation token provided is incorrect')
  return key
}

const listObjects: Operation = {
  name: 'ListObjects',
  method: 'GET',
  on: 'bucket',
  action: 's3:ListBucket',
  run(request, { objects }) {
    const wish = wishOf(request)
    const marker = request.query.get('marker')
    const listing = objects.list(request.bucket, { ...wish, ...(marker !== undefined && { after: marker }) })
    return {
      xml: [
        'ListBucketResult',
        {
          ...wish.echo,
          Marker: wish.encode(marker ?? ''),
          IsTruncated: listing.next !== undefined,
          // Without a delimiter clients go on behind the last key.
          NextMarker: listing.next && wish.delimiter !== '' ? wish.encode(listing.next.key) : undefined,
          Contents: listing.entries.map((info) => ({ ...objectElements(info, wish), Owner: owner(account) })),
          ...commonPrefixes(listing, wish),
        },
      ],
    }
  },
}

const listObjectVersions: Operation = {
  name: 'ListObjectVersions',
  method: 'GET',
  on: 'bucket',
  query: ['versions'],
  action: 's3:ListBucketVersions',
  run(request, { objects }) {
    const { query, bucket } = request
    const wish = wishOf(request)
    const after = query.get('key-marker')
    const afterVersion = query.get('version-id-marker')
    const listing = objects.versions(bucket, {
      ...wish,
      ...(after !== undefined && { after }),
      ...(afterVersion !== undefined && { afterVersion }),
    })
    const { entries, next } = listing
    return {
      xml: [
        'ListVersionsResult',
        {
          ...wish.echo,
          KeyMarker: wish.encode(after ?? ''),
          VersionIdMarker: afterVersion ?? '',
          IsTruncated: next !== undefined,
          NextKeyMarker: next && wish.encode(next.key),
          NextVersionIdMarker: next?.versionId,
          Version: entries.filter(({ isMarker }) => !isMarker).map((info) => versionElements(info, wish)),
          DeleteMarker: entries.filter(({ isMarker }) => isMarker).map((info) => markerElements(info, wish)),
          ...commonPrefixes(listing, wish),
        },
      ],
    }
  },
}

const versionElements = (info: VersionInfo, wish: Wish): XmlElements => ({
  ...objectElements(info, wish),
  VersionId: info.versionId,
  IsLatest: info.isCurrent,
  Owner: owner(account),
})

const markerElements = ({ key, versionId, isCurrent, modifiedAt }: VersionInfo, { encode }: Wish): XmlElements => ({
  Key: encode(key),
  VersionId: versionId,
  IsLatest: isCurrent,
  LastModified: new Date(modifiedAt).toISOString(),
  Owner: owner(account),
})

export const listingOperations: readonly Operation[] = [listObjectsV2, listObjects, listObjectVersions]
