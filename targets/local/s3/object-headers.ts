import type { IncomingHttpHeaders } from 'node:http'
import { CloudError } from '../cloud-error.ts'
import type { Checksum, ObjectDetails, ObjectInfo, Precondition } from '../objects/object.ts'
import { UNVERSIONED } from '../objects/versions.ts'
import { header, type S3Request } from './request.ts'

/** Kept with an object, and told again as they were. */
const KEPT = ['cache-control', 'content-disposition', 'content-encoding', 'content-language', 'expires'] as const
const METADATA = 'x-amz-meta-'
const MOST_METADATA_BYTES = 2048
const MOST_TAGS = 10

/** Headers that ask for what the local cloud has not, unless they have this value. */
const UNSUPPORTED: Readonly<Record<string, string>> = {
  'x-amz-server-side-encryption': 'AES256',
  'x-amz-server-side-encryption-customer-algorithm': '',
  'x-amz-object-lock-mode': '',
  'x-amz-object-lock-legal-hold': 'OFF',
  'x-amz-object-lock-retain-until-date': '',
  'x-amz-website-redirect-location': '',
  'x-amz-write-offset-bytes': '',
}

/**
 * What a request says of the object that it makes.
 *
 * @throws {CloudError} `NotImplemented`, `AccessControlListNotSupported`, `MetadataTooLarge`, `InvalidTag`
 */
export function detailsOf(request: Pick<S3Request, 'headers'>): Omit<ObjectDetails, 'checksum'> {
  const { headers } = request
  refuseUnsupported(headers)
  const tagging = header(request, 'x-amz-tagging')
  return {
    contentType: headers['content-type'] ?? 'binary/octet-stream',
    metadata: metadataOf(headers),
    headers: keptOf(headers),
    ...(tagging !== undefined && { tags: checkTags([...new URLSearchParams(tagging)]) }),
  }
}

function refuseUnsupported(headers: IncomingHttpHeaders): void {
  for (const [name, only] of Object.entries(UNSUPPORTED)) {
    const value = headers[name]
    if (value !== undefined && value !== only) throw notImplemented(`the header ${name}: ${value}`)
  }
  const acl = headers['x-amz-acl']
  if (acl !== undefined && acl !== 'bucket-owner-full-control') {
    throw new CloudError('AccessControlListNotSupported', 'The bucket does not allow ACLs')
  }
}

function metadataOf(headers: IncomingHttpHeaders): Readonly<Record<string, string>> {
  const entries = Object.entries(headers)
    .filter(([name]) => name.startsWith(METADATA))
    .map(([name, value]) => [name.slice(METADATA.length), Buffer.from(String(value), 'latin1').toString()])
  if (Buffer.byteLength(entries.flat().join('')) > MOST_METADATA_BYTES) {
    throw new CloudError('MetadataTooLarge', 'Your metadata headers exceed the maximum allowed metadata size')
  }
  return Object.fromEntries(entries)
}

function keptOf(headers: IncomingHttpHeaders): Readonly<Record<string, string>> {
  const kept = KEPT.map((name) => [name, headers[name]] as const).flatMap(([name, value]) => {
    // The encoding of the request is not the object's.
    const text = name === 'content-encoding' ? String(value ?? '').replace(/aws-chunked,?\s*/i, '') : value
    return text === undefined || text === '' ? [] : [[name, text]]
  })
  return Object.fromEntries(kept)
}

/** @throws {CloudError} `InvalidTag`, `BadRequest` */
export function checkTags(tags: readonly (readonly [key: string, value: string])[]): Readonly<Record<string, string>> {
  if (tags.length > MOST_TAGS) throw new CloudError('BadRequest', `Object tags cannot be greater than ${MOST_TAGS}`)
  const isWrong = tags.some(([key, value]) => key === '' || key.length > 128 || value.length > 256)
  if (isWrong) throw new CloudError('InvalidTag', 'The TagKey or the TagValue you have provided is invalid')
  if (new Set(tags.map(([key]) => key)).size < tags.length) {
    throw new CloudError('InvalidTag', 'Cannot provide multiple Tags with the same key')
  }
  return Object.fromEntries(tags)
}

/** What a request to write asks for first. */
export function preconditionOf(request: S3Request): Precondition | undefined {
  const none = header(request, 'if-none-match')
  const match = header(request, 'if-match')
  if (none !== undefined && none !== '*') throw notImplemented('If-None-Match with a value other than *')
  if (none === undefined && match === undefined) return undefined
  return { ...(none !== undefined && { isNew: true }), ...(match !== undefined && { etag: quoted(match) }) }
}

/** An etag as it is kept. */
export const quoted = (etag: string): string => `"${etag.replaceAll('"', '')}"`

/** What is told of an object that was made. */
export const madeHeaders = ({
  etag,
  versionId,
  checksum,
}: ObjectInfo): Readonly<Record<string, string | undefined>> => ({
  etag,
  'x-amz-server-side-encryption': 'AES256',
  ...versionHeader(versionId),
  ...checksumHeaders(checksum),
})

/** What is told of an object that is there. */
export const objectHeaders = (info: ObjectInfo): Readonly<Record<string, string | number | undefined>> => ({
  'accept-ranges': 'bytes',
  'content-type': info.contentType,
  etag: info.etag,
  'last-modified': new Date(info.modifiedAt).toUTCString(),
  'x-amz-server-side-encryption': 'AES256',
  ...versionHeader(info.versionId),
  ...info.headers,
  ...Object.fromEntries(Object.entries(info.metadata).map(([name, value]) => [METADATA + name, asciiText(value)])),
  'x-amz-tagging-count': Object.keys(info.tags ?? {}).length || undefined,
})

/** What headers cannot hold is encoded as in mail, as S3 does. */
export const asciiText = (text: string): string =>
  /^[\t -~]*$/.test(text) ? text : `=?UTF-8?B?${Buffer.from(text).toString('base64')}?=`

export const versionHeader = (versionId: string | undefined): Readonly<Record<string, string | undefined>> => ({
  'x-amz-version-id': versionId === UNVERSIONED ? undefined : versionId,
})

export const checksumHeaders = (checksum: Checksum | undefined): Readonly<Record<string, string>> =>
  checksum === undefined
    ? {}
    : { [`x-amz-checksum-${checksum.algorithm}`]: checksum.value, 'x-amz-checksum-type': checksum.type }

/** `ChecksumCRC32`: as XML has it. */
export const checksumElements = (checksum: Checksum | undefined): Readonly<Record<string, string>> =>
  checksum === undefined
    ? {}
    : { [`Checksum${checksum.algorithm.toUpperCase()}`]: checksum.value, ChecksumType: checksum.type }

export const notImplemented = (what: string): CloudError =>
  new CloudError(
    'NotImplemented',
    `A header or query you provided implies functionality that is not implemented: ${what}`,
    {
      status: 501,
    },
  )
