import { positionOf } from './cursors.ts'
import type { Find } from './pages.ts'
import type { Position, Stored } from './store/collection.ts'

/** `find` on a list that is at hand anyway: in the order that the store has, bytes of UTF-8 for text, then the id. */
export const findIn =
  <T extends Stored>(list: readonly T[]): Find<T> =>
  async ({ order, after, limit }) => {
    const by = order?.by ?? 'id'
    const sign = order?.direction === 'desc' ? -1 : 1
    const compare = (one: Position, other: Position) =>
      sign * (compareValues(one.value, other.value) || compareValues(one.id, other.id))
    return list
      .map((row) => ({ row, position: positionOf(row, by) }))
      .filter(({ position }) => after === undefined || compare(position, after) > 0)
      .sort((one, other) => compare(one.position, other.position))
      .slice(0, limit)
      .map(({ row }) => row)
  }

function compareValues(one: Position['value'], other: Position['value']): number {
  if (typeof one === 'string' && typeof other === 'string') return Buffer.compare(Buffer.from(one), Buffer.from(other))
  return Number(one ?? Number.NEGATIVE_INFINITY) - Number(other ?? Number.NEGATIVE_INFINITY)
}
