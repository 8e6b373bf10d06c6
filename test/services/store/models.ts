import { Schema } from 'mongoose'
import { defineModel } from '../../../services/shared/store/store.ts'

/** A document with a field of every type that stores keep. */
export interface Order {
  readonly id: string
  readonly shop: string
  readonly number: number
  readonly name: string
  readonly at: Date
  readonly status: string
  readonly total: bigint
  readonly open: boolean
  readonly key?: string
  readonly note?: string
  readonly tags: readonly string[]
  readonly lines: readonly { readonly sku: string; readonly count: number; readonly due?: Date }[]
  readonly address?: { readonly city: string; readonly since?: Date }
  readonly counts: Readonly<Record<string, number>>
  readonly changes: Readonly<Record<string, { readonly at: Date }>>
  readonly raw?: unknown
}

const text = { type: String, required: true } as const

const orderSchema = new Schema({
  shop: text,
  number: { type: Number, required: true, min: 0 },
  name: { ...text, maxlength: 20_000_000 },
  at: { type: Date, required: true },
  status: { type: String, required: true, enum: ['OPEN', 'PAID', 'SENT'], default: 'OPEN' },
  total: { type: BigInt, required: true, default: 0n },
  open: { type: Boolean, required: true, default: true },
  key: String,
  note: String,
  tags: [String],
  lines: [{ sku: text, count: { type: Number, default: 1 }, due: Date }],
  address: { type: new Schema({ city: text, since: Date }) },
  counts: { type: Map, of: Number, default: {} },
  changes: { type: Map, of: new Schema({ at: Date }), default: {} },
  raw: Schema.Types.Mixed,
})
orderSchema.index({ shop: 1, number: 1 }, { unique: true })
orderSchema.index({ key: 1 }, { unique: true, sparse: true })
orderSchema.index({ shop: 1, status: 1 }, { unique: true, partialFilterExpression: { status: 'PAID' } })
orderSchema.index({ name: 1 })
orderSchema.index({ shop: 1 })
orderSchema.index({ shop: 1, at: 1 })
orderSchema.index({ open: 1, shop: 1, total: 1 })
orderSchema.index({ note: 1 })

export const orderModel = defineModel<Order>('orders', orderSchema)

let made = 0

/** An order with what it must have, and everything else as given. */
export function order(fields: Partial<Order> = {}): Order {
  made += 1
  const id = fields.id ?? `ord_${String(made).padStart(6, '0')}`
  const given = { id, shop: 'shop', number: made, name: `Order ${made}`, at: new Date(1_700_000_000_000 + made) }
  // What has a default in the schema may be left out.
  return { ...given, ...fields } as Order
}
