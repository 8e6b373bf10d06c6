import { Schema } from 'mongoose'
import type { UserError } from '../../shared/problems.ts'
import { defineModel } from '../../shared/store/store.ts'

export interface ProjectRecord {
  /** `prj_…` */
  readonly id: string
  /** Unique in the installation; part of physical names. */
  readonly slug: string
  readonly name: string
  readonly description?: string
  readonly createdAt: Date
  readonly updatedAt: Date
  /** Number of the newest revision; 0 while there is none. */
  readonly head: number
}

const schema = new Schema(
  {
    _id: { type: String, required: true },
    slug: { type: String, required: true },
    name: { type: String, required: true },
    description: String,
    createdAt: { type: Date, required: true },
    updatedAt: { type: Date, required: true },
    head: { type: Number, required: true, default: 0 },
  },
  { versionKey: false },
)
schema.index({ slug: 1 }, { unique: true })
schema.index({ name: 1, _id: 1 })
schema.index({ createdAt: 1, _id: 1 })
schema.index({ updatedAt: 1, _id: 1 })

export const projectModel = defineModel<ProjectRecord>('projects', schema)

/** What the mutations of projects and members answer; JSON, so that it can be replayed. */
export interface ProjectAnswer {
  readonly projectId?: string
  readonly deletedId?: string
  readonly userErrors?: readonly UserError[]
  readonly replayed?: boolean
  readonly clientMutationId?: string | null
}
