import {
  DeleteBucketCommand,
  DeleteObjectsCommand,
  ListObjectVersionsCommand,
  type ObjectIdentifier,
  type S3Client,
} from '@aws-sdk/client-s3'
import { DeleteQueueCommand, GetQueueAttributesCommand } from '@aws-sdk/client-sqs'
import { TargetError } from '../../driver.ts'
import type { Retained } from '../operations/operation.ts'
import type { Aws } from './aws.ts'
import { isAbsent } from './call.ts'

type Held = Pick<Retained, 'type' | 'physicalId'>

/** How to look into what holds data, and how to remove it. */
interface Holder {
  /** How much is in it; undefined where it is gone. */
  count(aws: Aws, physicalId: string): Promise<number | undefined>
  /** Removes it with all that is in it. */
  purge(aws: Aws, physicalId: string): Promise<void>
  readonly what: readonly [one: string, many: string]
}

const holders: Readonly<Record<string, Holder>> = {
  'AWS::SQS::Queue': {
    what: ['message', 'messages'],
    async count({ clients, call }, QueueUrl) {
      const { Attributes = {} } = await call(clients.sqs, (client) =>
        client.send(
          new GetQueueAttributesCommand({
            QueueUrl,
            AttributeNames: [
              'ApproximateNumberOfMessages',
              'ApproximateNumberOfMessagesNotVisible',
              'ApproximateNumberOfMessagesDelayed',
            ],
          }),
        ),
      )
      return Object.values(Attributes).reduce((total, count) => total + Number(count), 0)
    },
    async purge({ clients, call }, QueueUrl) {
      await call(clients.sqs, (client) => client.send(new DeleteQueueCommand({ QueueUrl })))
    },
  },
  'AWS::S3::Bucket': {
    what: ['object', 'objects'],
    async count({ clients, call }, Bucket) {
      return (await versionsIn(clients.s3, call, Bucket)).length
    },
    async purge({ clients, call }, Bucket) {
      for (;;) {
        const Objects = await versionsIn(clients.s3, call, Bucket)
        if (Objects.length === 0) break
        const { Errors: [refused] = [] } = await call(clients.s3, (client) =>
          client.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects: [...Objects], Quiet: true } })),
        )
        if (refused !== undefined) {
          throw new TargetError(
            refused.Code ?? 'NOT_EMPTY',
            `${refused.Key} in ${Bucket} cannot be deleted: ${refused.Message}`,
          )
        }
      }
      await call(clients.s3, (client) => client.send(new DeleteBucketCommand({ Bucket })))
    },
  },
}

/** Up to a thousand; versions that were deleted or overwritten are data, too, and stand in the way of the bucket's end. */
async function versionsIn(s3: S3Client, call: Aws['call'], Bucket: string): Promise<readonly ObjectIdentifier[]> {
  const { Versions = [], DeleteMarkers = [] } = await call(s3, (client) =>
    client.send(new ListObjectVersionsCommand({ Bucket })),
  )
  return [...Versions, ...DeleteMarkers].map(({ Key, VersionId }) => ({ Key, VersionId }))
}

/** Whether resources of a type hold what users have brought. */
export const holdsData = (type: string): boolean => Object.hasOwn(holders, type)

/** How many messages or objects it holds, up to a thousand objects; undefined where it is gone, or holds no data. */
export async function countIn(aws: Aws, { type, physicalId }: Held): Promise<number | undefined> {
  try {
    return await holders[type]?.count(aws, physicalId)
  } catch (error) {
    if (isAbsent(error)) return undefined
    throw error
  }
}

/** `3 messages`; undefined where it is empty or gone. */
export async function contentsOf(aws: Aws, held: Held): Promise<string | undefined> {
  const count = await countIn(aws, held)
  if (!count) return undefined
  const [one, many] = holders[held.type]?.what ?? []
  return `${count} ${count === 1 ? one : many}`
}

/** Removes it with all that is in it; nothing happens where it is gone. */
export async function purge(aws: Aws, { type, physicalId }: Held): Promise<void> {
  try {
    await holders[type]?.purge(aws, physicalId)
  } catch (error) {
    if (!isAbsent(error)) throw error
  }
}
