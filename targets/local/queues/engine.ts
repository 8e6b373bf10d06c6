import { randomUUID } from 'node:crypto'
import { CloudError } from '../cloud-error.ts'
import type { Journal } from '../journal/journal.ts'
import { queueArn } from '../place.ts'
import { type Alarms, createAlarms } from './alarms.ts'
import { type Contents, createContents } from './contents.ts'
import { createEntry, createLane, type Entry, isReady, type Lane, type Place } from './lane.ts'
import { type QueueTables, queueTables } from './tables.ts'

/** What the parts of the engine share: queues in memory, and how messages change their place there. */
export interface Engine {
  readonly journal: Journal
  readonly tables: QueueTables
  readonly contents: Contents
  readonly alarms: Alarms<Entry>
  readonly now: () => number
  readonly lanes: Map<string, Lane>
  /** Of this run of the cloud: receipt handles of an earlier one do not hold. */
  readonly run: string
  /** @throws {CloudError} `QueueDoesNotExist` */
  lane(name: string): Lane
  nextId(): number
  /** Puts a message into its queue, now that it is in the journal. */
  arrive(entry: Entry): void
  /** Moves a message, now that the journal says so; to be ready, where the time has come. */
  move(entry: Entry, place: Place, until: number): void
  /** Takes a message out of its queue, now that it is out of the journal. */
  forget(entry: Entry): void
}

export interface EngineOptions {
  readonly journal: Journal
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** What the contents of messages may take in memory. */
  readonly memoryBytes: number
  /** Told when alarms may have fallen due. */
  readonly ring: () => void
  /** Told when a queue has something ready. */
  readonly wake: (lane: Lane) => void
}

/** What is gone out of the middle of a ready list is let go of when there is more of it than of the rest, and of this. */
const MOST_GONE = 1_000

export function createEngine({ journal, now, memoryBytes, ring, wake }: EngineOptions): Engine {
  const tables = queueTables(journal)
  const contents = createContents(memoryBytes, tables.content)
  const alarms = createAlarms<Entry>(now, ring)
  const lanes = new Map<string, Lane>()
  let lastId = tables.lastId()

  const take = (entry: Entry, place: Place, until: number): void => {
    const { lane } = entry
    const isDue = until <= now()
    entry.place = isDue ? 'ready' : place
    entry.until = until
    lane.counts[entry.place] += 1
    if (isDue) {
      lane.ready.push(entry)
      wake(lane)
    } else alarms.set(entry, until)
  }

  const leave = (entry: Entry): void => {
    entry.lane.counts[entry.place] -= 1
    alarms.clear(entry)
  }

  const engine: Engine = {
    journal,
    tables,
    contents,
    alarms,
    now,
    lanes,
    run: randomUUID(),
    lane(name) {
      const lane = lanes.get(name)
      if (lane === undefined) throw new CloudError('QueueDoesNotExist', `The specified queue does not exist: ${name}.`)
      return lane
    },
    nextId: () => ++lastId,
    arrive(entry) {
      // In the transaction before it.
      if (entry.lane.isRemoved) return contents.release(entry)
      entry.lane.entries.set(entry.id, entry)
      take(entry, entry.receives > 0 ? 'waiting' : 'delayed', entry.until)
    },
    move(entry, place, until) {
      entry.isSettling = entry.lane.isRemoved
      if (entry.lane.isRemoved) return
      leave(entry)
      take(entry, place, until)
    },
    forget(entry) {
      leave(entry)
      entry.lane.entries.delete(entry.id)
      contents.release(entry)
      // It may still be in the ready list, from which it is not taken then.
      entry.isSettling = true
      const { ready, counts } = entry.lane
      if (ready.size > 2 * counts.ready + MOST_GONE) ready.keep(isReady)
    },
  }
  load(engine)
  return engine
}

function load({ tables, lanes, arrive }: Engine): void {
  const byKey = new Map<number, Lane>()
  for (const { key, name, attributes, createdAt, modifiedAt } of tables.queues()) {
    const lane = createLane(key, { ...attributes, name, arn: queueArn(name), createdAt, modifiedAt })
    byKey.set(key, lane)
    lanes.set(name, lane)
  }
  for (const { queueKey, ...row } of tables.messages()) {
    const lane = byKey.get(queueKey)
    if (lane === undefined) throw new Error(`message ${row.id} is in no queue`)
    arrive(createEntry({ ...row, lane }))
  }
}
