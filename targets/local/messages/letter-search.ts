import { setImmediate } from 'node:timers/promises'
import type { LetterQuery as Asked, DeadLetterQuery } from '../../data-plane.ts'
import { isAskedFor } from '../../messages/letter.ts'
import type { Queues } from '../queues/queues.ts'
import { type LetterQueue, lettersAfter, type QueuedLetter } from './letters-in-queues.ts'

/** Letters are looked at in portions, between which other requests have their turn. */
const PORTION = 500

/** The letters that a query asks for: one more than its page, if there are as many, and how many there are in all. */
export async function search(
  queues: Queues,
  letterQueues: readonly LetterQueue[],
  query: DeadLetterQuery,
  after: number,
): Promise<{ readonly page: readonly QueuedLetter[]; readonly total: number }> {
  const page: QueuedLetter[] = []
  let total = 0
  for await (const letter of askedFor(queues, letterQueues, query)) {
    total += 1
    if (letter.entry.id > after && page.length <= query.first) page.push(letter)
  }
  return { page, total }
}

/** All letters that a query asks for, the oldest first. */
export async function* askedFor(
  queues: Queues,
  letterQueues: readonly LetterQueue[],
  query: Asked,
): AsyncGenerator<QueuedLetter, undefined> {
  let seen = 0
  for (const letter of lettersAfter(queues, letterQueues, 0)) {
    seen += 1
    if (seen % PORTION === 0) await setImmediate()
    if (isAskedFor(letter.entry, query)) yield letter
  }
}
