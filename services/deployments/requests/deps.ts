import type { Audit } from '../../shared/audit.ts'
import type { Idempotent } from '../../shared/idempotency.ts'
import type { UserError } from '../../shared/problems.ts'
import type { RunDeps } from '../worker/run.ts'

/** What requests work on. */
export interface RequestDeps extends RunDeps {
  readonly audit: Audit
  readonly idempotent: Idempotent
  /** Has the worker look. */
  readonly kick: () => void
}

/** What the mutations of deployments answer; JSON, so that it can be replayed. */
export interface DeploymentAnswer {
  readonly deploymentId?: string
  readonly planId?: string
  readonly userErrors?: readonly UserError[]
  readonly replayed?: boolean
  readonly clientMutationId?: string | null
}
