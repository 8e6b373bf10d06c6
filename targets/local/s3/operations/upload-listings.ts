import { account } from '../../place.ts'
import { checksumElements, notImplemented } from '../object-headers.ts'
import { type Operation, owner } from '../operation.ts'
import { numberIn } from '../request.ts'
import { encoderOf } from './listing-elements.ts'
import { namedUpload } from './multipart.ts'

const MOST = 1000

const listParts: Operation = {
  name: 'ListParts',
  method: 'GET',
  on: 'object',
  query: ['uploadId'],
  action: 's3:ListMultipartUploadParts',
  run(request, parts) {
    const upload = namedUpload(request, parts)
    const after = numberIn(request, 'part-number-marker', { most: Number.MAX_SAFE_INTEGER, otherwise: 0 })
    const max = numberIn(request, 'max-parts', { most: MOST, otherwise: MOST })
    const found = parts.objects.uploads.parts(upload, { after, max: max + 1 })
    const shown = found.slice(0, max)
    return {
      xml: [
        'ListPartsResult',
        {
          Bucket: upload.bucket,
          Key: upload.key,
          UploadId: upload.id,
          Initiator: owner(account),
          Owner: owner(account),
          StorageClass: 'STANDARD',
          PartNumberMarker: after,
          NextPartNumberMarker: found.length > max ? shown.at(-1)?.number : undefined,
          MaxParts: max,
          IsTruncated: found.length > max,
          ChecksumAlgorithm: upload.checksum?.algorithm.toUpperCase(),
          ChecksumType: upload.checksum?.type,
          Part: shown.map(({ number, modifiedAt, etag, bytes, checksum }) => ({
            PartNumber: number,
            LastModified: new Date(modifiedAt).toISOString(),
            ETag: etag,
            Size: bytes,
            ...checksumElements(checksum),
            ChecksumType: undefined,
          })),
        },
      ],
    }
  },
}

const listMultipartUploads: Operation = {
  name: 'ListMultipartUploads',
  method: 'GET',
  on: 'bucket',
  query: ['uploads'],
  action: 's3:ListBucketMultipartUploads',
  run(request, { objects }) {
    const { query, bucket } = request
    if (query.get('delimiter')) throw notImplemented('a delimiter between the keys of uploads')
    const prefix = query.get('prefix') ?? ''
    const encode = encoderOf(request)
    const max = numberIn(request, 'max-uploads', { most: MOST, otherwise: MOST })
    const key = query.get('key-marker')
    const id = query.get('upload-id-marker')
    const after = key === undefined || key === '' ? undefined : { key, ...(id && { id }) }
    const found = objects.uploads.list(bucket, { prefix, ...(after && { after }), max: max + 1 })
    const shown = found.slice(0, max)
    const last = found.length > max ? shown.at(-1) : undefined
    return {
      xml: [
        'ListMultipartUploadsResult',
        {
          Bucket: bucket,
          KeyMarker: encode(key ?? ''),
          UploadIdMarker: id ?? '',
          NextKeyMarker: last && encode(last.key),
          NextUploadIdMarker: last?.id,
          Prefix: encode(prefix),
          EncodingType: query.get('encoding-type'),
          MaxUploads: max,
          IsTruncated: last !== undefined,
          Upload: shown.map((upload) => ({
            Key: encode(upload.key),
            UploadId: upload.id,
            Initiator: owner(account),
            Owner: owner(account),
            StorageClass: 'STANDARD',
            Initiated: new Date(upload.startedAt).toISOString(),
            ChecksumAlgorithm: upload.checksum?.algorithm.toUpperCase(),
            ChecksumType: upload.checksum?.type,
          })),
        },
      ],
    }
  },
}

export const uploadListingOperations: readonly Operation[] = [listParts, listMultipartUploads]
