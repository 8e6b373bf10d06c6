import type { DataDisposal, DeployMode } from '../../../targets/driver.ts'
import type { Actor } from '../../shared/caller.ts'
import type { EventType } from '../../shared/feed/event.ts'

export type DeploymentKind = 'DEPLOY' | 'ROLLBACK' | 'PROMOTE' | 'DESTROY' | 'RECOVER'

/** Those that bring a revision to an environment. */
export const deployingKinds = ['DEPLOY', 'ROLLBACK', 'PROMOTE'] as const satisfies readonly DeploymentKind[]

export const isDeploying = ({ kind }: Pick<DeploymentRecord, 'kind'>): boolean =>
  deployingKinds.some((one) => one === kind)

export type OperationState = 'QUEUED' | 'NEEDS_APPROVAL' | 'RUNNING' | 'CANCELLING' | EndState
export type EndState = 'SUCCEEDED' | 'FAILED' | 'CANCELLED' | 'ROLLED_BACK' | 'SUPERSEDED'

export type Phase =
  | 'QUEUED'
  | 'VALIDATE'
  | 'BUILD'
  | 'PLAN'
  | 'APPROVAL'
  | 'UPLOAD'
  | 'PROVISION'
  | 'VERIFY'
  | 'FINISHED'

/** One operation on an environment: a state machine whose every step is one atomic change of this document. */
export interface DeploymentRecord {
  /** `dep_<project>_<environment>-<number>`: the next number is taken by inserting it. */
  readonly id: string
  readonly projectId: string
  readonly environmentId: string
  readonly environmentName: string
  /** From 1, in its environment. */
  readonly number: number
  readonly kind: DeploymentKind
  readonly state: OperationState
  readonly phase: Phase
  readonly actor: Actor
  readonly reason?: string
  readonly createdAt: Date
  readonly startedAt?: Date
  readonly finishedAt?: Date
  /** Account and idempotency key that made it: whoever asks again after a crash gets this one. */
  readonly madeWith?: string

  /** Number of the revision, where one is deployed. */
  readonly revision?: number
  /** Variables and secrets as they were when it was asked for, where a revision is deployed. */
  readonly config?: ConfigRecord
  readonly rollbackOf?: string
  readonly promotedFrom?: string
  readonly supersededBy?: string
  /** Absent: `SAFE`. */
  readonly mode?: DeployMode
  /** Of a destroy. */
  readonly disposal?: DataDisposal
  /** Of a recovery: logical ids. */
  readonly skip?: readonly string[]

  /** Somebody else has to approve it before anything is changed. */
  readonly needsApproval: boolean
  readonly approval?: Consent
  /** Set by whoever wants it to end; the worker sees to it. */
  readonly cancellation?: Consent

  /** Its plan: one that somebody has looked at, or the one made on the way. */
  readonly planId?: string
  /** Digest of the changes that were looked at: others are not made. */
  readonly reviewed?: string
  /** What the driver calls the plan. */
  readonly stackPlanId?: string
  /** The driver has taken it on. */
  readonly begun: boolean
  /** Where to go on in the driver's events. */
  readonly cursor?: string
  readonly progress?: { readonly completed: number; readonly total: number }
  readonly artifacts: readonly ArtifactRecord[]
  /** What its http routes answer to. */
  readonly http: readonly HttpRecord[]
  /** Where, as soon as they stand. */
  readonly urls: readonly UrlRecord[]
  /** Names of the routes that it deploys. */
  readonly routes: readonly string[]
  /** What a month costs, as estimated when it was built. */
  readonly monthlyCost?: string
  /** The first resource that failed. */
  readonly cause?: CauseRecord
  readonly failure?: FailureRecord

  readonly timeline: readonly { readonly phase: Phase; readonly at: Date }[]
  /** How many events it has. */
  readonly events: number
  /** Those that may not be in the log yet: they came with the last step. */
  readonly outbox: readonly EventRecord[]
  /** Grows with each step: of several workers only one can make the next. */
  readonly version: number
  /** How often the present phase was begun. */
  readonly attempts: number
  /** The environment, as long as a worker has something to do for it. */
  readonly unfinished?: string
}

export interface ConfigRecord {
  readonly version: number
  readonly variables: Readonly<Record<string, string>>
  /** All secrets as JSON, sealed for this deployment. */
  readonly sealed: string
}

/** Who agreed to something, or wants it. */
export interface Consent {
  readonly actor: Actor
  readonly at: Date
  readonly comment?: string
}

export interface ArtifactRecord {
  readonly name: string
  readonly digest: string
  readonly bytes: number
}

export interface HttpRecord {
  /** Name of the stack. */
  readonly stack: string
  readonly route: string
  readonly method: string
  readonly path: string
}

export interface UrlRecord {
  readonly route: string
  readonly method: string
  readonly url: string
}

export interface CauseRecord {
  readonly stack: string
  readonly logicalId: string
  readonly physicalId?: string
  readonly type?: string
  readonly status: string
  readonly reason?: string
}

export interface FailureRecord {
  readonly code: string
  readonly message: string
}

/** Something that happened in a deployment; never changed once its deployment counts it. */
export interface EventRecord {
  /** `<deployment>.<place>`, the place with leading zeros. */
  readonly id: string
  readonly deploymentId: string
  /** From 0, without gaps. */
  readonly place: number
  readonly at: Date
  /** As the feed names it. */
  readonly type: EventType
  readonly phase: Phase
  readonly level: 'INFO' | 'WARNING' | 'ERROR'
  readonly message: string
  readonly logicalId?: string
  readonly status?: string
  readonly data?: Readonly<Record<string, string>>
}
