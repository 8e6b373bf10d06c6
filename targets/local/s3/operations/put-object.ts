import { CloudError } from '../../cloud-error.ts'
import type { ObjectDetails, ObjectInfo } from '../../objects/object.ts'
import type { PutOptions } from '../../objects/objects.ts'
import { preconditionFailed } from '../../objects/precondition.ts'
import { UNVERSIONED } from '../../objects/versions.ts'
import { contentOf } from '../body/content.ts'
import { verdictOn } from '../conditions.ts'
import { checksumElements, detailsOf, madeHeaders, preconditionOf } from '../object-headers.ts'
import type { Operation, S3Parts } from '../operation.ts'
import { header, objectArn, readCopySource, type S3Request } from '../request.ts'
import { findObject } from './get-object.ts'

const putObject: Operation = {
  name: 'PutObject',
  method: 'PUT',
  on: 'object',
  action: 's3:PutObject',
  async run(request, { objects }) {
    const { bucket, key, incoming, signed } = request
    const { body, checksum } = contentOf(incoming, signed)
    const precondition = preconditionOf(request)
    const options: PutOptions = { ...detailsOf(request), checksum, ...(precondition && { precondition }) }
    const { info } = await objects.put(bucket, key, body, options)
    return { headers: madeHeaders(info) }
  },
}

const copyObject: Operation = {
  name: 'CopyObject',
  method: 'PUT',
  on: 'object',
  header: 'x-amz-copy-source',
  action: 's3:PutObject',
  async run(request, parts) {
    const { objects } = parts
    const source = findSource(request, parts)
    const options = copyOptions(request, source)
    const { info } = await objects.put(request.bucket, request.key, objects.read(source), options)
    return {
      headers: {
        ...madeHeaders(info),
        'x-amz-copy-source-version-id': source.versionId === UNVERSIONED ? undefined : source.versionId,
      },
      xml: [
        'CopyObjectResult',
        { ETag: info.etag, LastModified: new Date(info.modifiedAt).toISOString(), ...checksumElements(info.checksum) },
      ],
    }
  },
}

/**
 * The object that is to be copied; whoever copies it may read it.
 *
 * @throws {CloudError} `AccessDenied`, `NoSuchKey`, `PreconditionFailed`
 */
export function findSource(request: S3Request, parts: S3Parts): ObjectInfo {
  const source = readCopySource(header(request, 'x-amz-copy-source') ?? '')
  const action = source.versionId === undefined ? 's3:GetObject' : 's3:GetObjectVersion'
  parts.access.authorize(request.signed.principal, action, objectArn(source))
  const info = findObject(request, parts, source)
  if (verdictOn(request, info, 'x-amz-copy-source-') !== 'met') throw preconditionFailed()
  return info
}

function copyOptions(request: S3Request, source: ObjectInfo): PutOptions {
  const given = detailsOf(request)
  const replaces = header(request, 'x-amz-metadata-directive') === 'REPLACE'
  const replacesTags = header(request, 'x-amz-tagging-directive') === 'REPLACE'
  const isItself = source.bucket === request.bucket && source.key === request.key
  if (isItself && !replaces && !replacesTags) {
    throw new CloudError(
      'InvalidRequest',
      "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata, storage class, website redirect location or encryption attributes.",
    )
  }
  const { contentType, metadata, headers }: Omit<ObjectDetails, 'checksum'> = replaces ? given : source
  const tags = replacesTags ? given.tags : source.tags
  const precondition = preconditionOf(request)
  return {
    contentType,
    metadata,
    ...(headers && { headers }),
    ...(tags && { tags }),
    ...(precondition && { precondition }),
    // Of the same bytes, so that it stays right; one of parts says how they were cut.
    checksum: () => (source.checksum?.type === 'FULL_OBJECT' ? source.checksum : undefined),
    event: 'Copy',
  }
}

export const writeOperations: readonly Operation[] = [putObject, copyObject]
