import type { Access } from '../access/access.ts'
import type { CloudLog } from '../cloud-log.ts'
import { account, bucketArn, nameInArn, region } from '../place.ts'
import type { Queues, Settlement } from '../queues/queues.ts'
import type { ObjectInfo } from './object.ts'
import type { BucketInfo } from './objects.ts'

/** What is announced of objects, in S3's words. */
export type ObjectEvent =
  | 'ObjectCreated:Put'
  | 'ObjectCreated:Copy'
  | 'ObjectCreated:CompleteMultipartUpload'
  | 'ObjectRemoved:Delete'
  | 'ObjectRemoved:DeleteMarkerCreated'

/** Something that has become of an object. */
export interface Announcement {
  readonly event: ObjectEvent
  readonly bucket: BucketInfo
  readonly object: Pick<ObjectInfo, 'key' | 'bytes' | 'etag' | 'versionId' | 'modifiedAt'>
  /** Of the version: orders the events of a key. */
  readonly id: number
}

/** The messages that tell of it, to the queues that the bucket notifies. */
export type Announce = (announcement: Announcement) => NonNullable<Settlement['sends']>

/**
 * S3 sends in its own name, and queues let it in by their policies. Where one does not, or is gone, S3 passes over it and nobody
 * learns of it; here a line of the log tells.
 */
export function createAnnounce(access: Access, queues: Queues, log: CloudLog): Announce {
  const refusalOf = (queueArn: string, bucket: string): string | undefined => {
    if (queues.get(nameInArn(queueArn)) === undefined) return 'there is no such queue'
    const context = { 'aws:SourceArn': bucketArn(bucket), 'aws:SourceAccount': account }
    try {
      access.authorize({ id: 's3.amazonaws.com', policies: [] }, 'sqs:SendMessage', queueArn, context)
      return undefined
    } catch (error) {
      return error instanceof Error ? error.message : String(error)
    }
  }

  return (announcement) => {
    const { bucket, event, object } = announcement
    const wanted = bucket.notifications.filter(({ events }) => events.some((pattern) => matches(pattern, event)))
    return wanted.flatMap(({ queueArn }) => {
      const reason = refusalOf(queueArn, bucket.name)
      if (reason === undefined) {
        return { queue: nameInArn(queueArn), message: { body: bodyOf(announcement), attributes: {} } }
      }
      log.warn({ bucket: bucket.name, key: object.key, queueArn, reason }, 'a bucket could not notify a queue')
      return []
    })
  }
}

/** `s3:ObjectCreated:*` stands for all that begin so. */
const matches = (pattern: string, event: ObjectEvent): boolean =>
  pattern.endsWith('*') ? `s3:${event}`.startsWith(pattern.slice(0, -1)) : pattern === `s3:${event}`

/** As S3 writes it. */
function bodyOf({ event, bucket, object, id }: Announcement): string {
  const sequencer = id.toString(16).toUpperCase().padStart(16, '0')
  const isRemoval = event.startsWith('ObjectRemoved')
  return JSON.stringify({
    Records: [
      {
        eventVersion: '2.1',
        eventSource: 'aws:s3',
        awsRegion: region,
        eventTime: new Date(object.modifiedAt).toISOString(),
        eventName: event,
        userIdentity: { principalId: `AWS:${account}` },
        requestParameters: { sourceIPAddress: '127.0.0.1' },
        responseElements: { 'x-amz-request-id': sequencer, 'x-amz-id-2': sequencer },
        s3: {
          s3SchemaVersion: '1.0',
          configurationId: bucket.name,
          bucket: { name: bucket.name, ownerIdentity: { principalId: account }, arn: bucketArn(bucket.name) },
          object: {
            key: encodeKey(object.key),
            ...(!isRemoval && { size: object.bytes, eTag: object.etag.replaceAll('"', '') }),
            ...(bucket.versioned && { versionId: object.versionId }),
            sequencer,
          },
        },
      },
    ],
  })
}

/** As in a form, but for slashes: a space is a plus. */
const encodeKey = (key: string): string =>
  encodeURIComponent(key)
    .replace(/[!'()~]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+')
    .replaceAll('%2F', '/')
