import { policyId } from '../plan/logical-ids.ts'
import type { BucketPlan } from '../plan/plan.ts'
import { type Resources, ref, sub } from '../template.ts'
import type { Names } from './names.ts'
import { denyInsecureTransport, policy } from './policy.ts'
import { metadata, retained, tagList } from './resource.ts'

const UNFINISHED_UPLOAD_DAYS = 7
const OLD_VERSION_DAYS = 30

/**
 * A bucket and its policy. It keeps versions, so that a file which is read again after a failure is the file that was
 * announced, and an object written twice is not lost; old versions go after a month.
 */
export function bucket(need: BucketPlan, names: Names): Resources {
  const { logicalId, route, notifies } = need
  return {
    [logicalId]: {
      Type: 'AWS::S3::Bucket',
      // S3 tests the notification when the bucket is made, and the inbox must let it in by then.
      ...(notifies !== undefined && names.isHere(notifies) && { DependsOn: policyId(notifies) }),
      ...retained,
      ...metadata(notifies === undefined ? 'TARGET' : 'SOURCE', route),
      Properties: {
        BucketName: sub(names.bucket(logicalId)),
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
        LifecycleConfiguration: {
          Rules: [
            {
              Id: 'CleanUp',
              Status: 'Enabled',
              AbortIncompleteMultipartUpload: { DaysAfterInitiation: UNFINISHED_UPLOAD_DAYS },
              NoncurrentVersionExpiration: { NoncurrentDays: OLD_VERSION_DAYS },
            },
          ],
        },
        ...(notifies !== undefined && {
          NotificationConfiguration: {
            QueueConfigurations: [{ Event: 's3:ObjectCreated:*', Queue: names.usedQueueArn(notifies) }],
          },
        }),
        Tags: tagList(names.scope, route),
      },
    },
    [policyId(logicalId)]: {
      Type: 'AWS::S3::BucketPolicy',
      ...metadata('PERMISSION', route),
      Properties: {
        Bucket: ref(logicalId),
        PolicyDocument: policy(
          denyInsecureTransport('s3:*', [names.bucketArn(logicalId), names.objectsArn(logicalId)]),
        ),
      },
    },
  }
}
