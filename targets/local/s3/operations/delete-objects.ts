import { CloudError } from '../../cloud-error.ts'
import { collect } from '../collect.ts'
import { versionHeader } from '../object-headers.ts'
import { actionOnVersion, type Operation, type S3Parts } from '../operation.ts'
import { type ObjectName, objectArn, type S3Request } from '../request.ts'
import { parseXml, type XmlElements, type XmlNode } from '../xml.ts'

const deleteObject: Operation = {
  name: 'DeleteObject',
  method: 'DELETE',
  on: 'object',
  action: actionOnVersion('s3:DeleteObject'),
  async run({ bucket, key, query }, { objects }) {
    const { versionId, isMarker } = await objects.remove(bucket, key, query.get('versionId'))
    return {
      status: 204,
      headers: { ...versionHeader(versionId), 'x-amz-delete-marker': isMarker ? 'true' : undefined },
    }
  },
}

const MOST_KEYS = 1000

const deleteObjects: Operation = {
  name: 'DeleteObjects',
  method: 'POST',
  on: 'bucket',
  query: ['delete'],
  // Each object is asked for on its own; to call it takes nothing.
  action: '',
  async run(request, parts) {
    const { children } = parseXml(await collect(request), 'Delete')
    const names = (children.Object ?? []).map((node) => nameIn(node, request.bucket))
    if (names.length === 0 || names.length > MOST_KEYS) {
      throw new CloudError(
        'MalformedXML',
        `From 1 to ${MOST_KEYS} objects can be deleted in one request; these are ${names.length}.`,
      )
    }
    const isQuiet = children.Quiet?.[0]?.text === 'true'
    const results = await Promise.all(names.map((name) => deleteOne(name, request, parts)))
    const failed = results.filter((result) => 'Code' in result)
    const deleted = results.filter((result) => !('Code' in result))
    return { xml: ['DeleteResult', { Deleted: isQuiet ? [] : deleted, Error: failed }] }
  },
}

function nameIn({ children }: XmlNode, bucket: string): ObjectName {
  const key = children.Key?.[0]?.text ?? ''
  const versionId = children.VersionId?.[0]?.text ?? ''
  return { bucket, key, ...(versionId !== '' && { versionId }) }
}

/** One that cannot be deleted does not keep the others. */
async function deleteOne(name: ObjectName, { signed }: S3Request, { objects, access }: S3Parts): Promise<XmlElements> {
  const { bucket, key, versionId } = name
  try {
    access.authorize(
      signed.principal,
      versionId === undefined ? 's3:DeleteObject' : 's3:DeleteObjectVersion',
      objectArn(name),
    )
    const removed = await objects.remove(bucket, key, versionId)
    return {
      Key: key,
      VersionId: versionId,
      ...(removed.isMarker && { DeleteMarker: true, DeleteMarkerVersionId: removed.versionId }),
    }
  } catch (error) {
    if (!(error instanceof CloudError)) throw error
    return { Key: key, VersionId: versionId, Code: error.code, Message: error.message }
  }
}

export const deleteOperations: readonly Operation[] = [deleteObject, deleteObjects]
