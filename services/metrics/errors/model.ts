import { Schema } from 'mongoose'
import { defineModel } from '../../shared/store/store.ts'

/** A kind of errors of one route in one environment. How often it came is in the rollups; this is what it is. */
export interface ErrorKind {
  /** `<environment id>/<route>/<fingerprint>` */
  readonly id: string
  readonly projectId: string
  readonly code: string
  /** Of the latest error. */
  readonly message: string
  /** Position of the step that failed; absent where no step did. */
  readonly step?: number
  readonly firstSeen: Date
  /** The number of the revision that ran then. */
  readonly sinceRevision: number
  readonly lastSeen: Date
  /** Of the latest error. */
  readonly executionId: string
  /** Grows with each change. */
  readonly version: number
}

const kinds = new Schema(
  {
    _id: { type: String, required: true },
    projectId: { type: String, required: true },
    code: { type: String, required: true },
    message: { type: String, required: true },
    step: Number,
    firstSeen: { type: Date, required: true },
    sinceRevision: { type: Number, required: true },
    lastSeen: { type: Date, required: true },
    executionId: { type: String, required: true },
    version: { type: Number, required: true },
  },
  { versionKey: false },
)
kinds.index({ projectId: 1, _id: 1 })
kinds.index({ lastSeen: 1, _id: 1 })

export const errorKindModel = defineModel<ErrorKind>('errorKinds', kinds)
