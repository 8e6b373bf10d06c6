import { CloudError } from '../cloud-error.ts'
import type { Depth, QueueAttributes, QueueInfo, Queues } from '../queues/queues.ts'
import { readRedriveAllowPolicy, readRedrivePolicy } from './redrive-policy.ts'

/** What a queue has where nothing is said. */
export const defaultAttributes: QueueAttributes = {
  visibilityTimeoutS: 30,
  retentionS: 345_600,
  delayS: 0,
  receiveWaitS: 0,
  maximumMessageBytes: 1_048_576,
  tags: {},
}

type NumberAttribute = 'visibilityTimeoutS' | 'retentionS' | 'delayS' | 'receiveWaitS' | 'maximumMessageBytes'

const numbers: Readonly<
  Record<string, { readonly name: NumberAttribute; readonly min: number; readonly max: number }>
> = {
  VisibilityTimeout: { name: 'visibilityTimeoutS', min: 0, max: 43_200 },
  MessageRetentionPeriod: { name: 'retentionS', min: 60, max: 1_209_600 },
  DelaySeconds: { name: 'delayS', min: 0, max: 900 },
  ReceiveMessageWaitTimeSeconds: { name: 'receiveWaitS', min: 0, max: 20 },
  MaximumMessageSize: { name: 'maximumMessageBytes', min: 1_024, max: 1_048_576 },
}

/** Those that SQS has, and that have no meaning here. */
const absent: Readonly<Record<string, string>> = {
  Policy: 'Policies of queues come with a template.',
  FifoQueue: 'The local cloud has no FIFO queues.',
  ContentBasedDeduplication: 'The local cloud has no FIFO queues.',
  DeduplicationScope: 'The local cloud has no FIFO queues.',
  FifoThroughputLimit: 'The local cloud has no FIFO queues.',
  KmsMasterKeyId: 'The local cloud encrypts no queues.',
  KmsDataKeyReusePeriodSeconds: 'The local cloud encrypts no queues.',
  SqsManagedSseEnabled: 'The local cloud encrypts no queues.',
}

/**
 * What a queue is to be after attributes are set; an empty policy takes one away.
 *
 * @throws {CloudError} `InvalidAttributeName`, `InvalidAttributeValue`, `InvalidParameterValue`, `UnsupportedOperation`
 */
export function withAttributes(
  before: QueueAttributes,
  given: Readonly<Record<string, string>>,
  queues: Queues,
): QueueAttributes {
  let attributes = before
  for (const [name, value] of Object.entries(given)) attributes = withAttribute(attributes, name, value, queues)
  return attributes
}

function withAttribute(before: QueueAttributes, name: string, value: string, queues: Queues): QueueAttributes {
  const number = numbers[name]
  if (number !== undefined) return { ...before, [number.name]: numberOf(name, value) }
  switch (name) {
    case 'RedrivePolicy':
      return withRedrive(before, value === '' ? undefined : readRedrivePolicy(value, queues))
    case 'RedriveAllowPolicy':
      return withRedriveAllow(before, value === '' ? undefined : readRedriveAllowPolicy(value))
    default:
      throw absent[name] === undefined ? unknownAttribute(name) : new CloudError('UnsupportedOperation', absent[name])
  }
}

const withRedrive = (
  { redrive: _, ...others }: QueueAttributes,
  redrive: QueueAttributes['redrive'],
): QueueAttributes => (redrive === undefined ? others : { ...others, redrive })

const withRedriveAllow = (
  { redriveAllowPolicy: _, ...others }: QueueAttributes,
  policy: string | undefined,
): QueueAttributes => (policy === undefined ? others : { ...others, redriveAllowPolicy: policy })

function numberOf(name: string, text: string): number {
  const { min, max } = numbers[name] ?? { min: 0, max: 0 }
  const value = Number(text)
  if (/^\d{1,9}$/.test(text) && value >= min && value <= max) return value
  throw new CloudError('InvalidAttributeValue', `Invalid value for the parameter ${name}.`)
}

/** The attributes of a queue that were asked for: `All`, or names. */
export function shownAttributes(
  info: QueueInfo,
  depth: Depth,
  names: readonly string[],
): Readonly<Record<string, string>> {
  const all: Readonly<Record<string, string>> = {
    QueueArn: info.arn,
    ApproximateNumberOfMessages: String(depth.visible),
    ApproximateNumberOfMessagesNotVisible: String(depth.inFlight),
    ApproximateNumberOfMessagesDelayed: String(depth.delayed),
    CreatedTimestamp: String(Math.floor(info.createdAt / 1000)),
    LastModifiedTimestamp: String(Math.floor(info.modifiedAt / 1000)),
    ...Object.fromEntries(Object.entries(numbers).map(([name, number]) => [name, String(info[number.name])])),
    ...(info.redrive && {
      RedrivePolicy: JSON.stringify({
        deadLetterTargetArn: info.redrive.deadLetterArn,
        maxReceiveCount: info.redrive.maxReceiveCount,
      }),
    }),
    ...(info.redriveAllowPolicy !== undefined && { RedriveAllowPolicy: info.redriveAllowPolicy }),
  }
  if (names.includes('All')) return all
  const known = new Set([...Object.keys(all), 'RedrivePolicy', 'RedriveAllowPolicy', ...Object.keys(absent)])
  const unknown = names.find((name) => !known.has(name))
  if (unknown !== undefined) throw unknownAttribute(unknown)
  return Object.fromEntries(Object.entries(all).filter(([name]) => names.includes(name)))
}

const unknownAttribute = (name: string): CloudError =>
  new CloudError('InvalidAttributeName', `Unknown Attribute ${name}.`)
