import { Schema } from 'mongoose'
import { defineModel } from '../store/store.ts'
import type { FeedEvent } from './event.ts'

/** Events that were appended together, in one document, which takes their places by being inserted. */
export interface FeedBatch {
  /** Place of the first event: of writers who want the same places one gets them. */
  readonly id: string
  /** Place of the last event. */
  readonly last: number
  readonly at: Date
  readonly events: readonly FeedEvent[]
}

const required = { required: true } as const

const schema = new Schema(
  {
    _id: { type: String, ...required },
    last: { type: Number, ...required },
    at: { type: Date, ...required },
    events: { type: Schema.Types.Mixed, ...required },
  },
  { versionKey: false },
)
schema.index({ last: 1, _id: 1 })
schema.index({ at: 1, _id: 1 })

/** In the store of each service. */
export const feedModel = defineModel<FeedBatch>('feed', schema)
