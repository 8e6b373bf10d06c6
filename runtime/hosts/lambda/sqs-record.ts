import { decodeEnvelope, ENVELOPE_ATTRIBUTE, newEnvelope, openEnvelope } from '../../envelope.ts'
import type { Message } from '../../message.ts'
import { isObject } from '../../unknown.ts'

/** The attribute of a dead letter that says why it is one. */
export const REASON_ATTRIBUTE = 'routo-error-code'

/** How often it was tried before: in the dead-letter queue it is a message of its own, which nobody has received. */
export const ATTEMPTS_ATTRIBUTE = 'routo-attempts'

/** An event of an SQS event source mapping. */
export interface SqsEvent {
  readonly Records: readonly SqsRecord[]
}

/** A record of an SQS event, as far as we read it. */
export interface SqsRecord {
  readonly messageId: string
  readonly receiptHandle: string
  readonly body: string
  readonly attributes?: {
    readonly ApproximateReceiveCount?: string
    readonly ApproximateFirstReceiveTimestamp?: string
    readonly SentTimestamp?: string
  }
  readonly messageAttributes?: Readonly<Record<string, { readonly stringValue?: string }>>
}

/** A record, understood. */
export interface Received {
  readonly record: SqsRecord
  /** The message with the record's own body; a source may open that (a file notification). */
  readonly message: Message
  readonly resumeAt: number
  /** When the message was first received. */
  readonly receivedAt: number
  /** When it was put into the queue. */
  readonly sentAt: number | undefined
  /** It has an envelope of ours: some route sent it, or it was dead-lettered and sent again. */
  readonly hasEnvelope: boolean
  /** It has an attribute of the envelope's name that is none. */
  readonly isMalformed: boolean
}

/** Says whether an event is a batch of SQS messages, each of which can be reported by its id. */
export const isSqsEvent = (event: unknown): event is SqsEvent =>
  isObject(event) && Array.isArray(event.Records) && event.Records.every(isSqsRecord)

/** A record without id could not even be reported as failed. */
const isSqsRecord = (record: unknown): boolean =>
  isObject(record) &&
  typeof record.messageId === 'string' &&
  typeof record.receiptHandle === 'string' &&
  typeof record.body === 'string'

/** A message from a record: out of its envelope, or wrapped in a new one when a foreign producer sent it. */
export function receive(record: SqsRecord, now: number): Received {
  const text = record.messageAttributes?.[ENVELOPE_ATTRIBUTE]?.stringValue
  const found = text === undefined ? undefined : decodeEnvelope(text)
  const envelope = found ?? newEnvelope(record.messageId)
  const attempt = positive(record.attributes?.ApproximateReceiveCount) ?? 1
  const message = openEnvelope(envelope, record.body, attempt)
  return {
    record,
    message: wasDeadLetter(record) ? { ...message, isReplay: true } : message,
    resumeAt: envelope.resumeAt,
    receivedAt: positive(record.attributes?.ApproximateFirstReceiveTimestamp) ?? now,
    sentAt: positive(record.attributes?.SentTimestamp),
    hasEnvelope: found !== undefined,
    isMalformed: text !== undefined && found === undefined,
  }
}

/** Whoever puts a dead letter back into the queue, with AWS's redrive or by hand, leaves its reason on it. */
const wasDeadLetter = ({ messageAttributes }: SqsRecord): boolean => messageAttributes?.[REASON_ATTRIBUTE] !== undefined

/** Of a number in text. A date beyond what `Date` can hold is none. */
function positive(text: string | undefined): number | undefined {
  const number = Number(text)
  return Number.isSafeInteger(number) && number > 0 && number < 8.64e15 ? number : undefined
}
