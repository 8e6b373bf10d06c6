import { Schema } from 'mongoose'
import type { Stored } from '../../shared/store/collection.ts'
import { defineModel } from '../../shared/store/store.ts'

/** What the first release counted: an hour of a route by its minutes. */
export interface CountedHour {
  readonly id: string
  readonly environmentId: string
  readonly route: string
  readonly start: Date
  /** By the number of the minute, from 0. */
  readonly counts: Readonly<Record<string, Readonly<Record<'received' | 'succeeded' | 'failed' | 'dropped', number>>>>
}

const count = { type: Number, required: true, default: 0 } as const
const counts = new Schema({ received: count, succeeded: count, failed: count, dropped: count }, { _id: false })

const hours = new Schema(
  {
    _id: { type: String, required: true },
    projectId: String,
    environmentId: { type: String, required: true },
    route: { type: String, required: true },
    start: { type: Date, required: true },
    counts: { type: Map, of: counts, required: true },
    version: Number,
    latest: [String],
  },
  { versionKey: false },
)

export const countedHourModel = defineModel<CountedHour>('hours', hours)

/** What it had beside: sums of the hours, and the names of counted lines. Nobody reads it any more. */
const nothingOf = (name: string) => defineModel<Stored>(name, new Schema({ _id: { type: String, required: true } }))
export const obsoleteModels = [nothingOf('days'), nothingOf('months'), nothingOf('countedLines')]
