import type { QueuedMessage, Queues } from '../queues/queues.ts'

/** The dead-letter queue of a route. */
export interface LetterQueue {
  readonly route: string
  /** Name of the queue. */
  readonly queue: string
}

/** A letter where it lies. */
export interface QueuedLetter extends LetterQueue {
  readonly entry: QueuedMessage
}

/** Read at once. */
const MOST_AT_ONCE = 200

/** The letters of several queues behind a number, oldest first: numbers grow over all queues. */
export function* lettersAfter(
  queues: Queues,
  letterQueues: readonly LetterQueue[],
  after: number,
): Generator<QueuedLetter, undefined> {
  const heads = letterQueues.map((letterQueue) => {
    const entries = entriesAfter(queues, letterQueue.queue, after)
    return { letterQueue, entries, entry: entries.next().value }
  })
  for (;;) {
    const oldest = heads.reduce<(typeof heads)[number] | undefined>(
      (best, head) => (isOlder(head.entry, best?.entry) ? head : best),
      undefined,
    )
    if (oldest?.entry === undefined) return undefined
    yield { ...oldest.letterQueue, entry: oldest.entry }
    oldest.entry = oldest.entries.next().value
  }
}

const isOlder = (entry: QueuedMessage | undefined, than: QueuedMessage | undefined): boolean =>
  entry !== undefined && (than === undefined || entry.id < than.id)

function* entriesAfter(queues: Queues, queue: string, from: number): Generator<QueuedMessage, undefined> {
  let after = from
  for (;;) {
    // The stack of the queue may have gone meanwhile.
    const entries = queues.get(queue) === undefined ? [] : queues.peek(queue, { after, first: MOST_AT_ONCE })
    yield* entries
    const last = entries.at(-1)
    if (last === undefined || entries.length < MOST_AT_ONCE) return undefined
    after = last.id
  }
}
