import type { DataPlane, DeadLetter } from '../../../targets/data-plane.ts'
import type { Log } from '../../shared/log.ts'
import type { Collection } from '../../shared/store/collection.ts'
import { patchBody } from './merge-patch.ts'
import type { ItemState, RedriveItem, RedriveOrder, RedriveRecord } from './model.ts'

/** What redrives are worked on with. */
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

const MOST_AT_ONCE = 100

/**
 * Sends the next letters. They are written down before the first of them is sent, and so is where to go on behind them: after a crash
 * the same ones are sent, and the target sends each only once.
 *
 * @returns how many; undefined when there are no more
 */
export async function redriveSome(
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
