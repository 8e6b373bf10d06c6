import { queueArn, region } from '../place.ts'
import type { LeasedMessage, MessageAttribute } from '../queues/queues.ts'

/** Messages as an event source mapping hands them to a function. */
export const sqsEventOf = (messages: readonly LeasedMessage[]): { readonly Records: readonly EventRecord[] } => ({
  Records: messages.map(eventRecordOf),
})

export type EventRecord = ReturnType<typeof eventRecordOf>

/** One message as it stands in an event of SQS. */
export const eventRecordOf = (message: LeasedMessage) => ({
  messageId: message.messageId,
  receiptHandle: message.receiptHandle,
  body: message.body,
  attributes: {
    ApproximateReceiveCount: String(message.receives),
    SentTimestamp: String(message.sentAt),
    SenderId: SENDER,
    ApproximateFirstReceiveTimestamp: String(message.firstReceivedAt ?? message.sentAt),
    ...message.system,
    ...(message.deadLetterSource !== undefined && { DeadLetterQueueSourceArn: queueArn(message.deadLetterSource) }),
  },
  messageAttributes: attributesOf(message.attributes),
  md5OfBody: message.md5,
  eventSource: 'aws:sqs',
  eventSourceARN: queueArn(message.queue),
  awsRegion: region,
})

/** The cloud does not keep who sent a message; the id is one of the account's own. */
const SENDER = 'AIDALOCALROUTO'

function attributesOf(attributes: Readonly<Record<string, MessageAttribute>>): Record<string, EventAttribute> {
  const out: Record<string, EventAttribute> = {}
  for (const name in attributes) {
    const { StringValue, BinaryValue, DataType = '' } = attributes[name] ?? {}
    out[name] = {
      ...(StringValue !== undefined && { stringValue: StringValue }),
      ...(BinaryValue !== undefined && { binaryValue: BinaryValue }),
      stringListValues: [],
      binaryListValues: [],
      dataType: DataType,
    }
  }
  return out
}

interface EventAttribute {
  readonly stringValue?: string
  readonly binaryValue?: string
  readonly stringListValues: readonly never[]
  readonly binaryListValues: readonly never[]
  readonly dataType: string
}
