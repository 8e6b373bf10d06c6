import { openEnvelope } from '../../runtime/envelope.ts'
import { ATTEMPTS_ATTRIBUTE, REASON_ATTRIBUTE } from '../../runtime/hosts/lambda/sqs-record.ts'
import { type DeadLetter, GIVEN_UP, type LetterQuery } from '../data-plane.ts'
import { envelopeOf, type FoundMessage, type ReadableAttribute } from './queue-message.ts'

/** The attribute by which the executor says why in words. */
const MESSAGE_ATTRIBUTE = 'routo-error-message'
/** And where in the code. */
const STACK_ATTRIBUTE = 'routo-stack'

/** A message in the dead-letter queue of a route. */
export interface FoundLetter<Attribute extends ReadableAttribute = ReadableAttribute> extends FoundMessage<Attribute> {
  /** How often it was received, where it does not say so itself. */
  readonly receives: number
  readonly sentAt: number
  /** When a queue moved it here by itself. */
  readonly deadLetteredAt?: number
}

/** What the message itself does not say. */
export interface LetterPlace {
  readonly id: string
  readonly route: string
  readonly retentionS: number
  readonly redriveCount: number
}

/** A message in the dead-letter queue of a route, understood. */
export function readLetter(found: FoundLetter, { id, route, retentionS, redriveCount }: LetterPlace): DeadLetter {
  const { attributes, receives, sentAt } = found
  const { id: messageId, correlationId, headers, body } = openEnvelope(envelopeOf(found), found.body, 1)
  const errorCode = attributes[REASON_ATTRIBUTE]?.StringValue
  const errorMessage = attributes[MESSAGE_ATTRIBUTE]?.StringValue
  const errorStack = attributes[STACK_ATTRIBUTE]?.StringValue
  return {
    id,
    route,
    messageId,
    correlationId,
    body,
    headers,
    bytes: Buffer.byteLength(body),
    ...(errorCode !== undefined && { errorCode }),
    ...(errorMessage !== undefined && { errorMessage }),
    ...(errorStack !== undefined && { errorStack }),
    receiveCount: Number(attributes[ATTEMPTS_ATTRIBUTE]?.StringValue ?? receives),
    failedAt: failedAt(found),
    expiresAt: sentAt + retentionS * 1_000,
    redriveCount,
  }
}

/** Whether a query asks for some of the letters only, so that each has to be looked at. */
export const isFiltered = ({ errorCode, text, failedAfter, failedBefore }: LetterQuery): boolean =>
  [errorCode, text, failedAfter, failedBefore].some((filter) => filter !== undefined)

/** Whether a query asks for this letter. */
export function isAskedFor(
  found: FoundLetter,
  { errorCode, text = '', failedAfter = 0, failedBefore = Number.POSITIVE_INFINITY }: LetterQuery,
): boolean {
  const at = failedAt(found)
  if (at < failedAfter || at >= failedBefore) return false
  const code = found.attributes[REASON_ATTRIBUTE]?.StringValue ?? GIVEN_UP
  if (errorCode !== undefined && code !== errorCode) return false
  return found.body.includes(text)
}

const failedAt = ({ sentAt, deadLetteredAt = sentAt }: FoundLetter): number => deadLetteredAt
