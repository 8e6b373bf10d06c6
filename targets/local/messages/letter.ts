import { decodeEnvelope, ENVELOPE_ATTRIBUTE, newEnvelope, openEnvelope } from '../../../runtime/envelope.ts'
import { ATTEMPTS_ATTRIBUTE, REASON_ATTRIBUTE } from '../../../runtime/hosts/lambda/sqs-record.ts'
import type { DeadLetter } from '../../data-plane.ts'
import type { QueuedMessage } from '../queues/queues.ts'

/** The attribute by which the executor says why in words. */
const MESSAGE_ATTRIBUTE = 'routo-error-message'
/** And where in the code. */
const STACK_ATTRIBUTE = 'routo-stack'

/** A message in its envelope; one from outside in a new one, by the id that the queue knows it by. */
export const envelopeOf = ({ messageId, attributes }: QueuedMessage) =>
  decodeEnvelope(attributes[ENVELOPE_ATTRIBUTE]?.StringValue ?? '') ?? newEnvelope(messageId)

/** Id of a dead letter: its route, and its number among all messages of the cloud. */
const letterId = (route: string, { id }: QueuedMessage): string => `${route}-${id}`

/** Route and number in the id of a dead letter; undefined where it is none. */
export function partsOf(id: string): { readonly route: string; readonly number: number } | undefined {
  const [, route, number] = /^(\w+)-(\d{1,15})$/.exec(id) ?? []
  return route === undefined ? undefined : { route, number: Number(number) }
}

/** A message in the dead-letter queue of a route, understood. */
export function letterOf(
  entry: QueuedMessage,
  {
    route,
    retentionS,
    redriveCount,
  }: { readonly route: string; readonly retentionS: number; readonly redriveCount: number },
): DeadLetter {
  const { attributes, receives, sentAt, deadLetteredAt = sentAt } = entry
  const { id, correlationId, headers, body } = openEnvelope(envelopeOf(entry), entry.body, 1)
  const errorCode = attributes[REASON_ATTRIBUTE]?.StringValue
  const errorMessage = attributes[MESSAGE_ATTRIBUTE]?.StringValue
  const errorStack = attributes[STACK_ATTRIBUTE]?.StringValue
  return {
    id: letterId(route, entry),
    route,
    messageId: id,
    correlationId,
    body,
    headers,
    bytes: Buffer.byteLength(body),
    ...(errorCode !== undefined && { errorCode }),
    ...(errorMessage !== undefined && { errorMessage }),
    ...(errorStack !== undefined && { errorStack }),
    receiveCount: Number(attributes[ATTEMPTS_ATTRIBUTE]?.StringValue ?? receives),
    failedAt: deadLetteredAt,
    expiresAt: sentAt + retentionS * 1_000,
    redriveCount,
  }
}
