import { isObject, tryParse } from '../../../runtime/unknown.ts'
import { CloudError } from '../cloud-error.ts'
import { nameInArn, queueArn } from '../place.ts'
import type { QueueAttributes, Queues } from '../queues/queues.ts'
import { type Input, invalid } from './input.ts'

const MOST_RECEIVES = 1_000

/** When, and to which queue, messages are given up. @throws {CloudError} */
export function readRedrivePolicy(text: string, queues: Queues): NonNullable<QueueAttributes['redrive']> {
  const policy = objectIn('RedrivePolicy', text)
  const arn = policy.deadLetterTargetArn
  const count = Number(policy.maxReceiveCount)
  if (typeof arn !== 'string' || policy.maxReceiveCount === undefined) throw wrong('RedrivePolicy')
  if (!Number.isInteger(count) || count < 1 || count > MOST_RECEIVES) {
    throw reason(
      'RedrivePolicy',
      text,
      `Invalid value for maxReceiveCount: ${policy.maxReceiveCount}, valid values are from 1 to ${MOST_RECEIVES} both inclusive.`,
    )
  }
  const name = nameInArn(arn)
  if (arn !== queueArn(name) || queues.get(name) === undefined) {
    throw reason('RedrivePolicy', text, 'Dead letter target does not exist.')
  }
  return { deadLetterArn: arn, maxReceiveCount: count }
}

/** Which queues may give messages up to this one; kept as it is. @throws {CloudError} */
export function readRedriveAllowPolicy(text: string): string {
  const { redrivePermission, sourceQueueArns } = objectIn('RedriveAllowPolicy', text)
  const isByQueue = redrivePermission === 'byQueue'
  if (!isByQueue && redrivePermission !== 'allowAll' && redrivePermission !== 'denyAll')
    throw wrong('RedriveAllowPolicy')
  if (isByQueue !== Array.isArray(sourceQueueArns)) {
    throw reason('RedriveAllowPolicy', text, 'byQueue goes with sourceQueueArns, and nothing else does.')
  }
  return text
}

function objectIn(name: string, text: string): Input {
  const value = tryParse(text)
  if (isObject(value)) return value
  throw wrong(name)
}

const wrong = (name: string): CloudError =>
  new CloudError('InvalidAttributeValue', `Invalid value for the parameter ${name}.`)

const reason = (name: string, text: string, why: string): CloudError =>
  invalid(`Value ${text} for parameter ${name} is invalid. Reason: ${why}`)
