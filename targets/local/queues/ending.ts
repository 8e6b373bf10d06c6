import type { Engine } from './engine.ts'
import { createEntry, type Entry, type Lane } from './lane.ts'
import { leasedOf } from './messages.ts'
import type { EndedReceive, Settlement } from './queues.ts'
import { arriveAll, insertAll, type Staged } from './sending.ts'

/** What is done with messages of which nobody has said a word. */
interface Ending {
  readonly end: EndedReceive['end']
  /** Within the transaction. */
  readonly write: () => void
  /** After it. */
  readonly done: () => void
}

/** A step that could not be written is tried again after so long. */
const RETRY_MS = 1_000

/** Ends the leases that have run out, and lets come what has waited long enough. */
export function advance(engine: Engine): void {
  const held = new Map<Lane, Entry[]>()
  for (const entry of engine.alarms.due()) {
    if (entry.place !== 'held') engine.move(entry, entry.place, 0)
    else if (held.has(entry.lane)) held.get(entry.lane)?.push(entry)
    else held.set(entry.lane, [entry])
  }
  for (const [lane, entries] of held) expire(engine, lane, entries)
}

function expire(engine: Engine, lane: Lane, entries: readonly Entry[]): void {
  const at = engine.now()
  retriedLater(
    endAll(engine, lane, entries, {
      end: 'expired',
      write() {
        for (const { id, receives, firstReceivedAt = at } of entries) {
          engine.tables.end(id, receives + 1, firstReceivedAt, at)
        }
      },
      done() {
        for (const entry of entries) {
          entry.receives += 1
          engine.move(entry, 'waiting', at)
        }
      },
    }),
  )
}

/** Messages that were received too often: to the dead letters. */
export function giveUp(engine: Engine, lane: Lane, deadLetters: Lane, entries: readonly Entry[]): void {
  const letters = entries.map((entry) => toDeadLetters(engine, deadLetters, entry))
  retriedLater(
    endAll(engine, lane, entries, {
      end: 'dead-lettered',
      write() {
        for (const { id } of entries) engine.tables.remove(id)
        insertAll(engine, letters)
      },
      done() {
        for (const entry of entries) engine.forget(entry)
        arriveAll(engine, letters)
      },
    }),
  )
}

/** It keeps its message id, and when it was sent: what remains of its time goes on. */
function toDeadLetters({ now, nextId, contents }: Engine, deadLetters: Lane, entry: Entry): Staged {
  const { lane, sentAt, firstReceivedAt, receivesBefore, receives } = entry
  return {
    entry: createEntry({
      lane: deadLetters,
      id: nextId(),
      sentAt,
      firstReceivedAt,
      receivesBefore: receivesBefore + receives,
      until: now(),
    }),
    content: { ...contents.of(entry), deadLetterSource: lane.info.name, deadLetteredAt: now() },
  }
}

/** Messages whose time is over: nobody waits for their end. */
export const outlive = (engine: Engine, lane: Lane, entries: readonly Entry[]): void =>
  retriedLater(removeAll(engine, lane, entries))

/** @throws {CloudError} when it could not be written */
export function removeAll(engine: Engine, lane: Lane, entries: readonly Entry[]): Promise<void> {
  return endAll(engine, lane, entries, {
    end: 'removed',
    write() {
      for (const { id } of entries) engine.tables.remove(id)
    },
    done() {
      for (const entry of entries) engine.forget(entry)
    },
  })
}

function endAll(engine: Engine, lane: Lane, entries: readonly Entry[], { end, write, done }: Ending): Promise<void> {
  const also = alsoOf(engine, lane, entries, end)
  for (const entry of entries) {
    entry.isSettling = true
    engine.alarms.clear(entry)
  }
  const step = engine.journal
    .write((database) => {
      write()
      also?.(database, [])
    })
    .then(done, (error) => {
      for (const entry of entries) putOff(engine, entry)
      throw error
    })
  const settled = step.then(
    () => void lane.underWay.delete(settled),
    () => void lane.underWay.delete(settled),
  )
  lane.underWay.add(settled)
  return step
}

/** What the reader of the queue wants written with the end of receives. Of those that last its holder will say how they ended. */
function alsoOf(
  { contents, run }: Engine,
  lane: Lane,
  entries: readonly Entry[],
  end: EndedReceive['end'],
): Settlement['also'] {
  if (lane.endListener === undefined) return undefined
  const more = end === 'expired' ? 1 : 0
  const ended = entries
    .filter(({ place, receives }) => (end === 'expired' ? place === 'held' : place !== 'held' && receives > 0))
    .map((entry) => ({ message: leasedOf(entry, contents.of(entry), entry.receives + more, run), end }))
  return ended.length === 0 ? undefined : lane.endListener(ended)
}

/** They stay what they are, and come up again. */
function putOff({ alarms, move, now }: Engine, entry: Entry): void {
  const at = now() + RETRY_MS
  entry.isSettling = false
  if (entry.place === 'held') alarms.set(entry, at)
  else move(entry, 'waiting', at)
}

/** What failed is put off, and the storage tells whoever waits for an answer. */
const retriedLater = (step: Promise<void>): void => void step.catch(() => {})
