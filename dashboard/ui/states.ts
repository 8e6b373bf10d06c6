import type { DeploymentKind, DeploymentPhase, Health, OperationState, Outcome } from '../../client/operations.ts'
import type { Tone } from './badge.tsx'

/** How states of the API are called and shown, everywhere alike. */
interface Look {
  readonly tone: Tone
  readonly label: string
}

export const healthLooks: Readonly<Record<Health, Look>> = {
  HEALTHY: { tone: 'good', label: 'Healthy' },
  DEGRADED: { tone: 'warn', label: 'Degraded' },
  FAILING: { tone: 'bad', label: 'Failing' },
  IDLE: { tone: 'quiet', label: 'Idle' },
  UNKNOWN: { tone: 'quiet', label: 'Unknown' },
}

export const operationLooks: Readonly<Record<OperationState, Look>> = {
  QUEUED: { tone: 'quiet', label: 'Queued' },
  NEEDS_APPROVAL: { tone: 'warn', label: 'Needs approval' },
  RUNNING: { tone: 'accent', label: 'Running' },
  CANCELLING: { tone: 'warn', label: 'Cancelling' },
  SUCCEEDED: { tone: 'good', label: 'Succeeded' },
  FAILED: { tone: 'bad', label: 'Failed' },
  CANCELLED: { tone: 'quiet', label: 'Cancelled' },
  ROLLED_BACK: { tone: 'bad', label: 'Rolled back' },
  SUPERSEDED: { tone: 'quiet', label: 'Superseded' },
}

/** What became of a message. */
export const outcomeLooks: Readonly<Record<Outcome, Look>> = {
  SUCCEEDED: { tone: 'good', label: 'Succeeded' },
  PARTIAL: { tone: 'warn', label: 'Partial' },
  DROPPED: { tone: 'quiet', label: 'Dropped' },
  FAILED: { tone: 'bad', label: 'Failed' },
  RETRYING: { tone: 'accent', label: 'Retrying' },
}

export const kindLabels: Readonly<Record<DeploymentKind, string>> = {
  DEPLOY: 'Deploy',
  ROLLBACK: 'Rollback',
  PROMOTE: 'Promotion',
  DESTROY: 'Removal',
  RECOVER: 'Recovery',
}

export const phaseLabels: Readonly<Record<DeploymentPhase, string>> = {
  QUEUED: 'Queued',
  VALIDATE: 'Read the revision',
  BUILD: 'Compile',
  PLAN: 'Plan',
  APPROVAL: 'Approval',
  UPLOAD: 'Upload the code',
  PROVISION: 'Change resources',
  VERIFY: 'Verify',
  FINISHED: 'Finished',
}
