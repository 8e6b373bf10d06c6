import { Refusal } from './refusal.ts'
import type { Position, Query, Stored } from './store/collection.ts'

/** The order of a list. */
export type Order<T extends Stored> = NonNullable<Query<T>['order']>

/** A row's place for clients, to whom it means nothing: base64url of the order, the row's value in it, and the row's id. */
export function cursorOf<T extends Stored>(row: T, order: Order<T>): string {
  const { value, id } = positionOf(row, order.by)
  const plain = value instanceof Date ? { at: value.getTime() } : value
  return Buffer.from(JSON.stringify([nameOf(order), plain ?? null, id])).toString('base64url')
}

/** @throws {Refusal} for what is no cursor, and for one of another order */
export function decodeCursor<T extends Stored>(cursor: string, order: Order<T>): Position {
  const parts = parsed(Buffer.from(cursor, 'base64url').toString())
  if (!Array.isArray(parts) || parts.length !== 3) throw badCursor()
  const [name, plain, id] = parts
  if (name !== nameOf(order) || typeof id !== 'string') throw badCursor()
  return { value: valueFrom(plain), id }
}

const nameOf = <T extends Stored>({ by, direction }: Order<T>): string => `${by} ${direction}`

const LATEST = Date.UTC(9_999, 11, 31, 23, 59, 59, 999)

function valueFrom(plain: unknown): Position['value'] {
  if (plain === null) return undefined
  if (typeof plain === 'string' || typeof plain === 'number') return plain
  if (typeof plain === 'object' && 'at' in plain) {
    const at = new Date(Number(plain.at))
    // Beyond these years no row has its place, and not every database has them.
    if (at.getTime() === plain.at && at.getTime() >= 0 && at.getTime() <= LATEST) return at
  }
  throw badCursor()
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw badCursor()
  }
}

/** What comes as a cursor is none. */
export const badCursor = (): Refusal =>
  new Refusal('BAD_USER_INPUT', '"after" is no cursor of this list in this order.', {
    hint: 'Use the endCursor of the page before, with the same orderBy; leave it out for the first page.',
  })

/** A row's place in an order. */
export function positionOf<T extends Stored>(row: T, by: keyof T & string): Position {
  const value: unknown = row[by]
  if (typeof value === 'string' || typeof value === 'number' || value instanceof Date) return { value, id: row.id }
  if (value === undefined) return { value, id: row.id }
  throw new TypeError(`Rows cannot be in the order of "${by}": it is neither text nor number nor date.`)
}
