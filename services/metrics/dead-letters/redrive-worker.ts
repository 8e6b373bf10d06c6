import { randomUUID } from 'node:crypto'
import type { DataPlane, DeadLetter } from '../../../targets/data-plane.ts'
import { TargetError } from '../../../targets/driver.ts'
import type { Log } from '../../shared/log.ts'
import type { Collection } from '../../shared/store/collection.ts'
import { patchBody } from './merge-patch.ts'
import type { ItemState, RedriveItem, RedriveOrder, RedriveRecord } from './model.ts'

export interface RedriveWork {
  readonly redrives: Collection<RedriveRecord>
  readonly items: Collection<RedriveItem>
  readonly dataPlane: DataPlane
  readonly now: () => Date
  /** Waits, or less where the signal aborts. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>
  readonly log: Log
  /** Is told how far a redrive is. */
  readonly progress: (redrive: RedriveRecord) => Promise<void>
}

/** Works on redrives in the background: each by one process at a time, and after a crash by another one, or by the same. */
export interface RedriveWorker {
  /** Begins with one at once. */
  begin(id: string): void
  /** Begins with all that nobody works on. */
  resume(): Promise<void>
  /** Ends when the letter that is being sent has been. The rest is for whoever resumes. */
  close(): Promise<void>
}

/** As long as a process may be silent before another one takes over. */
const LEASE_MS = 30_000
const MOST_AT_ONCE = 100
const FIRST_WAIT_MS = 1_000
const LONGEST_WAIT_MS = 30_000
const MOST_RESUMED = 100

export function createRedriveWorker(work: RedriveWork): RedriveWorker {
  const worker = randomUUID()
  const running = new Map<string, Promise<void>>()
  const stop = new AbortController()

  const begin = (id: string): void => {
    if (running.has(id) || stop.signal.aborted) return
    const done = redriveAll(work, worker, id, stop.signal)
      .catch((err: unknown) => work.log.error({ err, redrive: id }, 'A redrive failed, and will be resumed.'))
      .finally(() => running.delete(id))
    running.set(id, done)
  }
  return {
    begin,
    async resume() {
      const range = { field: 'leasedUntil', lt: work.now() } as const
      const left = await work.redrives.find({ where: { state: 'RUNNING' }, range, limit: MOST_RESUMED })
      for (const { id } of left) begin(id)
    },
    async close() {
      stop.abort()
      await Promise.all(running.values())
    },
  }
}

/** Takes up letters in portions of a second, as long as there are any. */
async function redriveAll(work: RedriveWork, worker: string, id: string, signal: AbortSignal): Promise<void> {
  let failures = 0
  while (!signal.aborted) {
    const redrive = await lease(work, worker, id)
    if (redrive === undefined) return
    const startedAt = work.now().getTime()
    try {
      const taken = await redriveSome(work, redrive, signal)
      failures = 0
      if (taken === undefined) return await end(work, id, { state: 'FINISHED' })
      const spent = work.now().getTime() - startedAt
      await work.sleep(Math.max(0, (taken / redrive.maxPerSecond) * 1_000 - spent), signal)
    } catch (error) {
      if (!(error instanceof TargetError)) throw error
      if (!error.retryable) return await end(work, id, { state: 'FAILED', problem: error.message })
      work.log.warn({ err: error, redrive: id }, 'A redrive waits for its target.')
      await work.sleep(Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** failures), signal)
      failures += 1
    }
  }
  await work.redrives.update(id, { set: { leasedUntil: work.now() } }, { worker, state: 'RUNNING' })
}

/** The redrive, if it is this worker's to go on with. */
async function lease({ redrives, now }: RedriveWork, worker: string, id: string): Promise<RedriveRecord | undefined> {
  const at = now()
  const set = { worker, leasedUntil: new Date(at.getTime() + LEASE_MS) }
  return (
    (await redrives.update(id, { set }, { state: 'RUNNING', worker })) ??
    (await redrives.update(id, { set }, { state: 'RUNNING', leasedUntil: { lt: new Date(at.getTime() + 1) } }))
  )
}

