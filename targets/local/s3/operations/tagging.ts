import { collect } from '../collect.ts'
import { checkTags, versionHeader } from '../object-headers.ts'
import type { Operation } from '../operation.ts'
import { parseXml } from '../xml.ts'
import { namedObject } from './get-object.ts'

/** The action on the tags of a version that is named is another one. */
const action =
  (verb: string): Operation['action'] =>
  ({ query }) =>
    query.has('versionId') ? `s3:${verb}ObjectVersionTagging` : `s3:${verb}ObjectTagging`

const getObjectTagging: Operation = {
  name: 'GetObjectTagging',
  method: 'GET',
  on: 'object',
  query: ['tagging'],
  action: action('Get'),
  run(request, { objects }) {
    const { bucket, key, versionId } = namedObject(request)
    const info = objects.head(bucket, key, versionId)
    const tags = Object.entries(info.tags ?? {}).map(([Key, Value]) => ({ Key, Value }))
    return { headers: versionHeader(info.versionId), xml: ['Tagging', { TagSet: { Tag: tags } }] }
  },
}

const putObjectTagging: Operation = {
  name: 'PutObjectTagging',
  method: 'PUT',
  on: 'object',
  query: ['tagging'],
  action: action('Put'),
  async run(request, { objects }) {
    const { children } = parseXml(await collect(request), 'Tagging')
    const tags = (children.TagSet?.[0]?.children.Tag ?? []).map(
      (tag) => [tag.children.Key?.[0]?.text ?? '', tag.children.Value?.[0]?.text ?? ''] as const,
    )
    const { bucket, key, versionId } = namedObject(request)
    await objects.putTags(bucket, key, versionId, checkTags(tags))
    return { headers: versionHeader(objects.head(bucket, key, versionId).versionId) }
  },
}

const deleteObjectTagging: Operation = {
  name: 'DeleteObjectTagging',
  method: 'DELETE',
  on: 'object',
  query: ['tagging'],
  action: action('Delete'),
  async run(request, { objects }) {
    const { bucket, key, versionId } = namedObject(request)
    await objects.putTags(bucket, key, versionId, {})
    return { status: 204, headers: versionHeader(objects.head(bucket, key, versionId).versionId) }
  },
}

export const taggingOperations: readonly Operation[] = [getObjectTagging, putObjectTagging, deleteObjectTagging]
