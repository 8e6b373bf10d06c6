import type { Content, Entry } from './lane.ts'
import type { LeasedMessage, QueuedMessage } from './queues.ts'
import { receiptHandle } from './receipt.ts'

/** A message for those outside. */
export function messageOf(entry: Entry, content: Content): QueuedMessage {
  return {
    id: entry.id,
    messageId: content.messageId,
    body: content.body,
    attributes: content.attributes,
    sentAt: entry.sentAt,
    receives: entry.receivesBefore + entry.receives,
    ...(entry.firstReceivedAt !== undefined && { firstReceivedAt: entry.firstReceivedAt }),
    ...(content.system !== undefined && { system: content.system }),
    ...(content.deadLetterSource !== undefined && { deadLetterSource: content.deadLetterSource }),
    ...(content.deadLetteredAt !== undefined && { deadLetteredAt: content.deadLetteredAt }),
  }
}

/** A message for whoever holds it, or did last; `receives` of its queue, this one counted. */
export function leasedOf(entry: Entry, content: Content, receives: number, run: string): LeasedMessage {
  const { name } = entry.lane.info
  return {
    ...messageOf(entry, content),
    receives: entry.receivesBefore + receives,
    queue: name,
    receiptHandle: receiptHandle({ queue: name, id: entry.id, lease: entry.lease, run }),
  }
}
