import { Schema } from 'mongoose'
import { defineModel } from '../../shared/store/store.ts'

/** The last report of an environment. */
export interface DriftRecord {
  /** The environment's. */
  readonly id: string
  readonly projectId: string
  readonly checkedAt: Date
  /** JSON. */
  readonly changes: string
}

const text = { type: String, required: true } as const

const drift = new Schema(
  { _id: text, projectId: text, checkedAt: { type: Date, required: true }, changes: text },
  { versionKey: false },
)
drift.index({ projectId: 1, _id: 1 })

export const driftModel = defineModel<DriftRecord>('drifts', drift)
