import { exactly, listOf, object, text } from '../../../../compiler/shape.ts'
import type { PolicyDocument } from '../../access/access.ts'
import { CloudError } from '../../cloud-error.ts'
import { bucketArn, nameInArn, region, urlSuffix } from '../../place.ts'
import { kind } from './kind.ts'
import { generatedName } from './names.ts'
import { always, count, policyDocument, type TagList, tagList, tagMap, tags } from './shapes.ts'

interface BucketProperties {
  readonly BucketName: string
  readonly LifecycleConfiguration: { readonly Rules: readonly LifecycleRule[] }
  readonly NotificationConfiguration?: {
    readonly QueueConfigurations: readonly { readonly Event: string; readonly Queue: string }[]
  }
  readonly Tags: TagList
}

interface LifecycleRule {
  readonly AbortIncompleteMultipartUpload?: { readonly DaysAfterInitiation: number }
  readonly NoncurrentVersionExpiration?: { readonly NoncurrentDays: number }
}

const lifecycleRule = object(
  { Id: text, Status: exactly('Enabled') },
  {
    AbortIncompleteMultipartUpload: object({ DaysAfterInitiation: count }),
    NoncurrentVersionExpiration: object({ NoncurrentDays: count }),
  },
)

/** How every bucket of a template is kept here; one that asks for anything else is refused. */
const fixed = {
  BucketEncryption: {
    ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
  },
  OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
  PublicAccessBlockConfiguration: {
    BlockPublicAcls: true,
    BlockPublicPolicy: true,
    IgnorePublicAcls: true,
    RestrictPublicBuckets: true,
  },
  VersioningConfiguration: { Status: 'Enabled' },
} as const

export const bucket = kind<BucketProperties>({
  shape: object(
    {
      BucketName: text,
      ...Object.fromEntries(Object.entries(fixed).map(([name, value]) => [name, always(value)])),
      LifecycleConfiguration: object({ Rules: listOf(lifecycleRule) }),
      Tags: tags,
    },
    { NotificationConfiguration: object({ QueueConfigurations: listOf(object({ Event: text, Queue: text })) }) },
  ),
  isNamed: true,
  physicalId: ({ properties }) => properties.BucketName,
  attributes: (name) => ({
    Arn: bucketArn(name),
    DomainName: `${name}.s3.${urlSuffix}`,
    RegionalDomainName: `${name}.s3.${region}.${urlSuffix}`,
  }),
  async put({ physicalId, properties }, { objects, queues }) {
    const notified = properties.NotificationConfiguration?.QueueConfigurations ?? []
    const missing = notified.find(({ Queue }) => queues.get(nameInArn(Queue)) === undefined)
    // As S3 does when a notification is set up.
    if (missing !== undefined) {
      throw new CloudError(
        'InvalidArgument',
        `Unable to validate the destination ${missing.Queue}: there is no such queue.`,
      )
    }
    const rules = properties.LifecycleConfiguration.Rules
    const oldVersionDays = least(rules.map((rule) => rule.NoncurrentVersionExpiration?.NoncurrentDays))
    const unfinishedUploadDays = least(rules.map((rule) => rule.AbortIncompleteMultipartUpload?.DaysAfterInitiation))
    await objects.putBucket(physicalId, {
      versioned: true,
      notifications: notified.map(({ Event, Queue }) => ({ events: [Event], queueArn: Queue })),
      ...(oldVersionDays !== undefined && { oldVersionDays }),
      ...(unfinishedUploadDays !== undefined && { unfinishedUploadDays }),
      tags: tagMap(properties.Tags),
    })
  },
  async remove({ physicalId }, { objects }) {
    if (objects.bucket(physicalId) !== undefined) await objects.removeBucket(physicalId, { withObjects: true })
  },
  live({ physicalId, properties }, { objects }) {
    const info = objects.bucket(physicalId)
    if (info === undefined) return undefined
    const queued = info.notifications.flatMap(({ events, queueArn: Queue }) =>
      events.map((Event) => ({ Event, Queue })),
    )
    return {
      ...fixed,
      BucketName: physicalId,
      VersioningConfiguration: { Status: info.versioned ? 'Enabled' : 'Suspended' },
      LifecycleConfiguration: {
        Rules: properties.LifecycleConfiguration.Rules.map((rule) => ({
          ...rule,
          ...(info.unfinishedUploadDays !== undefined && {
            AbortIncompleteMultipartUpload: { DaysAfterInitiation: info.unfinishedUploadDays },
          }),
          ...(info.oldVersionDays !== undefined && {
            NoncurrentVersionExpiration: { NoncurrentDays: info.oldVersionDays },
          }),
        })),
      },
      ...(queued.length > 0 && { NotificationConfiguration: { QueueConfigurations: queued } }),
      Tags: tagList(info.tags),
    }
  },
  contents({ physicalId }, { objects }) {
    if (objects.bucket(physicalId) === undefined) return undefined
    const number = objects.count(physicalId)
    return number === 0 ? undefined : `${number} ${number === 1 ? 'object' : 'objects'}`
  },
})

const least = (numbers: readonly (number | undefined)[]): number | undefined => {
  const known = numbers.filter((number) => number !== undefined)
  return known.length === 0 ? undefined : Math.min(...known)
}

interface BucketPolicyProperties {
  readonly Bucket: string
  readonly PolicyDocument: PolicyDocument
}

export const bucketPolicy = kind<BucketPolicyProperties>({
  shape: object({ Bucket: text, PolicyDocument: policyDocument }),
  physicalId: (resource) => generatedName(resource, 128),
  attributes: () => ({}),
  async put({ properties: { Bucket, PolicyDocument } }, { objects, access }) {
    if (objects.bucket(Bucket) === undefined) {
      throw new CloudError('NoSuchBucket', `The bucket ${Bucket}, which the policy is for, does not exist.`)
    }
    await access.putResourcePolicy(bucketArn(Bucket), PolicyDocument)
  },
  remove: ({ properties }, { access }) => access.putResourcePolicy(bucketArn(properties.Bucket), undefined),
  live: ({ properties }, { objects }) =>
    objects.bucket(properties.Bucket) === undefined ? undefined : { ...properties },
})
