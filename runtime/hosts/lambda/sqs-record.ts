import { decodeEnvelope, ENVELOPE_ATTRIBUTE, type Envelope, newEnvelope, openEnvelope } from '../../envelope.ts'
import type { Message } from '../../message.ts'

/** A record of an SQS event, as far as we read it. */
export interface SqsRecord {
  readonly messageId: string
  readonly receiptHandle: string
  readonly body: string
  readonly attributes?: {
    readonly ApproximateReceiveCount?: string
    readonly ApproximateFirstReceiveTimestamp?: string
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
  /** It has an envelope of ours: some route sent it, or it was dead-lettered and sent again. */
  readonly hasEnvelope: boolean
  /** It has an attribute of the envelope's name that is none. */
  readonly isMalformed: boolean
}

/** A message from a record: out of its envelope, or wrapped in a new one when a foreign producer sent it. */
export function receive(record: SqsRecord, now: number): Received {
  const text = record.messageAttributes?.[ENVELOPE_ATTRIBUTE]?.stringValue
  const envelope = text === undefined ? undefined : decodeEnvelope(text)
  const opened: Envelope = envelope ?? newEnvelope(record.messageId)
  return {
    record,
    message: openEnvelope(opened, record.body, positive(record.attributes?.ApproximateReceiveCount) ?? 1),
    resumeAt: opened.resumeAt,
    receivedAt: positive(record.attributes?.ApproximateFirstReceiveTimestamp) ?? now,
    hasEnvelope: envelope !== undefined,
    isMalformed: text !== undefined && envelope === undefined,
  }
}

/** Says whether it can be worked on; a record without id could not even be reported as failed. */
export function isSqsRecord(record: unknown): record is SqsRecord {
  if (typeof record !== 'object' || record === null) return false
  const { messageId, receiptHandle, body }: Partial<Record<keyof SqsRecord, unknown>> = record
  return typeof messageId === 'string' && typeof receiptHandle === 'string' && typeof body === 'string'
}

/** Of a number in text. A date beyond what `Date` can hold is none. */
function positive(text: string | undefined): number | undefined {
  const number = Number(text)
  return Number.isSafeInteger(number) && number > 0 && number < 8.64e15 ? number : undefined
}
