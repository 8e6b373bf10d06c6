import { Schema } from 'mongoose'
import { defineModel } from '../../shared/store/store.ts'

/** What a deployment would change, in short; the rest is in its details. */
export interface PlanRecord {
  /** `pln_<project>_<environment>-…` */
  readonly id: string
  readonly projectId: string
  readonly environmentId: string
  /** Number of the revision. */
  readonly revision: number
  /** Version of the configuration that it was made with. */
  readonly configVersion: number
  /** The deployment that was current then. */
  readonly base?: string
  /** SHA-256 of the changes: equal for equal ones. */
  readonly digest: string
  readonly summary: PlanSummary
  readonly cost?: CostRecord
  readonly stackNames: readonly string[]
  readonly createdAt: Date
  readonly expiresAt: Date
  /** Made on the way by a deployment, and kept with it. */
  readonly deploymentId?: string
}

export interface PlanSummary {
  readonly create: number
  readonly update: number
  readonly replace: number
  readonly remove: number
  readonly dataLossRisk: boolean
  /** Absent in plans that were made before it was looked for. */
  readonly hotSwappable?: boolean
}

/** Decimal amounts of a month. */
export interface CostRecord {
  readonly beforeMonthly: string
  readonly afterMonthly: string
  readonly currency: string
  readonly assumptions: readonly string[]
}

/** Changes, findings and templates of a plan: JSON, packed, since templates say the same thing often. */
export interface PlanDetailsRecord {
  /** The plan's. */
  readonly id: string
  readonly projectId: string
  /** gzip in base64. */
  readonly packed: string
}

const text = { type: String, required: true } as const
const date = { type: Date, required: true } as const
const mixed = { type: Schema.Types.Mixed, required: true } as const

const plan = new Schema(
  {
    _id: text,
    projectId: text,
    environmentId: text,
    revision: { type: Number, required: true },
    configVersion: { type: Number, required: true },
    base: String,
    digest: text,
    summary: mixed,
    cost: Schema.Types.Mixed,
    stackNames: { type: [String], required: true },
    createdAt: date,
    expiresAt: date,
    deploymentId: String,
  },
  { versionKey: false, minimize: false },
)
plan.index({ projectId: 1, _id: 1 })
plan.index({ deploymentId: 1, expiresAt: 1, _id: 1 })

const details = new Schema({ _id: text, projectId: text, packed: text }, { versionKey: false })
details.index({ projectId: 1, _id: 1 })

export const planModel = defineModel<PlanRecord>('plans', plan)
export const planDetailsModel = defineModel<PlanDetailsRecord>('planDetails', details)
