import { Schema } from 'mongoose'
import { defineModel } from '../../shared/store/store.ts'
import type { Counts } from '../counts.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../time.ts'

/** The messages of one route in one environment, in one stretch of time, by the parts of it. */
export interface Rollup {
  readonly id: string
  readonly projectId: string
  readonly environmentId: string
  /** Its name. */
  readonly route: string
  /** When the stretch begins. */
  readonly start: Date
  /** By the number of the part, from 0. */
  readonly counts: Readonly<Record<string, Counts>>
}

/** An hour by its minutes: the truth, of which all else is the sum. */
export interface HourRollup extends Rollup {
  /** Grows with each change. */
  readonly version: number
  /** The lines that the latest change counted. */
  readonly latest: readonly string[]
}

/** A line that was counted by an hour's change before the latest. */
export interface CountedLine {
  readonly id: string
  /** Of the hour. */
  readonly start: Date
}

/** How long a kind of rollups reaches, and how long each part. */
export interface Stretch {
  readonly lengthMs: number
  readonly partMs: number
}

/** The kinds of rollups, from long ones to short ones. A month has 30 days here, whatever the calendar says. */
export const stretches = {
  months: { lengthMs: 30 * DAY_MS, partMs: DAY_MS },
  days: { lengthMs: DAY_MS, partMs: HOUR_MS },
  hours: { lengthMs: HOUR_MS, partMs: MINUTE_MS },
} as const satisfies Readonly<Record<string, Stretch>>

const count = { type: Number, required: true, default: 0 } as const
const countsSchema = new Schema({ received: count, succeeded: count, failed: count, dropped: count }, { _id: false })

const rollupSchema = (): Schema =>
  new Schema(
    {
      _id: { type: String, required: true },
      projectId: { type: String, required: true },
      environmentId: { type: String, required: true },
      route: { type: String, required: true },
      start: { type: Date, required: true },
      counts: { type: Map, of: countsSchema, required: true },
    },
    { versionKey: false },
  )
    .index({ environmentId: 1, route: 1, start: 1, _id: 1 })
    .index({ environmentId: 1, start: 1, _id: 1 })
    .index({ projectId: 1, start: 1, _id: 1 })
    .index({ start: 1, _id: 1 })

const hours = rollupSchema()
hours.add({ version: { type: Number, required: true }, latest: { type: [String], required: true } })

const lines = new Schema(
  { _id: { type: String, required: true }, start: { type: Date, required: true } },
  { versionKey: false },
)
lines.index({ start: 1, _id: 1 })

export const hourModel = defineModel<HourRollup>('hours', hours)
export const dayModel = defineModel<Rollup>('days', rollupSchema())
export const monthModel = defineModel<Rollup>('months', rollupSchema())
export const countedLineModel = defineModel<CountedLine>('countedLines', lines)
