import type { Change } from '../compiler/index.ts'

/** Everything that a deployment brings to its target. Plain values, so that it can be stored and brought again after a crash. */
export interface Release {
  readonly environmentId: string
  /** Slug of the project and name of the environment: what physical names begin with. */
  readonly project: string
  readonly environment: string
  readonly deploymentId: string
  /** Number of the revision. */
  readonly revision: number
  /** One per shard. */
  readonly stacks: readonly StackTemplate[]
  readonly code: { readonly sha256: string; readonly zip: Uint8Array }
  /** Reach the executors as variables, and nothing else: no template, no event, no log. */
  readonly secrets: Readonly<Record<string, string>>
  /** Of the variables and secrets: another one with each change. */
  readonly configVersion: number
  /**
   * `FAST`: where nothing but code changes, functions are given it without a change of their stack. A target without such a way
   * does the same in both; protected environments are refused.
   */
  readonly mode?: DeployMode
}

/** How a release is brought to its target. Default: `SAFE`. */
export type DeployMode = 'SAFE' | 'FAST'

/** A stack as it is to be. */
export interface StackTemplate {
  /** `<project>-<environment>-<shard>` */
  readonly name: string
  /** CloudFormation, as the compiler emits it. */
  readonly text: string
}

/** Something that stands in the way of a release, or that somebody should know before it. */
export interface Finding {
  readonly code: string
  readonly level: 'ERROR' | 'WARNING' | 'INFO'
  readonly message: string
  readonly logicalId?: string
}

/** What would become of the stacks of an environment. Nothing is changed by asking. */
export interface StackPlan {
  readonly id: string
  readonly changes: readonly (Change & { readonly stack: string })[]
  /** Of stacks that are no longer part of the release. */
  readonly removes: readonly string[]
}

/** How an operation on the stacks of an environment ended. */
export type StackOutcome = 'succeeded' | 'rolled-back' | 'failed' | 'cancelled'

/** Something that happened to a stack or one of its resources, in the same words for every target. */
export interface StackEvent {
  /** Grows; unique in its operation. */
  readonly id: string
  /** Milliseconds since 1970. */
  readonly at: number
  readonly stack: string
  /** Absent: the stack itself. */
  readonly logicalId?: string
  readonly physicalId?: string
  readonly type?: string
  /** CloudFormation's words: `CREATE_IN_PROGRESS`, `UPDATE_FAILED`. */
  readonly status: string
  /** The target's own words. */
  readonly reason?: string
}

/** Events of an operation from a place on. */
export interface StackEvents {
  readonly events: readonly StackEvent[]
  /** Where to go on. */
  readonly cursor: string
  /** Present when the operation has ended, and all its events are given. */
  readonly outcome?: StackOutcome
}

/** What a deployment made, as it stands. */
export interface StackState {
  readonly name: string
  /** CloudFormation's words: `UPDATE_COMPLETE`. */
  readonly status: string
  readonly reason?: string
  readonly updatedAt: number
  readonly outputs: Readonly<Record<string, string>>
  readonly template: string
  readonly deploymentId: string
  /** Number of what was deployed; absent where the target does not keep it. */
  readonly revision?: number
  readonly resources: readonly StackResource[]
}

export interface StackResource {
  readonly logicalId: string
  readonly physicalId: string
  readonly type: string
  readonly arn?: string
  readonly status: string
  readonly reason?: string
  readonly updatedAt: number
  /** The stack has let go of it, and its data is kept. */
  readonly retained?: boolean
}

/** What becomes of messages and objects when an environment is destroyed. */
export type DataDisposal = 'REFUSE_IF_NOT_EMPTY' | 'RETAIN' | 'EMPTY_AND_DELETE'

/**
 * Makes stacks of releases on one kind of target. Operations are named by a token that the caller makes: whoever has lost the
 * answer asks again with the same token, and nothing happens twice. One suite holds all drivers to it.
 *
 * @throws {TargetError} when the target refuses or cannot be reached
 */
export interface StackDriver {
  /** What is in the way, before anything is touched; empty when nothing is. */
  preflight(release: Release): Promise<readonly Finding[]>
  /** Brings code and templates to where the target reads them. Repeats change nothing. */
  upload(release: Release): Promise<void>
  plan(release: Release): Promise<StackPlan>
  /** Begins to make the stacks as the release has them; answers when it is certain to go on, however this process ends. */
  execute(release: Release, planId: string, token: string): Promise<void>
  /** Waits up to `waitMs` for events behind `after`. */
  events(token: string, after: string | undefined, waitMs?: number): Promise<StackEvents>
  /** Rolls back what an unfinished operation has done. */
  cancel(token: string): Promise<void>
  /** Begins to bring stacks that an interrupted rollback has left to their last good state. */
  recover(environmentId: string, token: string, skip?: readonly string[]): Promise<void>
  /** Begins to remove all stacks. @throws {TargetError} `NOT_EMPTY`, naming what holds data, where that is to be refused */
  destroy(environmentId: string, data: DataDisposal, token: string): Promise<void>
  describe(environmentId: string): Promise<readonly StackState[]>
  /** What differs between the stacks and what they were made as. */
  drift(environmentId: string): Promise<readonly (Change & { readonly stack: string })[]>
}

/** A target refused, or could not be reached. */
export class TargetError extends Error {
  override readonly name = 'TargetError'
  /** `NOT_FOUND`, `NOT_EMPTY`, `PLAN_STALE`, `UNREACHABLE`, `DISK_FULL`, or what the target calls it. */
  readonly code: string
  /** Whether the same call may succeed later. */
  readonly retryable: boolean

  constructor(code: string, message: string, options: ErrorOptions & { readonly retryable?: boolean } = {}) {
    super(message, options)
    this.code = code
    this.retryable = options.retryable ?? false
  }
}
