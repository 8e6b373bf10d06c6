import { CloudError } from '../../cloud-error.ts'
import type { Operation } from '../operation.ts'

const getBucketLocation: Operation = {
  name: 'GetBucketLocation',
  method: 'GET',
  on: 'bucket',
  query: ['location'],
  action: 's3:GetBucketLocation',
  // S3 writes its first region as no region.
  run: () => ({ xml: ['LocationConstraint', {}] }),
}

const getBucketVersioning: Operation = {
  name: 'GetBucketVersioning',
  method: 'GET',
  on: 'bucket',
  query: ['versioning'],
  action: 's3:GetBucketVersioning',
  run: ({ bucket }, { objects }) => ({
    xml: ['VersioningConfiguration', { Status: objects.bucket(bucket)?.versioned ? 'Enabled' : undefined }],
  }),
}

const getBucketNotification: Operation = {
  name: 'GetBucketNotificationConfiguration',
  method: 'GET',
  on: 'bucket',
  query: ['notification'],
  action: 's3:GetBucketNotification',
  run: ({ bucket }, { objects }) => ({
    xml: [
      'NotificationConfiguration',
      {
        QueueConfiguration: objects.bucket(bucket)?.notifications.map(({ events, queueArn }, index) => ({
          Id: `${bucket}-${index + 1}`,
          Queue: queueArn,
          Event: events,
        })),
      },
    ],
  }),
}

const getBucketTagging: Operation = {
  name: 'GetBucketTagging',
  method: 'GET',
  on: 'bucket',
  query: ['tagging'],
  action: 's3:GetBucketTagging',
  run({ bucket }, { objects }) {
    const tags = Object.entries(objects.bucket(bucket)?.tags ?? {})
    if (tags.length === 0) throw new CloudError('NoSuchTagSet', 'The TagSet does not exist', { status: 404 })
    return { xml: ['Tagging', { TagSet: { Tag: tags.map(([Key, Value]) => ({ Key, Value })) } }] }
  },
}

export const bucketSettingOperations: readonly Operation[] = [
  getBucketLocation,
  getBucketVersioning,
  getBucketNotification,
  getBucketTagging,
]
