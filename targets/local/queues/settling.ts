import { CloudError } from '../cloud-error.ts'
import type { Engine } from './engine.ts'
import { type Entry, isFree } from './lane.ts'
import type { QueuedMessage, Settlement } from './queues.ts'
import { readReceipt } from './receipt.ts'
import { arriveAll, insertAll, stage } from './sending.ts'

/** A receive that ends with a word of its holder. */
interface Return {
  readonly entry: Entry
  readonly until: number
}

export async function settle(engine: Engine, settlement: Settlement): Promise<readonly QueuedMessage[]> {
  const { deletes = [], returns = [], sends = [], also } = settlement
  const staged = sends.map(({ queue, message }) => stage(engine, queue, message))
  const at = engine.now()
  const removed = reserve(
    engine,
    deletes.map((handle) => entryOf(engine, handle)).filter((entry) => entry !== undefined),
  )
  const returned: Return[] = []
  for (const { receiptHandle, seconds } of returns) {
    const entry = entryOf(engine, receiptHandle)
    if (entry?.place !== 'held') continue
    reserve(engine, [entry])
    returned.push({ entry, until: seconds === undefined ? entry.until : at + seconds * 1000 })
  }
  await orPutBack(
    engine,
    [...removed, ...returned.map(({ entry }) => entry)],
    engine.journal.write((database) => {
      for (const { id } of removed) engine.tables.remove(id)
      for (const { entry, until } of returned) writeReturn(engine, entry, until)
      insertAll(engine, staged)
      also?.(
        database,
        staged.map(({ content }) => content.messageId),
      )
    }),
  )
  for (const entry of removed) engine.forget(entry)
  for (const { entry, until } of returned) doReturn(engine, entry, until)
  return arriveAll(engine, staged)
}

export async function changeVisibility(engine: Engine, receiptHandle: string, seconds: number): Promise<void> {
  const entry = entryOf(engine, receiptHandle)
  if (entry === undefined) {
    throw new CloudError(
      'InvalidParameterValue',
      `Value ${receiptHandle} for parameter ReceiptHandle is invalid. Reason: Message does not exist or is not available for visibility timeout change.`,
    )
  }
  if (entry.place !== 'held') throw new CloudError('MessageNotInflight', 'The message referred to is not in flight.')
  const until = engine.now() + seconds * 1000
  if (seconds > 0) {
    entry.until = until
    return engine.alarms.set(entry, until)
  }
  reserve(engine, [entry])
  await orPutBack(
    engine,
    [entry],
    engine.journal.write(() => writeReturn(engine, entry, until)),
  )
  doReturn(engine, entry, until)
}

export async function replace(
  engine: Engine,
  queue: string,
  id: number,
  sends: NonNullable<Settlement['sends']>,
): Promise<boolean> {
  const entry = engine.lane(queue).entries.get(id)
  if (entry === undefined || !isFree(entry)) return false
  const staged = sends.map(({ queue: to, message }) => stage(engine, to, message))
  reserve(engine, [entry])
  await orPutBack(
    engine,
    [entry],
    engine.journal.write(() => {
      engine.tables.remove(id)
      insertAll(engine, staged)
    }),
  )
  engine.forget(entry)
  arriveAll(engine, staged)
  return true
}

/**
 * The message of a receipt handle: while it is held, and after that until it is received again. Undefined for a handle that does
 * not hold any more.
 */
function entryOf({ lanes, run }: Engine, handle: string): Entry | undefined {
  const receipt = readReceipt(handle)
  if (receipt?.run !== run) return undefined
  const entry = lanes.get(receipt.queue)?.entries.get(receipt.id)
  return entry?.lease === receipt.lease && !entry.isSettling ? entry : undefined
}

/** Keeps everything else off messages until the step is on disk. Of several mentions of one message the first counts. */
function reserve({ alarms }: Engine, entries: readonly Entry[]): readonly Entry[] {
  return entries.filter((entry) => {
    if (entry.isSettling) return false
    entry.isSettling = true
    alarms.clear(entry)
    return true
  })
}

async function orPutBack({ alarms, move }: Engine, entries: readonly Entry[], step: Promise<void>): Promise<void> {
  try {
    await step
  } catch (error) {
    for (const entry of entries) {
      entry.isSettling = false
      if (entry.place === 'held') alarms.set(entry, entry.until)
      else move(entry, entry.place, entry.until)
    }
    throw error
  }
}

const writeReturn = ({ tables, now }: Engine, { id, receives, firstReceivedAt = now() }: Entry, until: number): void =>
  tables.end(id, receives + 1, firstReceivedAt, until)

function doReturn({ move }: Engine, entry: Entry, until: number): void {
  entry.receives += 1
  move(entry, 'waiting', until)
}
