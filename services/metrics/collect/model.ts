import { Schema } from 'mongoose'
import { defineModel } from '../../shared/store/store.ts'

/** How far the records of a target are counted, and who goes on. */
export interface Checkpoint {
  readonly id: string
  /** Where to go on; absent: at the first record. */
  readonly cursor?: string
  /** What executors had recorded until then is counted. */
  readonly readThrough?: Date
  /** The same by environment, in milliseconds since 1970, where each is read on its own. */
  readonly readThroughs?: Readonly<Record<string, number>>
  /** The process that collects. */
  readonly owner: string
  /** When another one may take over. */
  readonly leasedUntil: Date
}

/** A project that was deleted: what its executors had left behind is not counted any more. */
export interface GoneProject {
  /** The project's. */
  readonly id: string
  readonly at: Date
}

const checkpoints = new Schema(
  {
    _id: { type: String, required: true },
    cursor: String,
    readThrough: Date,
    readThroughs: Schema.Types.Mixed,
    owner: { type: String, required: true },
    leasedUntil: { type: Date, required: true },
  },
  { versionKey: false },
)

const gone = new Schema(
  { _id: { type: String, required: true }, at: { type: Date, required: true } },
  { versionKey: false },
)
gone.index({ at: 1, _id: 1 })

export const checkpointModel = defineModel<Checkpoint>('checkpoints', checkpoints)
export const goneProjectModel = defineModel<GoneProject>('goneProjects', gone)
