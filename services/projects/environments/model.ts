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
  readonly target: Target
  /** Of AWS; absent elsewhere: environments on AWS are found by it. */
  readonly region?: string
  readonly protected: boolean
  /** Id of the environment before it on the way to production. */
  readonly promotesFrom?: string
  readonly createdAt: Date
  /** By name. */
  readonly variables: Readonly<Record<string, VariableRecord>>
  /** By name; sealed values only. */
  readonly secrets: Readonly<Record<string, SecretRecord>>
  /** Counts the changes of variables, secrets and roles, so that of two at once none is lost. */
  readonly configVersion: number
  /** Account and idempotency key that made it: whoever asks again after a crash gets this one. */
  readonly madeWith?: string
}

export interface Target extends AwsRoles {
  readonly kind: 'LOCAL' | 'AWS'
  /** Of AWS: we make it, so that nobody can name one that another account's role asks for. */
  readonly externalId?: string
  /** The owner of the installation has made it, or set its roles: without a role it uses the server's own credentials. */
  readonly serverCredentials?: boolean
}

/** In which roles AWS does what it is asked to. `targets/aws/place.ts` says what each of them is for. */
export interface AwsRoles {
  readonly roleArn?: string
  readonly executionRoleArn?: string
  readonly boundaryArn?: string
}

export interface VariableRecord {
  readonly value: string
  readonly updatedAt: Date
}

export interface SecretRecord {
  /** As `services/shared/sealing.ts` seals it, for this environment and this name. */
  readonly sealed: string
  /** Keyed, so that two environments can be compared and nothing can be guessed. */
  readonly digest: string
  readonly updatedAt: Date
  readonly updatedBy: Actor
}

/** One text, sealed with the installation's secret when the service first started: it tells whether that is still the same. */
export interface SealRecord {
  readonly id: string
  readonly sealed: string
}

const text = { type: String, required: true } as const
const date = { type: Date, required: true } as const
const mixed = { type: Schema.Types.Mixed, required: true } as const

const variable = new Schema({ value: text, updatedAt: date })
const secret = new Schema({ sealed: text, digest: text, updatedAt: date, updatedBy: mixed })

const environment = new Schema(
  {
    _id: text,
    projectId: text,
    name: text,
    target: mixed,
    region: String,
    protected: { type: Boolean, required: true, default: false },
    promotesFrom: String,
    createdAt: date,
    variables: { type: Map, of: variable, required: true },
    secrets: { type: Map, of: secret, required: true },
    configVersion: { type: Number, required: true, default: 0 },
    madeWith: String,
  },
  { versionKey: false, minimize: false },
)
environment.index({ projectId: 1, name: 1 }, { unique: true })
environment.index({ region: 1, _id: 1 })

export const environmentModel = defineModel<EnvironmentRecord>('environments', environment)
export const sealModel = defineModel<SealRecord>(
  'seals',
  new Schema({ _id: text, sealed: text }, { versionKey: false }),
)

/** A secret as it may be shown. */
export interface SecretView extends Omit<SecretRecord, 'sealed'> {
  readonly projectId: string
  readonly name: string
}

/** What the mutations of environments answer. */
export interface EnvironmentAnswer {
  readonly environmentId?: string
  readonly userErrors?: readonly UserError[]
  readonly replayed?: boolean
  readonly clientMutationId?: string | null
}
