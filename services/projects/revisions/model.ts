import { Schema } from 'mongoose'
import type { Actor } from '../../shared/caller.ts'
import { defineModel } from '../../shared/store/store.ts'

/** An immutable snapshot of a project. */
export interface RevisionRecord {
  /** `rev_<project>_<number>`: the next number is taken by inserting it. */
  readonly id: string
  readonly projectId: string
  /** From 1, without gaps. */
  readonly number: number
  /** SHA-256 of paths and contents. */
  readonly digest: string
  readonly message?: string
  readonly createdAt: Date
  readonly author: Actor
  readonly source: 'CLI' | 'PLAYGROUND' | 'API' | 'GIT'
  readonly git?: { readonly commit: string; readonly branch?: string; readonly dirty: boolean; readonly url?: string }
  /** In the order of paths. */
  readonly files: readonly FileRecord[]
}

export interface FileRecord {
  readonly path: string
  /** SHA-256 of the text: the id of its blob. */
  readonly digest: string
  readonly bytes: number
}

const schema = new Schema(
  {
    _id: { type: String, required: true },
    projectId: { type: String, required: true },
    number: { type: Number, required: true },
    digest: { type: String, required: true },
    message: String,
    createdAt: { type: Date, required: true },
    author: { type: Schema.Types.Mixed, required: true },
    source: { type: String, required: true },
    git: Schema.Types.Mixed,
    files: { type: [Schema.Types.Mixed], required: true },
  },
  { versionKey: false },
)
schema.index({ projectId: 1, number: 1 }, { unique: true })

export const revisionModel = defineModel<RevisionRecord>('revisions', schema)