async function end(
  work: RedriveWork,
  id: string,
  set: Pick<RedriveRecord, 'state'> & Partial<Pick<RedriveRecord, 'problem'>>,
): Promise<void> {
  const change = { set: { ...set, finishedAt: work.now() }, unset: ['order'] } as const
  const ended = await work.redrives.update(id, change, { state: 'RUNNING' })
  if (ended !== undefined) await work.progress(ended)
}

/**
 * Sends the next letters. They are written down before the first of them is sent, and so is where to go on behind them: after a crash
 * the same ones are sent, and the target sends each only once.
 *
 * @returns how many; undefined when there are no more
 */
async function redriveSome(
  work: RedriveWork,
  redrive: RedriveRecord,
  signal: AbortSignal,
): Promise<number | undefined> {
  const { id, order = {} } = redrive
  const left = await pendingOf(work, id)
  const pending = left.length > 0 ? left : await takeUp(work, redrive)
  if (pending === undefined) return undefined
  for (const item of pending) {
    if (signal.aborted) return 0
    const state = await redriveOne(work, order, item)
    await work.items.update(item.id, { set: { state } }, { state: 'PENDING' })
  }
  await work.progress((await work.redrives.get(id)) ?? redrive)
  return pending.length
}

const pendingOf = ({ items }: RedriveWork, redriveId: string): Promise<readonly RedriveItem[]> =>
  items.find({ where: { redriveId, state: 'PENDING' }, limit: MOST_AT_ONCE })

/** Writes the next letters down; undefined when there are no more. */
async function takeUp(work: RedriveWork, redrive: RedriveRecord): Promise<readonly RedriveItem[] | undefined> {
  const { id, environmentId, total, isListed, maxPerSecond, worker } = redrive
  const taken = await work.items.count({ where: { redriveId: id } })
  const first = Math.min(MOST_AT_ONCE, maxPerSecond, total - taken)
  if (isListed || first <= 0) return undefined
  const { letters, next } = await lettersOf(work.dataPlane, redrive, { taken, first })
  const at = work.now()
  await work.items.bulk(
    letters.map(({ id: entry, messageId }) => ({
      id: `${id}/${entry}`,
      change: {},
      onInsert: { redriveId: id, environmentId, entry, messageId, state: 'PENDING', at },
    })),
  )
  const set = next === undefined ? { isListed: true } : { cursor: next }
  await work.redrives.update(id, { set }, { state: 'RUNNING', worker })
  return pendingOf(work, id)
}

interface Portion {
  readonly letters: readonly Pick<DeadLetter, 'id' | 'messageId'>[]
  /** Where to go on; undefined at the end. */
  readonly next?: string
}

async function lettersOf(
  dataPlane: DataPlane,
  { environmentId, order = {}, cursor }: RedriveRecord,
  { taken, first }: { readonly taken: number; readonly first: number },
): Promise<Portion> {
  if (order.query !== undefined) {
    const { letters, next } = await dataPlane.deadLetters({ ...order.query, first, ...(cursor && { after: cursor }) })
    return { letters, ...(next !== undefined && { next }) }
  }
  const { entries = [] } = order
  const some = entries.slice(taken, taken + first)
  const found = await Promise.all(some.map((entry) => dataPlane.deadLetter(environmentId, entry)))
  return {
    // One that is gone is written down as well: it counts as passed over.
    letters: some.map((entry, index) => ({ id: entry, messageId: found[index]?.messageId ?? '' })),
    ...(taken + first < entries.length && { next: String(taken + first) }),
  }
}

async function redriveOne(
  { dataPlane }: RedriveWork,
  { body, patch }: RedriveOrder,
  { environmentId, entry }: RedriveItem,
): Promise<ItemState> {
  const letter = patch === undefined ? undefined : await dataPlane.deadLetter(environmentId, entry)
  if (patch !== undefined && letter === undefined) return 'GONE'
  const changed = patch === undefined ? body : patchBody(letter?.body ?? '', patch)
  if (patch !== undefined && changed === undefined) return 'UNFIT'
  return (await dataPlane.redrive(environmentId, entry, changed)) ? 'SENT' : 'GONE'
}
