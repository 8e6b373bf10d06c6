import { legible, toOwnEntry } from '../../endpoints/queue.ts'
import type { Failure } from '../../engine/execution.ts'
import type { Message } from '../../message.ts'
import { deadLettersOf } from './environment.ts'
import type { Invocation } from './invocation.ts'
import type { Owner } from './outbox.ts'
import { ATTEMPTS_ATTRIBUTE, REASON_ATTRIBUTE } from './sqs-record.ts'

/** A message that has failed for good. */
interface DeadLetter {
  readonly message: Message
  readonly resumeAt: number
  readonly failure: Failure
}

/** Puts a message into the dead-letter queue, with the reason; from there it can be sent again as it came. */
export function deadLetter(
  { host, outbox }: Invocation,
  owner: Owner,
  { message, resumeAt, failure }: DeadLetter,
): void | Promise<void> {
  // Its words are there already.
  const stack = (failure.stack ?? '').replace(/^.*?\n(?= +at)/s, '')
  const attributes = {
    [REASON_ATTRIBUTE]: attribute(failure.code),
    'routo-error-message': attribute(failure.message),
    'routo-stack': attribute(stack),
    [ATTEMPTS_ATTRIBUTE]: String(message.attempt),
  }
  return outbox.add(
    owner,
    deadLettersOf(host.environment),
    toOwnEntry({ ...message, body: legible(message.body) }, { resumeAt, attributes }),
  )
}

/** A reason is for reading, and counts against the size of the message. */
const LONGEST_REASON = 1_000

/** What SQS takes as the value of an attribute: some legible text. */
const attribute = (text: string): string => legible(text.slice(0, LONGEST_REASON)) || '-'
