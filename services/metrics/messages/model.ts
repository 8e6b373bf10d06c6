import { Schema } from 'mongoose'
import { defineModel } from '../../shared/store/store.ts'

/** A message that replays an execution. */
export interface ReplayRecord {
  /** `<environment>/<message>` */
  readonly id: string
  /** The execution whose message was sent again. */
  readonly executionId: string
  readonly at: Date
}

const schema = new Schema(
  {
    _id: { type: String, required: true },
    executionId: { type: String, required: true },
    at: { type: Date, required: true },
  },
  { versionKey: false },
)
schema.index({ at: 1, _id: 1 })

export const replayModel = defineModel<ReplayRecord>('replays', schema)

export const replayId = (environmentId: string, messageId: string): string => `${environmentId}/${messageId}`
