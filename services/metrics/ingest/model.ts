import { Schema } from 'mongoose'
import { defineModel } from '../../shared/store/store.ts'
import type { Counts } from '../counts.ts'

/** The messages of one route in one environment, in one hour or day. */
export interface Rollup {
  readonly id: string
  readonly projectId: string
  readonly environmentId: string
  /** Its name. */
  readonly route: string
  /** The full hour or day it begins with, UTC. */
  readonly start: Date
}

/** Counts by minute: the truth, from which all else is made. */
export interface HourRecord extends Rollup {
  /** By the minute in the hour: `0` to `59`. */
  readonly minutes: Readonly<Record<string, Counts>>
  /** Grows with each change. */
  readonly version: number
  /** The lines that the latest change counted. */
  readonly latest: readonly string[]
}

/** The sums of a day's hours: what long ranges read. */
export interface DayRecord extends Rollup {
  /** By the hour of the day: `0` to `23`. */
  readonly hours: Readonly<Record<string, Counts>>
}

/** A line that was counted by an hour's change before the latest. */
export interface CountedLine {
  readonly id: string
  /** Of the hour. */
  readonly start: Date
}

const rollup = {
  _id: { type: String, required: true },
  projectId: { type: String, required: true },
  environmentId: { type: String, required: true },
  route: { type: String, required: true },
  start: { type: Date, required: true },
} as const

const count = { type: Number, required: true, default: 0 } as const
const counts = new Schema({ received: count, succeeded: count, failed: count, dropped: count }, { _id: false })

const hours = withIndexes(
  new Schema(
    {
      ...rollup,
      minutes: { type: Map, of: counts, required: true },
      version: { type: Number, required: true },
      latest: { type: [String], required: true },
    },
    { versionKey: false },
  ),
)

const days = withIndexes(
  new Schema({ ...rollup, hours: { type: Map, of: counts, required: true } }, { versionKey: false }),
)

const lines = new Schema(
  { _id: { type: String, required: true }, start: { type: Date, required: true } },
  { versionKey: false },
)
lines.index({ start: 1, _id: 1 })

export const hourModel = defineModel<HourRecord>('hours', hours)
export const dayModel = defineModel<DayRecord>('days', days)
export const countedLineModel = defineModel<CountedLine>('countedLines', lines)

/** What stats and retention ask for. */
function withIndexes(schema: Schema): Schema {
  schema.index({ environmentId: 1, route: 1, start: 1, _id: 1 })
  schema.index({ environmentId: 1, start: 1, _id: 1 })
  schema.index({ projectId: 1, start: 1, _id: 1 })
  schema.index({ start: 1, _id: 1 })
  return schema
}
