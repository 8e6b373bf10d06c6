import { hash } from 'node:crypto'

/** Messages of a queue, on their way to a function. */
export interface Batch {
  readonly queueArn: string
  readonly messages: readonly Delivery[]
}

/** A message of a batch. */
export interface Delivery {
  /** UUID. */
  readonly messageId: string
  readonly receiptHandle: string
  readonly body: string
  /** As SQS has them: `{ DataType: 'String', StringValue: '…' }` */
  readonly attributes: Readonly<Record<string, Attribute>>
  /** With this one. */
  readonly receives: number
  /** Milliseconds since 1970. */
  readonly sentAt: number
  readonly firstReceivedAt?: number | undefined
  /** `SenderId`, `AWSTraceHeader` */
  readonly system?: Readonly<Record<string, string>> | undefined
  /** Of the queue whose redrive policy put it into this one. */
  readonly deadLetterArn?: string | undefined
}

interface Attribute {
  readonly DataType: string
  readonly StringValue?: string
  readonly BinaryValue?: string
}

/** The event in which an event source mapping hands messages to a function. */
export const sqsEventOf = ({ queueArn, messages }: Batch): { readonly Records: readonly EventRecord[] } => ({
  Records: messages.map((message) => new EventRecord(message, queueArn)),
})

/**
 * One message as it stands in an event of SQS. An object literal with a getter would cost as much as all the rest: each has a shape
 * of its own, which V8 keeps, and with it the message, until it collects all of its memory.
 */
export class EventRecord {
  readonly messageId: string
  readonly receiptHandle: string
  readonly body: string
  readonly attributes: Readonly<Record<string, string>>
  readonly messageAttributes: Readonly<Record<string, EventAttribute>>
  readonly eventSource = 'aws:sqs'
  readonly eventSourceARN: string
  readonly awsRegion: string

  constructor(message: Delivery, queueArn: string) {
    this.messageId = message.messageId
    this.receiptHandle = message.receiptHandle
    this.body = message.body
    this.attributes = {
      ApproximateReceiveCount: String(message.receives),
      SentTimestamp: String(message.sentAt),
      SenderId: SENDER,
      ApproximateFirstReceiveTimestamp: String(message.firstReceivedAt ?? message.sentAt),
      ...message.system,
      ...(message.deadLetterArn !== undefined && { DeadLetterQueueSourceArn: message.deadLetterArn }),
    }
    this.messageAttributes = attributesOf(message.attributes)
    this.eventSourceARN = queueArn
    this.awsRegion = queueArn.split(':', 4)[3] ?? ''
  }

  /** Made when somebody asks, as hardly anybody does. */
  get md5OfBody(): string {
    return hash('md5', this.body)
  }

  toJSON(): object {
    return { ...this, md5OfBody: this.md5OfBody }
  }
}

/** Where it is not kept who sent a message; the id is one of the account's own. */
const SENDER = 'AIDALOCALROUTO'

function attributesOf(attributes: Delivery['attributes']): Record<string, EventAttribute> {
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
