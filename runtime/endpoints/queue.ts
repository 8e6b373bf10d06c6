import { EMPTY_BODY, ENVELOPE_ATTRIBUTE, encodeEnvelope } from '../envelope.ts'
import { PermanentError } from '../errors.ts'
import type { Message } from '../message.ts'
import type { QueueEntry } from './sqs.ts'

/** What one `SendMessageBatch` may hold. The bytes count bodies and attributes: names, types and values. */
export const BATCH_ENTRIES = 10
export const BATCH_BYTES = 1_048_576

/** An entry with its size, ready to be put into a batch. */
export interface SizedEntry extends QueueEntry {
  readonly bytes: number
}

/** What goes with a message back to its own route, or to its dead letters. */
export interface EntryOptions {
  /** The step at which the receiver goes on; of a part that comes back to its own route. */
  readonly resumeAt?: number
  readonly delaySeconds?: number
  readonly attributes?: Readonly<Record<string, string>>
}

/**
 * A message as a queue takes it: the body as it is, the envelope in an attribute.
 *
 * @throws PermanentError when no queue takes it: it is empty, over the limit, or no text
 */
export function toEntry(message: Message): SizedEntry {
  if (message.body === '') {
    throw new PermanentError('a queue takes no empty message; drop it with ctx.drop() or give it a body', {
      code: 'MESSAGE_EMPTY',
    })
  }
  // JSON has such characters escaped, and is not searched for them; SQS itself refuses what only looks like JSON.
  if (!LIKE_JSON.test(message.body)) refuseIllegible(message.body)
  return toOwnEntry(message)
}

const LIKE_JSON = /^[[{]/

function refuseIllegible(body: string): void {
  const at = body.search(NOT_IN_A_MESSAGE)
  if (at === -1 && body.isWellFormed()) return
  const what = at === -1 ? 'half a character' : `the control character ${JSON.stringify(body[at])} at ${at}`
  throw new PermanentError(`a queue takes text only, and the body has ${what}; write it to a file: target`, {
    code: 'MESSAGE_INVALID',
  })
}

/** What SQS refuses, and with it the whole message: characters that XML has not. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: those are meant
const NOT_IN_A_MESSAGE = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g

/** A text as SQS takes it, with a sign in place of every character that it refuses. */
export const legible = (text: string): string => text.toWellFormed().replace(NOT_IN_A_MESSAGE, '\uFFFD')

/**
 * A message on its way back to its own route, or to its dead letters. There an empty body is worth keeping: the
 * envelope says that it is one.
 *
 * @throws PermanentError when it is over the limit
 */
export function toOwnEntry(message: Message, options: EntryOptions = {}): SizedEntry {
  const { resumeAt, delaySeconds, attributes: more } = options
  const body = message.body || EMPTY_BODY
  const attributes: Record<string, string> = { [ENVELOPE_ATTRIBUTE]: encodeEnvelope(message, resumeAt), ...more }
  let bytes = Buffer.byteLength(body)
  for (const name in attributes) bytes += Buffer.byteLength(`${name}String${attributes[name]}`)
  if (bytes > BATCH_BYTES) {
    throw new PermanentError(
      `the message has ${bytes} bytes with its headers, a queue takes ${BATCH_BYTES}; split it, or write it to a file: target`,
      { code: 'MESSAGE_TOO_LARGE' },
    )
  }
  return { body, attributes, delaySeconds, bytes }
}
