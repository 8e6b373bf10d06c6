import { exactly, listOf, object, text } from '../../../../compiler/shape.ts'
import type { PolicyDocument } from '../../access/access.ts'
import { CloudError } from '../../cloud-error.ts'
import { account, queueArn } from '../../place.ts'
import { defaultAttributes } from '../../sqs/queue-attributes.ts'
import type { Place } from '../resource.ts'
import { kind } from './kind.ts'
import { generatedName } from './names.ts'
import { count, policyDocument, type TagList, tagList, tagMap, tags } from './shapes.ts'

interface QueueProperties {
  readonly QueueName: string
  readonly VisibilityTimeout: number
  readonly MessageRetentionPeriod: number
  readonly RedrivePolicy?: { readonly deadLetterTargetArn: string; readonly maxReceiveCount: number }
  readonly RedriveAllowPolicy?: { readonly redrivePermission: string; readonly sourceQueueArns: readonly string[] }
  readonly Tags: TagList
}

/** The URL by which clients call a queue. */
const queueUrl = (name: string, { origin }: Place): string => `${origin}/${account}/${name}`

export const queue = kind<QueueProperties>({
  shape: object(
    {
      QueueName: text,
      SqsManagedSseEnabled: exactly(true),
      VisibilityTimeout: count,
      MessageRetentionPeriod: count,
      Tags: tags,
    },
    {
      RedrivePolicy: object({ deadLetterTargetArn: text, maxReceiveCount: count }),
      RedriveAllowPolicy: object({ redrivePermission: exactly('byQueue'), sourceQueueArns: listOf(text) }),
    },
  ),
  isNamed: true,
  physicalId: ({ properties }) => properties.QueueName,
  ref: queueUrl,
  attributes: (name) => ({ Arn: queueArn(name), QueueName: name }),
  async put({ physicalId, properties }, { queues }) {
    const { RedrivePolicy, RedriveAllowPolicy } = properties
    await queues.put(physicalId, {
      ...defaultAttributes,
      visibilityTimeoutS: properties.VisibilityTimeout,
      retentionS: properties.MessageRetentionPeriod,
      ...(RedrivePolicy !== undefined && {
        redrive: { deadLetterArn: RedrivePolicy.deadLetterTargetArn, maxReceiveCount: RedrivePolicy.maxReceiveCount },
      }),
      ...(RedriveAllowPolicy !== undefined && { redriveAllowPolicy: JSON.stringify(RedriveAllowPolicy) }),
      tags: tagMap(properties.Tags),
    })
  },
  async remove({ physicalId }, { queues }) {
    if (queues.get(physicalId) !== undefined) await queues.remove(physicalId)
  },
  live({ physicalId }, { queues }) {
    const info = queues.get(physicalId)
    if (info === undefined) return undefined
    return {
      QueueName: physicalId,
      SqsManagedSseEnabled: true,
      VisibilityTimeout: info.visibilityTimeoutS,
      MessageRetentionPeriod: info.retentionS,
      ...(info.redrive !== undefined && {
        RedrivePolicy: {
          deadLetterTargetArn: info.redrive.deadLetterArn,
          maxReceiveCount: info.redrive.maxReceiveCount,
        },
      }),
      ...(info.redriveAllowPolicy !== undefined && { RedriveAllowPolicy: JSON.parse(info.redriveAllowPolicy) }),
      ...(info.delayS !== defaultAttributes.delayS && { DelaySeconds: info.delayS }),
      ...(info.receiveWaitS !== defaultAttributes.receiveWaitS && { ReceiveMessageWaitTimeSeconds: info.receiveWaitS }),
      ...(info.maximumMessageBytes !== defaultAttributes.maximumMessageBytes && {
        MaximumMessageSize: info.maximumMessageBytes,
      }),
      Tags: tagList(info.tags),
    }
  },
  contents({ physicalId }, { queues }) {
    if (queues.get(physicalId) === undefined) return undefined
    const { visible, inFlight, delayed } = queues.depth(physicalId)
    const messages = visible + inFlight + delayed
    return messages === 0 ? undefined : `${messages} ${messages === 1 ? 'message' : 'messages'}`
  },
})

interface QueuePolicyProperties {
  /** URLs. */
  readonly Queues: readonly string[]
  readonly PolicyDocument: PolicyDocument
}

export const queuePolicy = kind<QueuePolicyProperties>({
  shape: object({ Queues: listOf(text), PolicyDocument: policyDocument }),
  physicalId: (resource) => generatedName(resource, 128),
  attributes: (id) => ({ Id: id }),
  async put({ properties }, { queues, access }) {
    for (const name of properties.Queues.map(nameIn)) {
      if (queues.get(name) === undefined) {
        throw new CloudError('QueueDoesNotExist', `The queue ${name}, which the policy is for, does not exist.`)
      }
      await access.putResourcePolicy(queueArn(name), properties.PolicyDocument)
    }
  },
  async remove({ properties }, { access }) {
    for (const name of properties.Queues.map(nameIn)) await access.putResourcePolicy(queueArn(name), undefined)
  },
  live: ({ properties }, { queues }) =>
    properties.Queues.every((url) => queues.get(nameIn(url)) !== undefined) ? { ...properties } : undefined,
})

/** The name of a queue in its URL. */
export const nameIn = (url: string): string => url.slice(url.lastIndexOf('/') + 1)
