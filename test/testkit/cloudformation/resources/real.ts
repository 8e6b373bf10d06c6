import { CreateBucketCommand, DeleteBucketCommand, type S3Client } from '@aws-sdk/client-s3'
import {
  CreateQueueCommand,
  DeleteQueueCommand,
  GetQueueAttributesCommand,
  SetQueueAttributesCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs'
import type { Properties, ResourceHook, ResourceRequest } from './hook.ts'

/** Makes the queues and buckets of templates where the clients lead to; everything else stays made up. */
export function queuesAndBuckets(sqs: SQSClient, s3: S3Client): ResourceHook {
  const types: Readonly<Record<string, ResourceHook>> = {
    'AWS::SQS::Queue': (request) => queue(sqs, request),
    'AWS::S3::Bucket': (request) => bucket(s3, request),
  }
  return async (request) => types[request.type]?.(request)
}

/** Properties that are attributes of the same name, as far as the local cloud has them. */
const QUEUE_ATTRIBUTES = [
  'DelaySeconds',
  'MessageRetentionPeriod',
  'ReceiveMessageWaitTimeSeconds',
  'RedriveAllowPolicy',
  'RedrivePolicy',
  'VisibilityTimeout',
]

async function queue(sqs: SQSClient, { action, properties, physicalId }: ResourceRequest) {
  const Attributes = attributesIn(properties)
  if (action === 'DELETE') {
    await sqs.send(new DeleteQueueCommand({ QueueUrl: physicalId }))
    return undefined
  }
  if (action === 'UPDATE') {
    await sqs.send(new SetQueueAttributesCommand({ QueueUrl: physicalId, Attributes }))
    return undefined
  }
  const QueueName = String(properties.QueueName)
  const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName, Attributes }))
  if (QueueUrl === undefined) throw new Error(`no queue ${QueueName} was made`)
  const made = await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['QueueArn'] }))
  return { physicalId: QueueUrl, attributes: { Arn: made.Attributes?.QueueArn ?? '', QueueName } }
}

function attributesIn(properties: Properties): Record<string, string> {
  return Object.fromEntries(
    QUEUE_ATTRIBUTES.flatMap((name) => {
      const value = properties[name]
      if (value === undefined) return []
      return [[name, typeof value === 'object' ? JSON.stringify(value) : String(value)]]
    }),
  )
}

async function bucket(s3: S3Client, { action, physicalId: Bucket }: ResourceRequest) {
  if (action === 'CREATE') await s3.send(new CreateBucketCommand({ Bucket }))
  if (action === 'DELETE') await s3.send(new DeleteBucketCommand({ Bucket }))
  return undefined
}
