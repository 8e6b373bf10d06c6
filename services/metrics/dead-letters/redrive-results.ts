import type { Collection } from '../../shared/store/collection.ts'
import type { ExecutionRecord } from '../executions/model.ts'
import { type ItemState, itemStates, type RedriveItem } from './model.ts'

/** Times that a message is redriven: more than anybody does within what is kept. */
const MOST_OF_A_MESSAGE = 50

/**
 * Notes how messages that were sent again have ended. A letter of which a crash hid whether it was sent was sent, where its message
 * has an execution since.
 */
export async function noteResults(items: Collection<RedriveItem>, records: readonly ExecutionRecord[]): Promise<void> {
  const ended = records.filter(({ isReplay, outcome }) => isReplay && outcome !== 'RETRYING')
  if (ended.length === 0) return
  const found = await items.findEach(
    ended.map(({ environmentId, messageId, sentAt, receivedAt }) => ({
      where: { environmentId, messageId },
      range: { field: 'at', lt: new Date((sentAt ?? receivedAt).getTime() + 1) },
      order: { by: 'at', direction: 'desc' },
      limit: MOST_OF_A_MESSAGE,
    })),
  )
  await Promise.all(
    ended.map(async (record, index) => {
      const meant = likeliest(found[index] ?? [])
      const state = hasFailed(record) ? 'FAILED' : 'SUCCEEDED'
      if (meant !== undefined) await items.update(meant.id, { set: { state } }, { state: meant.state })
    }),
  )
}

/** A letter that was split, and of which parts are letters anew, has not gone through. */
const hasFailed = ({ outcome, detail: { parts } }: ExecutionRecord): boolean =>
  outcome === 'FAILED' || (parts?.failed ?? 0) > 0

/** The latest of those that are known to be sent, or of those that may have been. */
const likeliest = (found: readonly RedriveItem[]): RedriveItem | undefined =>
  (['SENT', 'PENDING', 'GONE'] as const).map((state) => found.find((item) => item.state === state)).find(Boolean)

/** How many letters of a redrive are in which state. */
export async function countItems(
  items: Collection<RedriveItem>,
  redriveId: string,
): Promise<Readonly<Record<ItemState, number>>> {
  const counts = await Promise.all(
    itemStates.map(async (state) => [state, await items.count({ where: { redriveId, state } })] as const),
  )
  // All of them.
  return Object.fromEntries(counts) as Record<ItemState, number>
}
