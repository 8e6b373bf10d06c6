import type { Journal } from '../journal/journal.ts'
import { queueArn } from '../place.ts'
import { advance, outlive, removeAll } from './ending.ts'
import { createEngine, type Engine } from './engine.ts'
import { createLane, isFree, type Lane } from './lane.ts'
import { messageOf } from './messages.ts'
import type { QueueAttributes, QueuedMessage, QueueInfo, Queues } from './queues.ts'
import { dispatch, receive } from './receiving.ts'
import { send } from './sending.ts'
import { changeVisibility, replace, settle } from './settling.ts'

export interface QueuesOptions {
  readonly journal: Journal
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** What messages may take in memory; those beyond it are read from the journal when they are received. */
  readonly memoryBytes?: number
}

const MEMORY_BYTES = 64 * 1024 * 1024
/** How often is looked for messages whose time is over. One that is received later is not given out either way. */
const SWEEP_MS = 60_000

/** Opens the queues of a journal, with the messages that are in it. */
export function createQueues({ journal, now, memoryBytes = MEMORY_BYTES }: QueuesOptions): Queues {
  const wake = (lane: Lane): void => {
    if (lane.isWaking) return
    lane.isWaking = true
    // After everything that came with the same step.
    queueMicrotask(() => {
      lane.isWaking = false
      dispatch(engine, lane)
    })
  }
  const engine: Engine = createEngine({ journal, now, memoryBytes, wake, ring: () => advance(engine) })
  const sweeper = setInterval(() => sweep(engine), SWEEP_MS)
  sweeper.unref()

  return {
    put: (name, attributes) => put(engine, name, attributes),
    remove: (name) => remove(engine, name),
    get: (name) => engine.lanes.get(name)?.info,
    list: () => [...engine.lanes.values()].map(({ info }) => info),
    depth(name) {
      advance(engine)
      const { counts, entries } = engine.lane(name)
      const oldestSentAt = entries.values().next().value?.sentAt
      return {
        visible: counts.ready,
        inFlight: counts.held + counts.waiting,
        delayed: counts.delayed,
        ...(oldestSentAt !== undefined && { oldestSentAt }),
      }
    },
    send: (name, messages) => send(engine, name, messages),
    receive: (name, options) => receive(engine, name, options),
    settle: (settlement) => settle(engine, settlement),
    changeVisibility: (handle, seconds) => changeVisibility(engine, handle, seconds),
    async purge(name) {
      const lane = engine.lane(name)
      await removeAll(
        engine,
        lane,
        [...lane.entries.values()].filter(({ isSettling }) => !isSettling),
      )
    },
    peek(name, { after = 0, first }) {
      const found: QueuedMessage[] = []
      for (const entry of engine.lane(name).entries.values()) {
        if (found.length === first) break
        if (entry.id > after) found.push(messageOf(entry, engine.contents.of(entry)))
      }
      return found
    },
    find(name, id) {
      const entry = engine.lane(name).entries.get(id)
      return entry !== undefined && isFree(entry) ? messageOf(entry, engine.contents.of(entry)) : undefined
    },
    replace: (name, id, sends) => replace(engine, name, id, sends),
    onReady(name, listener) {
      const { readyListeners } = engine.lane(name)
      readyListeners.add(listener)
      return () => void readyListeners.delete(listener)
    },
    onEnd(name, listener) {
      const lane = engine.lane(name)
      lane.endListener = listener
      return () => {
        if (lane.endListener === listener) lane.endListener = undefined
      }
    },
    async close() {
      clearInterval(sweeper)
      engine.alarms.close()
      for (const { receivers } of engine.lanes.values()) for (const { give } of receivers) give([])
      await Promise.all([...engine.lanes.values()].flatMap(({ underWay }) => [...underWay]))
    },
  }
}

async function put(
  { journal, tables, lanes, now }: Engine,
  name: string,
  attributes: QueueAttributes,
): Promise<QueueInfo> {
  const createdAt = lanes.get(name)?.info.createdAt ?? now()
  const info: QueueInfo = { ...attributes, name, arn: queueArn(name), createdAt, modifiedAt: now() }
  const key = await journal.write(() => tables.putQueue({ name, attributes, createdAt, modifiedAt: info.modifiedAt }))
  // It may have been made, or removed, in the same transaction.
  const lane = lanes.get(name)
  if (lane?.key === key) lane.info = info
  else lanes.set(name, createLane(key, info))
  return info
}

async function remove({ journal, tables, lanes, contents, alarms, lane: laneOf }: Engine, name: string): Promise<void> {
  const lane = laneOf(name)
  await journal.write(() => {
    for (const id of lane.entries.keys()) tables.remove(id)
    tables.removeQueue(lane.key)
  })
  lane.isRemoved = true
  if (lanes.get(name) === lane) lanes.delete(name)
  for (const entry of lane.entries.values()) {
    alarms.clear(entry)
    contents.release(entry)
    entry.isSettling = true
  }
  for (const { give } of lane.receivers) give([])
}

function sweep(engine: Engine): void {
  for (const lane of engine.lanes.values()) {
    const oldest = engine.now() - lane.info.retentionS * 1000
    const tooOld = [...lane.entries.values()].filter((entry) => entry.sentAt <= oldest && isFree(entry))
    if (tooOld.length > 0) outlive(engine, lane, tooOld)
  }
}
