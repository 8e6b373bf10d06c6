import { hash } from 'node:crypto'
import { CloudError } from '../cloud-error.ts'
import { queueArn } from '../place.ts'
import type { LeasedMessage } from '../queues/queues.ts'
import { readReceipt } from '../queues/receipt.ts'
import { batchAnswer, readBatch, sorted } from './batch.ts'
import { type Action, allowedQueue } from './call.ts'
import { type Input, integer, optionalInteger, text, texts } from './input.ts'
import { asked, attributesMd5 } from './message-attributes.ts'

const MOST_VISIBILITY_S = 43_200
const MOST_MESSAGES = 10
const MOST_WAIT_S = 20

export const receiveMessage: Action = async (call) => {
  const { input, queues, gone } = call
  const queue = allowedQueue(call, 'ReceiveMessage')
  const max = optionalInteger(input, 'MaxNumberOfMessages', 1, MOST_MESSAGES) ?? 1
  const visibilityS = optionalInteger(input, 'VisibilityTimeout', 0, MOST_VISIBILITY_S)
  const waitS = optionalInteger(input, 'WaitTimeSeconds', 0, MOST_WAIT_S) ?? queues.get(queue)?.receiveWaitS ?? 0
  const system = [...texts(input, 'MessageSystemAttributeNames'), ...texts(input, 'AttributeNames')]
  const names = texts(input, 'MessageAttributeNames')
  const messages = await queues.receive(queue, {
    max,
    waitMs: waitS * 1000,
    signal: gone(),
    ...(visibilityS !== undefined && { visibilityS }),
  })
  return messages.length === 0 ? {} : { Messages: messages.map((message) => received(message, system, names)) }
}

function received(message: LeasedMessage, system: readonly string[], names: readonly string[]): object {
  const attributes = asked(message.attributes, names)
  const systemAttributes = Object.entries(systemAttributesOf(message)).filter(
    ([name]) => system.includes('All') || system.includes(name),
  )
  return {
    MessageId: message.messageId,
    ReceiptHandle: message.receiptHandle,
    MD5OfBody: hash('md5', message.body),
    Body: message.body,
    ...(systemAttributes.length > 0 && { Attributes: Object.fromEntries(systemAttributes) }),
    ...(Object.keys(attributes).length > 0 && {
      MessageAttributes: attributes,
      MD5OfMessageAttributes: attributesMd5(attributes),
    }),
  }
}

function systemAttributesOf(message: LeasedMessage): Readonly<Record<string, string>> {
  const { sentAt, receives, firstReceivedAt, deadLetterSource, system } = message
  return {
    ...system,
    SentTimestamp: String(sentAt),
    ApproximateReceiveCount: String(receives),
    ApproximateFirstReceiveTimestamp: String(firstReceivedAt),
    ...(deadLetterSource !== undefined && { DeadLetterQueueSourceArn: queueArn(deadLetterSource) }),
  }
}

export const deleteMessage: Action = async (call) => {
  const queue = allowedQueue(call, 'DeleteMessage')
  await call.queues.settle({ deletes: [handleOf(call.input, queue)] })
  return {}
}

export const deleteMessageBatch: Action = async (call) => {
  const queue = allowedQueue(call, 'DeleteMessage')
  const { good, bad } = sorted(readBatch(call, (entry) => handleOf(entry, queue)))
  await call.queues.settle({ deletes: good.map(({ value }) => value) })
  return batchAnswer(
    good.map(({ id }) => ({ Id: id })),
    bad,
  )
}

export const changeMessageVisibility: Action = async (call) => {
  const queue = allowedQueue(call, 'ChangeMessageVisibility')
  const { handle, seconds } = visibilityOf(call.input, queue)
  await call.queues.changeVisibility(handle, seconds)
  return {}
}

export const changeMessageVisibilityBatch: Action = async (call) => {
  const queue = allowedQueue(call, 'ChangeMessageVisibility')
  const entries = readBatch(call, (entry) => visibilityOf(entry, queue))
  const changed = entries.map(async (entry) => {
    if ('refusal' in entry) return entry
    const { handle, seconds } = entry.value
    try {
      await call.queues.changeVisibility(handle, seconds)
      return entry
    } catch (refusal) {
      if (refusal instanceof CloudError && refusal.status < 500) return { id: entry.id, refusal }
      throw refusal
    }
  })
  const { good, bad } = sorted(await Promise.all(changed))
  return batchAnswer(
    good.map(({ id }) => ({ Id: id })),
    bad,
  )
}

const visibilityOf = (input: Input, queue: string) => ({
  handle: handleOf(input, queue),
  seconds: integer(input, 'VisibilityTimeout', 0, MOST_VISIBILITY_S),
})

/** @throws {CloudError} `ReceiptHandleIsInvalid` for what is none of this queue's */
function handleOf(input: Input, queue: string): string {
  const handle = text(input, 'ReceiptHandle')
  if (readReceipt(handle)?.queue === queue) return handle
  throw new CloudError(
    'ReceiptHandleIsInvalid',
    `The input receipt handle "${handle}" is not a valid receipt handle.`,
    {
      status: 404,
    },
  )
}
