import { Schema } from 'mongoose'
import type { Actor } from '../../shared/caller.ts'
import { defineModel } from '../../shared/store/store.ts'

/** Something that was done. */
export interface AuditRecord {
  /** `aud_…` */
  readonly id: string
  /** Absent: it concerns the installation. */
  readonly projectId?: string
  readonly at: Date
  readonly actor: Actor
  /** The actor's id again, for the index. */
  readonly actorId: string
  readonly action: string
  readonly subjectId?: string
  readonly before?: unknown
  readonly after?: unknown
  readonly ip?: string
  readonly requestId: string
  readonly idempotencyKey?: string
}

const schema = new Schema(
  {
    _id: { type: String, required: true },
    projectId: String,
    at: { type: Date, required: true },
    actor: { type: Schema.Types.Mixed, required: true },
    actorId: { type: String, required: true },
    action: { type: String, required: true },
    subjectId: String,
    before: Schema.Types.Mixed,
    after: Schema.Types.Mixed,
    ip: String,
    requestId: { type: String, required: true },
    idempotencyKey: String,
  },
  { versionKey: false, minimize: false },
)
schema.index({ projectId: 1, at: 1, _id: 1 })
schema.index({ projectId: 1, subjectId: 1, at: 1, _id: 1 })
schema.index({ projectId: 1, actorId: 1, at: 1, _id: 1 })
schema.index({ projectId: 1, action: 1, at: 1, _id: 1 })

export const auditModel = defineModel<AuditRecord>('audit', schema)
