import { CloudError } from '../../cloud-error.ts'
import type { ObjectInfo } from '../../objects/object.ts'
import { preconditionFailed } from '../../objects/precondition.ts'
import { bucketArn } from '../../place.ts'
import { verdictOn } from '../conditions.ts'
import { asciiText, checksumHeaders, notImplemented, objectHeaders } from '../object-headers.ts'
import { actionOnVersion, type Operation, type S3Answer, type S3Parts } from '../operation.ts'
import { rangeOf } from '../range.ts'
import { header, type ObjectName, type S3Request } from '../request.ts'

/**
 * An object that a request reads. Whoever may not list the bucket is not told that it is missing.
 *
 * @throws {CloudError} `NoSuchKey`, `NoSuchVersion`, `MethodNotAllowed`, `AccessDenied`
 */
export function findObject({ signed }: S3Request, { objects, access }: S3Parts, name: ObjectName): ObjectInfo {
  try {
    return objects.head(name.bucket, name.key, name.versionId)
  } catch (error) {
    if (error instanceof CloudError && error.code === 'NoSuchKey') {
      access.authorize(signed.principal, 's3:ListBucket', bucketArn(name.bucket))
    }
    throw error
  }
}

/** The object that a request names. */
export const namedObject = ({ bucket, key, query }: S3Request): ObjectName => {
  const versionId = query.get('versionId')
  return { bucket, key, ...(versionId !== undefined && { versionId }) }
}

/** Headers of the answer that a signed URL may choose. */
const CHOSEN = [
  'cache-control',
  'content-disposition',
  'content-encoding',
  'content-language',
  'content-type',
  'expires',
]

function answerTo(request: S3Request, parts: S3Parts): S3Answer {
  const { query } = request
  if (query.has('partNumber')) throw notImplemented('partNumber, to read one part')
  const info = findObject(request, parts, namedObject(request))
  const verdict = verdictOn(request, info)
  if (verdict === 'failed') throw preconditionFailed()
  const headers = objectHeaders(info)
  if (verdict === 'not-modified')
    return { status: 304, headers: { etag: info.etag, 'last-modified': headers['last-modified'] } }
  const range = rangeOf(header(request, 'range'), info.bytes)
  const chosen = CHOSEN.flatMap((name) => {
    const value = query.get(`response-${name}`)
    return value === undefined ? [] : [[name, asciiText(value)]]
  })
  const wantsChecksum = header(request, 'x-amz-checksum-mode')?.toUpperCase() === 'ENABLED'
  return {
    status: range === undefined ? 200 : 206,
    headers: {
      ...headers,
      // It is of the whole.
      ...(wantsChecksum && range === undefined && checksumHeaders(info.checksum)),
      ...Object.fromEntries(chosen),
      'content-length': range === undefined ? info.bytes : range.end - range.start + 1,
      'content-range': range && `bytes ${range.start}-${range.end}/${info.bytes}`,
    },
    ...(request.method === 'GET' && { stream: parts.objects.read(info, range) }),
  }
}

const getObject: Operation = {
  name: 'GetObject',
  method: 'GET',
  on: 'object',
  action: actionOnVersion('s3:GetObject'),
  run: answerTo,
}

const headObject: Operation = {
  name: 'HeadObject',
  method: 'HEAD',
  on: 'object',
  action: actionOnVersion('s3:GetObject'),
  run: answerTo,
}

export const readOperations: readonly Operation[] = [getObject, headObject]
