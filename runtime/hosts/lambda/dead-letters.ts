import { toOwnEntry } from '../../endpoints/queue.ts'
import type { Failure } from '../../engine/execution.ts'
import { toFailure } from '../../engine/failure.ts'
import type { Message } from '../../message.ts'
import type { Host } from './host.ts'
import { type Invocation, writeLog } from './invocation.ts'
import type { Outbox, Owner } from './outbox.ts'
import type { Taken } from './take.ts'

/** A message that has failed for good. */
export interface DeadLetter {
  readonly message: Message
  readonly resumeAt: number
  readonly failure: Failure
}

/** Puts a message into the dead-letter queue, with the reason; from there it can be sent again as it came. */
export function deadLetter(host: Host, outbox: Outbox, owner: Owner, letter: DeadLetter): void | Promise<void> {
  const { message, resumeAt, failure } = letter
  const attributes = {
    'routo-error-code': attribute(failure.code),
    'routo-error-message': attribute(failure.message),
    'routo-route': host.route.name,
  }
  const { deadLetters } = host.environment
  if (deadLetters === undefined) throw new Error('The executor lacks ROUTO_DEAD_LETTERS: deploy the route again')
  return outbox.add(owner, deadLetters, toOwnEntry(message, { resumeAt, attributes }))
}

/** Dead-letters the messages that have failed; those that cannot be put there are to come again. */
export async function deadLetterFailed(invocation: Invocation, taken: readonly Taken[]): Promise<readonly Taken[]> {
  const owners = new Map<Taken, Owner>()
  for (const one of taken) {
    if (one.execution.outcome === 'failed') owners.set(one, await letter(invocation, one, one.execution.error))
  }
  if (owners.size === 0) return taken
  await invocation.outbox.flush(invocation.deadline.over)
  return taken.map((one) => {
    const error = owners.get(one)?.error
    if (error === undefined) return one
    const text = 'The message has failed but could not be dead-lettered: it comes again'
    writeLog(invocation.host, one.received.message, { level: 'error', message: text, data: { error: error.message } })
    return { ...one, execution: { ...one.execution, outcome: 'retrying' } }
  })
}

async function letter({ host, outbox }: Invocation, { received }: Taken, failure = UNKNOWN): Promise<Owner> {
  const owner: Owner = { error: undefined }
  try {
    await deadLetter(host, outbox, owner, { message: received.message, resumeAt: received.resumeAt, failure })
  } catch (error) {
    owner.error = error instanceof Error ? error : new Error(String(error))
  }
  return owner
}

const UNKNOWN = toFailure(new Error('The message has failed'))

/** A reason is for reading, and counts against the size of the message. */
const LONGEST_REASON = 1_000
const NOT_IN_XML = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu

/** What SQS takes as the value of an attribute: some text, without the characters that XML has not. */
const attribute = (text: string): string => text.slice(0, LONGEST_REASON).replace(NOT_IN_XML, '\uFFFD') || '-'
