import { Schema } from 'mongoose'
import type { Assignment } from '../../../compiler/index.ts'
import type { EnvironmentOnAws } from '../../shared/deployable.ts'
import { defineModel } from '../../shared/store/store.ts'

/** What deployments keep of an environment beyond each single one. */
export interface EnvironmentRecord {
  /** The environment's: `env_…` */
  readonly id: string
  readonly projectId: string
  /** Which stack each route lives in; what was assigned once stays. */
  readonly assignment: Assignment
  /** Where it was on AWS when something was asked for last. */
  readonly aws?: EnvironmentOnAws
  /** Of the worker that has the environment, or had it last. */
  readonly holder: string
  /** From then on any worker may take it. */
  readonly heldUntil: Date
}

const text = { type: String, required: true } as const

const environment = new Schema(
  {
    _id: text,
    projectId: text,
    assignment: { type: Schema.Types.Mixed, required: true },
    aws: Schema.Types.Mixed,
    holder: { type: String, default: '' },
    heldUntil: { type: Date, required: true },
  },
  { versionKey: false, minimize: false },
)
environment.index({ projectId: 1, _id: 1 })

export const environmentModel = defineModel<EnvironmentRecord>('environments', environment)
