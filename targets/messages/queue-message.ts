import {
  decodeEnvelope,
  EMPTY_BODY,
  ENVELOPE_ATTRIBUTE,
  type Envelope,
  encodeEnvelope,
  newEnvelope,
  openEnvelope,
} from '../../runtime/envelope.ts'
import type { OutgoingMessage } from '../data-plane.ts'

/** An attribute of a message, as SQS has it. */
export interface TextAttribute {
  readonly DataType: 'String'
  readonly StringValue: string
}

/** What is put into a queue. */
export interface QueueMessage<Attribute = TextAttribute> {
  readonly body: string
  readonly attributes: Readonly<Record<string, Attribute>>
}

/** What was found in a queue, whatever attributes others have put onto it. */
export interface FoundMessage<Attribute extends ReadableAttribute = ReadableAttribute> extends QueueMessage<Attribute> {
  /** The queue's id of it. */
  readonly messageId: string
}

export interface ReadableAttribute {
  readonly StringValue?: string | undefined
}

export type IdentifiedMessage = OutgoingMessage & { readonly id: string }

/** The message as a route before this one would have sent it. */
export function toQueueMessage({ id, body, headers, replay }: IdentifiedMessage): QueueMessage {
  const fresh = openEnvelope(newEnvelope(id, headers), body, 1)
  const { correlationId = id, history = [], resumeAt = 0 } = replay ?? {}
  const message = { ...fresh, correlationId, history, hops: history.length, isReplay: replay !== undefined }
  return {
    body: body || EMPTY_BODY,
    attributes: { [ENVELOPE_ATTRIBUTE]: { DataType: 'String', StringValue: encodeEnvelope(message, resumeAt) } },
  }
}

/** A message in its envelope; one from outside in a new one, by the id that the queue knows it by. */
export const envelopeOf = ({ messageId, attributes }: Omit<FoundMessage, 'body'>): Envelope =>
  decodeEnvelope(attributes[ENVELOPE_ATTRIBUTE]?.StringValue ?? '') ?? newEnvelope(messageId)

/**
 * A letter as its route gets it again: the reason stays on it, which tells the executor that it is a replay. A message from outside
 * keeps its id by an envelope.
 *
 * @param body in place of its own
 */
export function replayOf<Attribute extends ReadableAttribute>(
  letter: FoundMessage<Attribute>,
  body: string | undefined,
): QueueMessage<Attribute | TextAttribute> {
  const envelope = envelopeOf(letter)
  const message = openEnvelope(envelope, letter.body, 1)
  const next = { ...message, body: body ?? message.body, isReplay: true }
  return {
    body: next.body || EMPTY_BODY,
    attributes: {
      ...letter.attributes,
      [ENVELOPE_ATTRIBUTE]: { DataType: 'String', StringValue: encodeEnvelope(next, envelope.resumeAt) },
    },
  }
}
