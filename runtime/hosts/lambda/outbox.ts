import type { RefusedEntry } from '../../endpoints/aws.ts'
import { BATCH_BYTES, BATCH_ENTRIES, type SizedEntry } from '../../endpoints/queue.ts'
import type { QueueEntry } from '../../endpoints/sqs.ts'
import { PermanentError, RetryableError } from '../../errors.ts'
import { toError } from '../../unknown.ts'

/** A received message as the outbox knows it: if one of its sends fails, it fails. */
export interface Owner {
  error: Error | undefined
}

/** Collects what the messages of a batch send, and sends it in as few calls as SQS allows. */
export interface Outbox {
  /**
   * Takes an entry. Full batches leave at once; waiting for the promise keeps the number of those on their way small.
   *
   * @throws the error of an earlier entry of the same owner: there is no use in going on
   */
  add(owner: Owner, queueUrl: string, entry: SizedEntry): void | Promise<void>
  /**
   * Sends the rest, until `over` at most. Never rejects: what could not be sent, or was not answered in time, is the
   * error of its owner.
   */
  flush(over: Promise<void>): Promise<void>
}

interface Batch {
  readonly items: Item[]
  bytes: number
}

interface Item {
  readonly owner: Owner
  readonly entry: SizedEntry
}

/** At most so many requests at a time, of at most 1 MiB: what a large split may hold in memory. */
const CONCURRENCY = 8
const TRIES = 3
const FIRST_WAIT_MS = 100

/**
 * Makes an outbox. Entries to a queue leave in the order they came in; requests overlap, as a standard queue does not
 * promise more.
 */
export function createOutbox(
  send: (queueUrl: string, entries: readonly QueueEntry[]) => Promise<readonly RefusedEntry[]>,
  sleep: (ms: number) => Promise<void>,
  mostEntries = BATCH_ENTRIES,
): Outbox {
  const waiting = new Map<string, Batch>()
  const onTheirWay = new Map<Promise<void>, readonly Item[]>()

  function depart(queueUrl: string, { items }: Batch): void {
    waiting.delete(queueUrl)
    const sending = sendAll(queueUrl, items).finally(() => onTheirWay.delete(sending))
    onTheirWay.set(sending, items)
  }

  async function sendAll(queueUrl: string, items: readonly Item[]): Promise<void> {
    try {
      let left = items
      for (let tries = 1; left.length > 0; tries += 1) {
        const entries = left.map(({ entry }) => entry)
        const refused = await send(queueUrl, entries)
        left = settle(left, refused, queueUrl, tries === TRIES)
        if (left.length > 0) await sleep(FIRST_WAIT_MS * 2 ** (tries - 1))
      }
    } catch (error) {
      for (const { owner } of items) owner.error ??= toError(error)
    }
  }

  return {
    add(owner, queueUrl, entry) {
      if (owner.error !== undefined) throw owner.error
      let batch = waiting.get(queueUrl)
      if (batch !== undefined && batch.bytes + entry.bytes > BATCH_BYTES) {
        depart(queueUrl, batch)
        batch = undefined
      }
      if (batch === undefined) {
        batch = { items: [], bytes: 0 }
        waiting.set(queueUrl, batch)
      }
      batch.items.push({ owner, entry })
      batch.bytes += entry.bytes
      if (batch.items.length === mostEntries) depart(queueUrl, batch)
      return onTheirWay.size > CONCURRENCY ? Promise.race(onTheirWay.keys()) : undefined
    },
    async flush(over) {
      for (const [queueUrl, batch] of waiting) depart(queueUrl, batch)
      if (onTheirWay.size === 0) return
      await Promise.race([Promise.all(onTheirWay.keys()), over])
      for (const items of onTheirWay.values()) {
        for (const { owner } of items) owner.error ??= unanswered()
      }
    },
  }
}

const unanswered = (): RetryableError =>
  new RetryableError('SQS had not answered when the executor had to stop', { code: 'NOT_SENT' })

/** Gives the refused entries to send again; those that are refused for good are their owners' errors. */
function settle(items: readonly Item[], refused: readonly RefusedEntry[], queueUrl: string, isLast: boolean): Item[] {
  const again: Item[] = []
  for (const { Id, Code, Message, SenderFault } of refused) {
    const item = items[Number(Id)]
    if (item === undefined) continue
    const words = `${queueUrl} refused a message: ${Code}${Message ? `: ${Message}` : ''}`
    if (SenderFault) item.owner.error ??= new PermanentError(words, { code: 'MESSAGE_REFUSED' })
    else if (isLast) item.owner.error ??= new RetryableError(words, { code: 'NOT_SENT' })
    else again.push(item)
  }
  return again
}
