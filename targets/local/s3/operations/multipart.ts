import { CloudError } from '../../cloud-error.ts'
import type { Checksum } from '../../objects/object.ts'
import type { UploadInfo } from '../../objects/uploads/uploads.ts'
import { contentOf } from '../body/content.ts'
import { collect } from '../collect.ts'
import { checksumElements, checksumHeaders, detailsOf, madeHeaders, preconditionOf } from '../object-headers.ts'
import type { Operation, S3Parts } from '../operation.ts'
import { rangeOf } from '../range.ts'
import { header, type S3Request } from '../request.ts'
import { parseXml, type XmlNode } from '../xml.ts'
import { findSource } from './put-object.ts'
import { checksumOf, checksumRule } from './upload-checksums.ts'

const MOST_PARTS = 10_000

const createMultipartUpload: Operation = {
  name: 'CreateMultipartUpload',
  method: 'POST',
  on: 'object',
  query: ['uploads'],
  action: 's3:PutObject',
  async run(request, { objects }) {
    const { bucket, key } = request
    const checksum = checksumRule(request)
    const upload = await objects.uploads.start({
      bucket,
      key,
      details: detailsOf(request),
      ...(checksum && { checksum }),
    })
    return {
      headers: {
        'x-amz-server-side-encryption': 'AES256',
        'x-amz-checksum-algorithm': checksum?.algorithm.toUpperCase(),
        'x-amz-checksum-type': checksum?.type,
      },
      xml: ['InitiateMultipartUploadResult', { Bucket: bucket, Key: key, UploadId: upload.id }],
    }
  },
}

/** @throws {CloudError} `NoSuchUpload` */
export const namedUpload = ({ bucket, key, query }: S3Request, { objects }: S3Parts): UploadInfo =>
  objects.uploads.get(bucket, key, query.get('uploadId') ?? '')

function partNumber({ query }: S3Request): number {
  const number = Number(query.get('partNumber'))
  if (Number.isInteger(number) && number >= 1 && number <= MOST_PARTS) return number
  throw new CloudError('InvalidArgument', `Part number must be an integer between 1 and ${MOST_PARTS}, inclusive`)
}

const uploadPart: Operation = {
  name: 'UploadPart',
  method: 'PUT',
  on: 'object',
  query: ['partNumber', 'uploadId'],
  action: 's3:PutObject',
  async run(request, parts) {
    const upload = namedUpload(request, parts)
    const { body, checksum } = contentOf(request.incoming, request.signed)
    const part = await parts.objects.uploads.putPart(upload, partNumber(request), body, checksum)
    return { headers: { etag: part.etag, 'x-amz-server-side-encryption': 'AES256', ...sumHeader(part.checksum) } }
  },
}

/** Parts have no type of checksum. */
const sumHeader = (checksum: Checksum | undefined) => ({
  ...checksumHeaders(checksum),
  'x-amz-checksum-type': undefined,
})

const uploadPartCopy: Operation = {
  name: 'UploadPartCopy',
  method: 'PUT',
  on: 'object',
  query: ['partNumber', 'uploadId'],
  header: 'x-amz-copy-source',
  action: 's3:PutObject',
  async run(request, parts) {
    const { objects } = parts
    const upload = namedUpload(request, parts)
    const number = partNumber(request)
    const source = findSource(request, parts)
    const text = header(request, 'x-amz-copy-source-range')
    const range = text === undefined ? undefined : rangeOf(text, source.bytes)
    if (text !== undefined && range === undefined) {
      const message = 'The x-amz-copy-source-range value must be of the form bytes=first-last'
      throw new CloudError('InvalidArgument', message)
    }
    const part = await objects.uploads.putPart(upload, number, objects.read(source, range))
    return { xml: ['CopyPartResult', { ETag: part.etag, LastModified: new Date(part.modifiedAt).toISOString() }] }
  },
}

const completeMultipartUpload: Operation = {
  name: 'CompleteMultipartUpload',
  method: 'POST',
  on: 'object',
  query: ['uploadId'],
  action: 's3:PutObject',
  async run(request, parts) {
    const upload = namedUpload(request, parts)
    const { children } = parseXml(await collect(request), 'CompleteMultipartUpload')
    const named = (children.Part ?? []).map((part) => ({
      number: Number(textIn(part, 'PartNumber')),
      etag: textIn(part, 'ETag'),
    }))
    if (named.length === 0) throw new CloudError('MalformedXML', 'You must specify at least one part')
    const precondition = preconditionOf(request)
    const { info } = await parts.objects.uploads.complete(upload, named, {
      ...(precondition && { precondition }),
      checksumOf: (found) => checksumOf(upload, found, request),
    })
    const { bucket, key, etag, checksum } = info
    const { etag: _, ...headers } = madeHeaders(info)
    const Location = `http://${request.headers.host}/${bucket}/${encodeURIComponent(key)}`
    return {
      headers,
      xml: [
        'CompleteMultipartUploadResult',
        { Location, Bucket: bucket, Key: key, ETag: etag, ...checksumElements(checksum) },
      ],
    }
  },
}

const textIn = ({ children }: XmlNode, name: string): string => children[name]?.[0]?.text ?? ''

const abortMultipartUpload: Operation = {
  name: 'AbortMultipartUpload',
  method: 'DELETE',
  on: 'object',
  query: ['uploadId'],
  action: 's3:AbortMultipartUpload',
  async run(request, parts) {
    await parts.objects.uploads.abort(namedUpload(request, parts))
    return { status: 204 }
  },
}

export const multipartOperations: readonly Operation[] = [
  createMultipartUpload,
  uploadPart,
  uploadPartCopy,
  completeMultipartUpload,
  abortMultipartUpload,
]
