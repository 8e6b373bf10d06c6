import { CloudError } from '../../cloud-error.ts'
import { account, region } from '../../place.ts'
import { collect } from '../collect.ts'
import { type Operation, owner } from '../operation.ts'
import { numberIn } from '../request.ts'
import { parseXml } from '../xml.ts'

const MOST_BUCKETS = 10_000

const listBuckets: Operation = {
  name: 'ListBuckets',
  method: 'GET',
  on: 'service',
  action: 's3:ListAllMyBuckets',
  run(request, { objects }) {
    const { query } = request
    const prefix = query.get('prefix') ?? ''
    const after = query.get('continuation-token') ?? ''
    const max = numberIn(request, 'max-buckets', { most: MOST_BUCKETS, otherwise: MOST_BUCKETS })
    const found = objects.buckets().filter(({ name }) => name.startsWith(prefix) && name > after)
    const shown = found.slice(0, max)
    return {
      xml: [
        'ListAllMyBucketsResult',
        {
          Owner: owner(account),
          Buckets: {
            Bucket: shown.map(({ name, createdAt }) => ({
              Name: name,
              CreationDate: new Date(createdAt).toISOString(),
              BucketRegion: region,
            })),
          },
          ContinuationToken: found.length > shown.length ? shown.at(-1)?.name : undefined,
          Prefix: query.get('prefix'),
        },
      ],
    }
  },
}

/** From 3 to 63 of lower case letters, digits, hyphens and dots. */
const NAME = /^(?!\d+\.\d+\.\d+\.\d+$)(?!.*\.\.)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/

const createBucket: Operation = {
  name: 'CreateBucket',
  method: 'PUT',
  on: 'bucket',
  action: 's3:CreateBucket',
  async run(request, { objects }) {
    const { bucket } = request
    if (!NAME.test(bucket)) throw new CloudError('InvalidBucketName', 'The specified bucket is not valid.')
    const text = await collect(request)
    const place =
      text === '' ? undefined : parseXml(text, 'CreateBucketConfiguration').children.LocationConstraint?.[0]?.text
    if (place !== undefined && place !== region) {
      throw new CloudError(
        'IllegalLocationConstraintException',
        `The local cloud is in ${region}, and cannot make a bucket in ${place}.`,
      )
    }
    // In this region S3 answers a repeat as it answers the first.
    if (objects.bucket(bucket) === undefined) {
      await objects.putBucket(bucket, { versioned: false, notifications: [], tags: {} })
    }
    return { headers: { location: `/${bucket}` } }
  },
}

const headBucket: Operation = {
  name: 'HeadBucket',
  method: 'HEAD',
  on: 'bucket',
  action: 's3:ListBucket',
  run: () => ({ headers: { 'x-amz-bucket-region': region } }),
}

const deleteBucket: Operation = {
  name: 'DeleteBucket',
  method: 'DELETE',
  on: 'bucket',
  action: 's3:DeleteBucket',
  async run({ bucket }, { objects }) {
    await objects.removeBucket(bucket)
    return { status: 204 }
  },
}

export const bucketOperations: readonly Operation[] = [listBuckets, createBucket, headBucket, deleteBucket]
