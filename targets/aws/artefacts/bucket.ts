import {
  type BucketLocationConstraint,
  CreateBucketCommand,
  GetBucketVersioningCommand,
  PutBucketEncryptionCommand,
  PutBucketLifecycleConfigurationCommand,
  PutBucketPolicyCommand,
  PutBucketVersioningCommand,
  PutPublicAccessBlockCommand,
  type S3Client,
} from '@aws-sdk/client-s3'
import { TargetError } from '../../driver.ts'
import type { Identity } from '../access/identity.ts'
import { isNamed } from '../aws-error.ts'

const UNFINISHED_UPLOAD_DAYS = 7
const OLD_VERSION_DAYS = 30

/** Of an account in a region. Names are shared by all the world, so somebody else may have it. */
export const artefactBucketName = (accountId: string, region: string): string =>
  `routo-artefacts-${accountId}-${region}`

/**
 * Makes the bucket, closed to the public and to requests without TLS. It gets its versions last: a bucket that has them is
 * finished, however often we were interrupted.
 *
 * @throws {TargetError} `BUCKET_TAKEN`
 */
export async function ensureBucket(s3: S3Client, { accountId, partition }: Identity, region: string): Promise<string> {
  const Bucket = artefactBucketName(accountId, region)
  const ours = { Bucket, ExpectedBucketOwner: accountId }
  if (await isFinished(s3, ours)) return Bucket
  await create(s3, Bucket, region)
  const arn = `arn:${partition.name}:s3:::${Bucket}`
  await s3.send(new PutPublicAccessBlockCommand({ ...ours, PublicAccessBlockConfiguration: closed }))
  await s3.send(new PutBucketEncryptionCommand({ ...ours, ServerSideEncryptionConfiguration: encrypted }))
  await s3.send(new PutBucketPolicyCommand({ ...ours, Policy: JSON.stringify(tlsOnly(arn)) }))
  await s3.send(new PutBucketLifecycleConfigurationCommand({ ...ours, LifecycleConfiguration: cleanUp }))
  await s3.send(new PutBucketVersioningCommand({ ...ours, VersioningConfiguration: { Status: 'Enabled' } }))
  return Bucket
}

/** A bucket of another account is not: AWS refuses it, as it refuses one that we may not look at; making it tells them apart. */
async function isFinished(s3: S3Client, ours: { readonly Bucket: string; readonly ExpectedBucketOwner: string }) {
  try {
    const { Status } = await s3.send(new GetBucketVersioningCommand(ours))
    return Status === 'Enabled'
  } catch (error) {
    if (isNamed(error, 'NoSuchBucket', 'NotFound', 'AccessDenied', 'Forbidden')) return false
    throw error
  }
}

async function create(s3: S3Client, Bucket: string, region: string): Promise<void> {
  try {
    await s3.send(
      new CreateBucketCommand({
        Bucket,
        ObjectOwnership: 'BucketOwnerEnforced',
        // S3's first region has no name here. The SDK lists the regions of its day.
        ...(region !== 'us-east-1' && {
          CreateBucketConfiguration: { LocationConstraint: region as BucketLocationConstraint },
        }),
      }),
    )
  } catch (error) {
    if (isNamed(error, 'BucketAlreadyOwnedByYou')) return
    if (isNamed(error, 'BucketAlreadyExists')) throw taken(Bucket)
    throw error
  }
}

/** Code and templates must not go into a bucket that somebody has made to receive them. */
const taken = (bucket: string): TargetError => new TargetError('BUCKET_TAKEN', takenSaid(bucket))

/** What is said of a bucket of our name that is not ours. */
export const takenSaid = (bucket: string): string =>
  `Another account has a bucket named ${bucket}, so nothing is put there. Deploy to another region, or ask AWS to have it removed.`

const closed = {
  BlockPublicAcls: true,
  BlockPublicPolicy: true,
  IgnorePublicAcls: true,
  RestrictPublicBuckets: true,
}

const encrypted = { Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' as const } }] }

const tlsOnly = (arn: string) => ({
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'DenyInsecureTransport',
      Effect: 'Deny',
      Principal: '*',
      Action: 's3:*',
      Resource: [arn, `${arn}/*`],
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    },
  ],
})

/** What was brought stays, since it may be brought back; what nobody can name any more goes. */
const cleanUp = {
  Rules: [
    {
      ID: 'CleanUp',
      Status: 'Enabled' as const,
      Filter: { Prefix: '' },
      AbortIncompleteMultipartUpload: { DaysAfterInitiation: UNFINISHED_UPLOAD_DAYS },
      NoncurrentVersionExpiration: { NoncurrentDays: OLD_VERSION_DAYS },
    },
  ],
}
