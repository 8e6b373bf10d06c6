import { convertDocument, type Leaf, type Plain } from '../fields.ts'
import type { Shape } from '../shape.ts'
import { refuseLarge } from '../size.ts'

/**
 * The text of a document: JSON, with dates as milliseconds and 64-bit numbers as digits.
 *
 * @throws {StoreError} when it is too large
 */
export function textOf(shape: Shape, { id, ...fields }: Plain): string {
  const text = JSON.stringify(convertDocument(shape.fields, fields, toStored))
  refuseLarge(shape.name, id, Buffer.byteLength(text))
  return text
}

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
