import { Schema } from 'mongoose'
import type { Actor } from '../../shared/caller.ts'
import type { UserError } from '../../shared/problems.ts'
import { defineModel } from '../../shared/store/store.ts'

export interface EnvironmentRecord {
  /** `env_<project>_…` */
  readonly id: string
  readonly projectId: string
  /** Unique in the project; part of physical names. */
  readonly name: string
  readonly target: { readonly kind: 'LOCAL' | 'AWS'; readonly region?: string; readonly roleArn?: string }
  readonly protected: boolean
  /** Id of the environment before it on the way to production. */
  readonly promotesFrom?: string
  readonly createdAt: Date
  /** By name. */
  readonly variables: Readonly<Record<string, { readonly value: string; readonly updatedAt: Date }>>
  /** By name; sealed values only. */
  readonly secrets: Readonly<Record<string, SecretRecord>>
}

export interface SecretRecord {
  /** AES-256-GCM: nonce, tag and text, base64. */
  readonly sealed: string
  /** Keyed, so that two environments can be compared and nothing can be guessed. */
  readonly digest: string
  readonly updatedAt: Date
  readonly updatedBy: Actor
}

const schema = new Schema(
  {
    _id: { type: String, required: true },
    projectId: { type: String, required: true },
    name: { type: String, required: true },
    target: { type: Schema.Types.Mixed, required: true },
    protected: { type: Boolean, required: true, default: false },
    promotesFrom: String,
    createdAt: { type: Date, required: true },
    variables: { type: Schema.Types.Mixed, required: true },
    secrets: { type: Schema.Types.Mixed, required: true },
  },
  { versionKey: false, minimize: false },
)
schema.index({ projectId: 1, name: 1 }, { unique: true })

export const environmentModel = defineModel<EnvironmentRecord>('environments', schema)

/** A secret as it may be shown. */
export interface SecretView {
  readonly projectId: string
  readonly name: string
  readonly secret?: Omit<SecretRecord, 'sealed'>
}

/** What the mutations of environments answer. */
export interface EnvironmentAnswer {
  readonly environmentId?: string
  readonly userErrors?: readonly UserError[]
  readonly replayed?: boolean
  readonly clientMutationId?: string | null
}
