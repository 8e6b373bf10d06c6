import type { DataPlane } from '../../targets/data-plane.ts'
import type { Audit } from '../shared/audit.ts'
import type { Idempotent } from '../shared/idempotency.ts'
import type { UserError } from '../shared/problems.ts'

/** What every request to do something works on. */
export interface RequestDeps {
  readonly dataPlane: DataPlane
  readonly audit: Audit
  readonly idempotent: Idempotent
  readonly now: () => Date
}

/** What its answer has beside the result; JSON, so that it can be replayed. */
export interface Answer {
  readonly userErrors?: readonly UserError[]
  readonly replayed?: boolean
  readonly clientMutationId?: string | null
}
