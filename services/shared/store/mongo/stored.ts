import type { mongo } from 'mongoose'
import { convertDocument, type Leaf, type Plain } from '../fields.ts'
import type { Shape } from '../shape.ts'

/** A document as MongoDB has it. */
export type StoredDocument = mongo.Document & { readonly _id: string }

export const toStored = ({ id, ...fields }: Plain): StoredDocument => ({ _id: String(id), ...fields })

/** A document as `castDocument` left it. */
export const fromStored = (shape: Shape, { _id, ...fields }: StoredDocument): Plain => ({
  id: _id,
  ...convertDocument(shape.fields, fields, typed),
})

/** MongoDB counts in the type that fits: in 32 bits what is small, in 64 what has grown. The schema says what is meant. */
function typed(leaf: Leaf, value: unknown): unknown {
  if (leaf === 'number' && typeof value === 'bigint') return Number(value)
  return leaf === 'bigint' && typeof value === 'number' ? BigInt(value) : value
}
