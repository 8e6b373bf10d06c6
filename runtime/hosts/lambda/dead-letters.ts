import { toOwnEntry } from '../../endpoints/queue.ts'
import type { Failure } from '../../engine/execution.ts'
import type { Message } from '../../message.ts'
import { deadLettersOf } from './environment.ts'
import type { Invocation } from './invocation.ts'
import type { Owner } from './outbox.ts'

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
  const attributes = {
    'routo-error-code': attribute(failure.code),
    'routo-error-message': attribute(failure.message),
    'routo-route': host.route.name,
  }
  return outbox.add(owner, deadLettersOf(host.environment), toOwnEntry(message, { resumeAt, attributes }))
}

/** A reason is for reading, and counts against the size of the message. */
const LONGEST_REASON = 1_000
const NOT_IN_XML = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu

/** What SQS takes as the value of an attribute: some text, without the characters that XML has not. */
const attribute = (text: string): string => text.slice(0, LONGEST_REASON).replace(NOT_IN_XML, '\uFFFD') || '-'
