import { Schema } from 'mongoose'
import { defineModel } from '../../shared/store/store.ts'
import type { LevelName } from './levels.ts'

/** The messages of one subject in one stretch of time, by the parts of it. */
export interface Rollup {
  /** `<level>/<subject>/<start>` */
  readonly id: string
  readonly level: LevelName
  readonly projectId: string
  /** `<environment id>/<name of the route>`; of all routes together the environment's id alone. */
  readonly subject: string
  /** What the subject is in: a route in its environment, an environment in its project. */
  readonly parent: string
  /** When the stretch begins. */
  readonly start: Date
  /** Grows with each change, and is the condition of the next. */
  readonly version: number
  /** A tally for each part: `tally-text.ts`. */
  readonly parts: string
  /** Which lines are counted in it, where it counts lines; `counted-lines.ts`. */
  readonly lines: string
  /** JSON, pairs: the number of a part or the name of a route, and up to which version that rollup is summed up in it. */
  readonly sources: string
}

const rollups = new Schema(
  {
    _id: { type: String, required: true },
    level: { type: String, required: true },
    projectId: { type: String, required: true },
    subject: { type: String, required: true },
    parent: { type: String, required: true },
    start: { type: Date, required: true },
    version: { type: Number, required: true },
    parts: { type: String, required: true },
    lines: { type: String, required: true },
    sources: { type: String, required: true },
  },
  { versionKey: false },
)
rollups.index({ subject: 1, level: 1, start: 1, _id: 1 })
rollups.index({ parent: 1, level: 1, start: 1, _id: 1 })
rollups.index({ level: 1, start: 1, _id: 1 })
rollups.index({ projectId: 1, _id: 1 })

export const rollupModel = defineModel<Rollup>('rollups', rollups)
