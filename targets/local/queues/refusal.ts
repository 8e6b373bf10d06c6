import { CloudError } from '../cloud-error.ts'
import type { CheckedMessage, MessageAttribute, NewMessage } from './queues.ts'

/** What a message, and a batch of messages, may have at most, in bytes. */
export const MOST_BYTES = 1_048_576
const MOST_ATTRIBUTES = 10
const MOST_DELAY_S = 900

/** Bytes as SQS counts them: the body, and the names, types and values of attributes. */
function bytesOf({ body, attributes }: Pick<NewMessage, 'body' | 'attributes'>): number {
  let bytes = Buffer.byteLength(body)
  for (const name in attributes) {
    const { DataType = '', StringValue = '', BinaryValue } = attributes[name] ?? {}
    bytes += Buffer.byteLength(name) + Buffer.byteLength(DataType) + Buffer.byteLength(StringValue)
    if (BinaryValue !== undefined) bytes += Buffer.byteLength(BinaryValue, 'base64')
  }
  return bytes
}

/**
 * A message that SQS would take; the queue that it goes to does not look at it again.
 *
 * @throws {CloudError} as SQS refuses it
 */
export function checked(message: NewMessage, maximumMessageBytes: number): CheckedMessage {
  const refusal = refusalOf(message, maximumMessageBytes)
  if (refusal !== undefined) throw refusal
  return { ...message, checkedFor: maximumMessageBytes }
}

/** At most what `bytesOf` counts at most: enough to know that a message is far from a limit, and not counted. */
const roughBytesOf = ({ body, attributes }: Pick<NewMessage, 'body' | 'attributes'>): number => {
  let units = body.length
  for (const name in attributes) {
    const { DataType = '', StringValue = '', BinaryValue = '' } = attributes[name] ?? {}
    units += name.length + DataType.length + StringValue.length + BinaryValue.length
  }
  return units * MOST_BYTES_PER_UNIT
}

/** Of UTF-16, in UTF-8. */
const MOST_BYTES_PER_UNIT = 3

/** Whether messages have more bytes together than they may; how many is counted only where it is close. */
export function bytesOver(messages: readonly NewMessage[], limit: number): number | undefined {
  if (sumOf(messages, roughBytesOf) <= limit) return undefined
  const bytes = sumOf(messages, bytesOf)
  return bytes > limit ? bytes : undefined
}

const sumOf = (messages: readonly NewMessage[], bytes: (message: NewMessage) => number): number =>
  messages.reduce((sum, message) => sum + bytes(message), 0)

function refusalOf(message: NewMessage, maximumMessageBytes: number): CloudError | undefined {
  const { body, delayS } = message
  if (body === '') return new CloudError('MissingParameter', 'The request must contain the parameter MessageBody.')
  if (isIllegible(body)) {
    return new CloudError(
      'InvalidMessageContents',
      'The message body has characters that are not allowed: #x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF are.',
    )
  }
  if (bytesOver([message], maximumMessageBytes) !== undefined) {
    return invalid(
      `One or more parameters are invalid. Reason: Message must be shorter than ${maximumMessageBytes} bytes.`,
    )
  }
  if (delayS !== undefined && !(Number.isInteger(delayS) && delayS >= 0 && delayS <= MOST_DELAY_S)) {
    return invalid(
      `Value ${delayS} for parameter DelaySeconds is invalid. Reason: DelaySeconds must be >= 0 and <= ${MOST_DELAY_S}.`,
    )
  }
  return attributesRefusal(message)
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: those are meant
const NOT_IN_A_MESSAGE = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/
/** All of them, and halves of characters, which are wrong only alone: one look finds that most messages have none. */
const MAY_NOT_BE_IN_A_MESSAGE = /[^\t\n\r\x20-\ud7ff\ue000-\ufffd]/
const isIllegible = (text: string): boolean =>
  MAY_NOT_BE_IN_A_MESSAGE.test(text) && (NOT_IN_A_MESSAGE.test(text) || !text.isWellFormed())

function attributesRefusal({ attributes }: NewMessage): CloudError | undefined {
  const names = Object.keys(attributes)
  if (names.length > MOST_ATTRIBUTES) {
    return invalid(`Number of message attributes [${names.length}] exceeds the allowed maximum [${MOST_ATTRIBUTES}].`)
  }
  for (const [name, attribute] of Object.entries(attributes)) {
    const problem = nameProblem(name) ?? valueProblem(name, attribute)
    if (problem !== undefined) return invalid(problem)
  }
  return undefined
}

function nameProblem(name: string): string | undefined {
  const isLegal = /^[\w.-]{1,256}$/.test(name) && !/^\.|\.$|\.\./.test(name) && !/^(aws|amazon)\./i.test(name)
  return isLegal
    ? undefined
    : `The message attribute name '${name}' is invalid. It has 1 to 256 letters, digits, '_', '-' and '.', does not begin with 'AWS.' or 'Amazon.', and has no '.' at an end or beside another.`
}

function valueProblem(name: string, { DataType, StringValue, BinaryValue }: MessageAttribute): string | undefined {
  const [, type] = /^(String|Number|Binary)(?:\..{1,250})?$/.exec(DataType ?? '') ?? []
  if (type === undefined) {
    return `The message attribute '${name}' has an invalid message attribute type, the set of supported type prefixes is Binary, Number, and String.`
  }
  const value = type === 'Binary' ? BinaryValue : StringValue
  if (value === undefined || value === '') {
    return `The message attribute '${name}' must contain a non-empty message attribute value for message attribute type '${DataType}'.`
  }
  if (type === 'Binary' ? !/^[A-Za-z0-9+/]*={0,2}$/.test(value) : isIllegible(value)) {
    return `The message attribute '${name}' has a value with characters that are not allowed.`
  }
  if (type === 'Number' && !/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(value.trim())) {
    return `Can't cast the value of message (user) attribute '${name}' to a number.`
  }
  return undefined
}

const invalid = (message: string): CloudError => new CloudError('InvalidParameterValue', message)
