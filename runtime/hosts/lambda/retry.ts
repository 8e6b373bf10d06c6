import { BATCH_BYTES, BATCH_ENTRIES, toOwnEntry } from '../../endpoints/queue.ts'
import { changeVisibility } from '../../endpoints/sqs.ts'
import { backoffMs } from '../../engine/backoff.ts'
import { then } from '../../engine/call.ts'
import type { Failure } from '../../engine/execution.ts'
import type { Rejected, RejectedPart } from '../../engine/ports.ts'
import { toError } from '../../unknown.ts'
import { deadLetter } from './dead-letters.ts'
import { sourceQueueOf } from './environment.ts'
import type { Host } from './host.ts'
import { type Invocation, writeLog } from './invocation.ts'
import type { Owner } from './outbox.ts'
import type { Received } from './sqs-record.ts'

/** Limits of SQS. */
const LONGEST_DELAY_S = 900
const LONGEST_VISIBILITY_S = 43_200

/** A message that goes back to its queue, to come again after so many seconds. */
export interface Returned {
  readonly received: Received
  readonly seconds: number
}

/**
 * A part that failed while its siblings go on: dead-lettered, or put into the route's queue to come on its own. One that
 * no queue takes is cut and dead-lettered: what it was made of is not lost, and the others go on.
 */
export function settlePart(invocation: Invocation, owner: Owner, part: RejectedPart): Rejected | Promise<Rejected> {
  const short = shortened(part)
  if (short !== undefined) return then(deadLetter(invocation, owner, short), () => 'failed')
  if (part.outcome === 'failed') return deadLetter(invocation, owner, part)
  const { host, outbox } = invocation
  const { message, resumeAt, failure } = part
  const delaySeconds = Math.min(waitSeconds(host, message.attempt, failure), LONGEST_DELAY_S)
  return outbox.add(owner, sourceQueueOf(host.environment), toOwnEntry(message, { resumeAt, delaySeconds }))
}

/** Room for the envelope and the reason beside a body. */
const LONGEST_PART_BYTES = BATCH_BYTES - 65_536
/** In characters, of which each has three bytes at most. */
const SHORTENED = 250_000

/** The part with its body cut, where no queue takes all of it. */
function shortened(part: RejectedPart): RejectedPart | undefined {
  const { message, failure } = part
  const bytes = Buffer.byteLength(message.body)
  if (bytes <= LONGEST_PART_BYTES) return undefined
  const words = `${failure.message} (the part had ${bytes} bytes; this is its beginning)`
  const body = message.body.slice(0, SHORTENED)
  return { ...part, message: { ...message, body }, failure: { ...failure, message: words } }
}

/** How long a message waits until its next attempt: as long as the failure asks for, else the route's backoff. */
export const waitSeconds = ({ options, random }: Host, attempt: number, failure: Failure | undefined): number =>
  Math.ceil((failure?.retryAfterMs ?? backoffMs(attempt, options.retry, random)) / 1_000)

/**
 * Tells the queue when each returned message may come again. Best effort: a message of which the queue is not told comes
 * again after the queue's own wait.
 */
export async function delayReturned(host: Host, returned: readonly Returned[]): Promise<void> {
  for (let at = 0; at < returned.length; at += BATCH_ENTRIES) {
    await delaySome(host, returned.slice(at, at + BATCH_ENTRIES))
  }
}

async function delaySome(host: Host, some: readonly Returned[]): Promise<void> {
  try {
    const entries = some.map(({ received: { record }, seconds }) => ({
      receiptHandle: record.receiptHandle,
      visibilitySeconds: Math.min(seconds, LONGEST_VISIBILITY_S),
    }))
    const refused = await changeVisibility(host.aws, sourceQueueOf(host.environment), entries)
    for (const { Id, Code } of refused) warn(host, some[Number(Id)], Code)
  } catch (error) {
    warn(host, some[0], toError(error).message)
  }
}

function warn(host: Host, returned: Returned | undefined, error: string): void {
  if (returned === undefined) return
  const message = 'The wait before the next attempt could not be set: the queue takes its own'
  writeLog(host, returned.received.message, { level: 'warn', message, data: { error } })
}
