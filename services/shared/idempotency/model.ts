import { Schema } from 'mongoose'
import { defineModel } from '../store/store.ts'

/** What a caller asked for under an idempotency key. */
export interface IdempotencyRecord {
  /** Of the account and its key, hashed: `kZ1…` */
  readonly id: string
  /** Of the action and its input: what else the key is used for is another request. */
  readonly request: string
  /** Another one with each writing, so that of several who want to write only one can. */
  readonly attempt: string
  /** When the attempt is taken for dead, unless it has answered, or says that it is at work. */
  readonly busyUntil: Date
  /** JSON: ids and plain values, never a secret. Absent while the work goes on. */
  readonly answer?: unknown
  readonly expiresAt: Date
}

const required = { required: true } as const

const schema = new Schema(
  {
    _id: { type: String, ...required },
    request: { type: String, ...required },
    attempt: { type: String, ...required },
    busyUntil: { type: Date, ...required },
    answer: Schema.Types.Mixed,
    expiresAt: { type: Date, ...required },
  },
  { versionKey: false },
)
schema.index({ expiresAt: 1 })

export const idempotencyModel = defineModel<IdempotencyRecord>('idempotency', schema)
