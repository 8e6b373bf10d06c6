import { BATCH_ENTRIES, toOwnEntry } from '../../endpoints/queue.ts'
import type { VisibilityEntry } from '../../endpoints/sqs.ts'
import { backoffMs } from '../../engine/backoff.ts'
import type { Failure } from '../../engine/execution.ts'
import type { RejectedPart } from '../../engine/ports.ts'
import { deadLetter } from './dead-letters.ts'
import type { Host } from './host.ts'
import { writeLog } from './invocation.ts'
import type { Outbox, Owner } from './outbox.ts'
import { receive, type SqsRecord } from './sqs-record.ts'

/** Limits of SQS. */
const LONGEST_DELAY_S = 900
const LONGEST_VISIBILITY_S = 43_200

const CONCURRENCY = 8

/** A record that goes back to its queue. */
export interface Returned {
  readonly record: SqsRecord
  /** Why; nothing when it was not begun, and should come again at once. */
  readonly retry?: { readonly attempt: number; readonly failure: Failure | undefined }
}

/** A part that failed while its siblings go on: dead-lettered, or put into the route's queue to come on its own. */
export function settlePart(host: Host, outbox: Outbox, owner: Owner, part: RejectedPart): void | Promise<void> {
  const { message, resumeAt, failure, outcome } = part
  if (outcome === 'failed') return deadLetter(host, outbox, owner, part)
  const delaySeconds = Math.min(waitSeconds(host, message.attempt, failure), LONGEST_DELAY_S)
  return outbox.add(owner, sourceQueueOf(host), toOwnEntry(message, { resumeAt, delaySeconds }))
}

/**
 * Tells the queue when each returned record may come again. Best effort: a record of which the queue is not told comes
 * again after the queue's own wait.
 */
export async function delayReturned(host: Host, returned: readonly Returned[]): Promise<void> {
  const calls: Promise<void>[] = []
  for (let at = 0; at < returned.length; at += BATCH_ENTRIES) {
    calls.push(delaySome(host, returned.slice(at, at + BATCH_ENTRIES)))
    if (calls.length === CONCURRENCY) await Promise.all(calls.splice(0))
  }
  await Promise.all(calls)
}

async function delaySome(host: Host, some: readonly Returned[]): Promise<void> {
  try {
    const entries = some.map((one) => toVisibility(host, one))
    const refused = await host.sqs.changeVisibility(sourceQueueOf(host), entries)
    for (const { index, code } of refused) warn(host, some[index], code)
  } catch (error) {
    warn(host, some[0], error instanceof Error ? error.message : String(error))
  }
}

/** The queue that feeds the route. */
export function sourceQueueOf({ environment }: Host): string {
  if (environment.sourceQueue !== undefined) return environment.sourceQueue
  throw new Error('The executor lacks ROUTO_SOURCE_QUEUE: deploy the route again')
}

function toVisibility(host: Host, { record, retry }: Returned): VisibilityEntry {
  const seconds = retry === undefined ? 0 : waitSeconds(host, retry.attempt, retry.failure)
  return { receiptHandle: record.receiptHandle, visibilitySeconds: Math.min(seconds, LONGEST_VISIBILITY_S) }
}

/** How long a message waits until its next attempt: as long as the failure asks for, else the route's backoff. */
const waitSeconds = ({ options, random }: Host, attempt: number, failure: Failure | undefined): number =>
  Math.ceil((failure?.retryAfterMs ?? backoffMs(attempt, options.retry, random)) / 1_000)

function warn(host: Host, returned: Returned | undefined, error: string): void {
  if (returned === undefined) return
  const text = 'The wait before the next attempt could not be set: the queue takes its own'
  writeLog(host, receive(returned.record, host.now()).message, { level: 'warn', message: text, data: { error } })
}
