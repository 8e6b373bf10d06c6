import { StoreError } from '../collection.ts'
import { convertDocument, type Leaf, type Plain } from '../fields.ts'
import type { Shape } from '../shape.ts'

/** MongoDB takes 16 MB with its own overhead; what one driver takes, the other takes too. */
export const MOST_BYTES = 15_000_000

/**
 * The text of a document: JSON, with dates as milliseconds and 64-bit numbers as digits.
 *
 * @throws {StoreError} when it is too large
 */
export function textOf(shape: Shape, { id, ...fields }: Plain): string {
  const text = JSON.stringify(convertDocument(shape.fields, fields, toStored))
  const bytes = Buffer.byteLength(text)
  if (bytes > MOST_BYTES) throw new StoreError(tooLarge(shape.name, String(id), bytes))
  return text
}

export const tooLarge = (collection: string, id: string, bytes: number): string =>
  `${collection}: ${id} would have ${(bytes / 1e6).toFixed(1)} MB, more than the ${MOST_BYTES / 1e6} that a document may have`

/** A document as `castDocument` left it. */
export const documentOf = (shape: Shape, id: string, text: string): Plain => ({
  id,
  ...convertDocument(shape.fields, JSON.parse(text), fromStored),
})

function toStored(leaf: Leaf, value: unknown): unknown {
  if (leaf === 'date' && value instanceof Date) return value.getTime()
  return typeof value === 'bigint' ? value.toString() : value
}

function fromStored(leaf: Leaf, value: unknown): unknown {
  if (leaf === 'date' && typeof value === 'number') return new Date(value)
  return leaf === 'bigint' && typeof value === 'string' ? BigInt(value) : value
}
