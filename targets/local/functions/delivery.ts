import { queueArn } from '../place.ts'
import type { LeasedMessage } from '../queues/queues.ts'
import type { Batch, Delivery } from './executor/sqs-event.ts'

/** Received messages, as they go to an executor. */
export const batchOf = (queue: string, messages: readonly LeasedMessage[]): Batch => ({
  queueArn: queueArn(queue),
  messages: messages.map(deliveryOf),
})

/** One of them. */
export const deliveryOf = (message: LeasedMessage): Delivery => ({
  messageId: message.messageId,
  receiptHandle: message.receiptHandle,
  body: message.body,
  attributes: message.attributes,
  receives: message.receives,
  sentAt: message.sentAt,
  firstReceivedAt: message.firstReceivedAt,
  system: message.system,
  deadLetterArn: message.deadLetterSource === undefined ? undefined : queueArn(message.deadLetterSource),
})
