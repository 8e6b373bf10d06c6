import { Schema } from 'mongoose'
import type { Actor } from '../../shared/caller.ts'
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
  /** Account and idempotency key that made it: whoever asks again after a crash gets this one. */
  readonly madeWith?: string
}

/** A project on its way out: what is left of it is removed even if the process dies meanwhile. */
export interface DeletionRecord {
  /** The project's. */
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly actor: Actor
  readonly requestId: string
  readonly ip?: string
}

const text = { type: String, required: true } as const
const date = { type: Date, required: true } as const

const project = new Schema(
  {
    _id: text,
    slug: text,
    name: text,
    description: String,
    createdAt: date,
    updatedAt: date,
    head: { type: Number, required: true, default: 0 },
    madeWith: String,
  },
  { versionKey: false },
)
project.index({ slug: 1 }, { unique: true })
project.index({ name: 1, _id: 1 })
project.index({ createdAt: 1, _id: 1 })
project.index({ updatedAt: 1, _id: 1 })

const deletion = new Schema(
  {
    _id: text,
    slug: text,
    name: text,
    actor: { type: Schema.Types.Mixed, required: true },
    requestId: text,
    ip: String,
  },
  { versionKey: false },
)

export const projectModel = defineModel<ProjectRecord>('projects', project)
export const deletionModel = defineModel<DeletionRecord>('deletions', deletion)

/** What the mutations of projects and members answer; JSON, so that it can be replayed. */
export interface ProjectAnswer {
  readonly projectId?: string
  readonly deletedId?: string
  readonly userErrors?: readonly UserError[]
  readonly replayed?: boolean
  readonly clientMutationId?: string | null
}
