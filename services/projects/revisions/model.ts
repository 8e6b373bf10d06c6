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
  /** SHA-256 of what the compiler said of the files: the digest of its blob. */
  readonly inspection: string
  /** Account and idempotency key of the request that made it, so that the same request finds it again. */
  readonly madeWith?: string
}

export interface FileRecord {
  readonly path: string
  /** SHA-256 of the text: the digest of its blob. */
  readonly digest: string
  readonly bytes: number
}

/** A text, kept once in its project however many revisions have it. */
export interface BlobRecord {
  /** `<project>:<digest>` */
  readonly id: string
  readonly projectId: string
  readonly text: string
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
    inspection: { type: String, required: true },
    madeWith: String,
  },
  { versionKey: false },
)
schema.index({ projectId: 1, number: 1 }, { unique: true })

const text = { type: String, required: true } as const
const blob = new Schema({ _id: text, projectId: text, text }, { versionKey: false })
blob.index({ projectId: 1, _id: 1 })

export const revisionModel = defineModel<RevisionRecord>('revisions', schema)
export const blobModel = defineModel<BlobRecord>('blobs', blob)
