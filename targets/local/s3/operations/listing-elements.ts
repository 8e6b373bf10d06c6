import { CloudError } from '../../cloud-error.ts'
import type { ObjectInfo } from '../../objects/object.ts'
import type { Listing } from '../../objects/objects.ts'
import { numberIn, type S3Request } from '../request.ts'
import type { XmlElements } from '../xml.ts'

const MOST_KEYS = 1000

/** What all listings share. */
export interface Wish {
  readonly prefix: string
  readonly delimiter: string
  readonly max: number
  /** As keys are written in the answer. */
  readonly encode: (key: string) => string
  /** The part of the answer that repeats the question. */
  readonly echo: XmlElements
}

/** @throws {CloudError} `InvalidArgument` */
export function wishOf(request: S3Request): Wish {
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

/** Shared beginnings of keys. */
export const commonPrefixes = ({ prefixes }: Listing<unknown>, { encode }: Wish): XmlElements => ({
  CommonPrefixes: prefixes.map((prefix) => ({ Prefix: encode(prefix) })),
})

/** An object, as listings tell of it. */
export const objectElements = (info: ObjectInfo, { encode }: Wish): XmlElements => ({
  Key: encode(info.key),
  LastModified: new Date(info.modifiedAt).toISOString(),
  ETag: info.etag,
  ChecksumAlgorithm: info.checksum?.algorithm.toUpperCase(),
  ChecksumType: info.checksum?.type,
  Size: info.bytes,
  StorageClass: 'STANDARD',
})
