import type { QueuedMessage, Queues } from '../queues/queues.ts'

/** The dead-letter queue of a route. */
export interface Office {
  readonly route: string
  /** Name of the queue. */
  readonly queue: string
}

/** A letter where it lies. */
export interface Lying extends Office {
  readonly entry: QueuedMessage
}

/** Read at once. */
const MOST_AT_ONCE = 200

/** The letters of several queues behind a number, oldest first: numbers grow over all queues. */
export function* lettersAfter(queues: Queues, offices: readonly Office[], after: number): Generator<Lying, undefined> {
  const piles = offices.map((office) => ({ office, entries: entriesAfter(queues, office.queue, after) }))
  const tops = piles.map(({ office, entries }) => ({ office, entries, entry: entries.next().value }))
  for (;;) {
    const oldest = tops.reduce<(typeof tops)[number] | undefined>(
      (best, top) => (isOlder(top.entry, best?.entry) ? top : best),
      undefined,
    )
    if (oldest?.entry === undefined) return undefined
    yield { ...oldest.office, entry: oldest.entry }
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
