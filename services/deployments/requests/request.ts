import type { Caller } from '../../shared/caller.ts'
import { hasProblems, type Outcome, problems } from '../../shared/problems.ts'
import type { PlanRecord } from '../plan/model.ts'
import type { DeploymentAnswer, RequestDeps } from './deps.ts'
import { enqueue } from './enqueue.ts'
import type { Wish } from './new-record.ts'
import { planFor } from './plan.ts'
import { checkReason } from './reason.ts'
import type { TargetWithRevision } from './target.ts'

/** What every input says that asks for a deployment. */
export interface Requested {
  readonly reason?: string | null | undefined
  readonly idempotencyKey: string
}

/** A mutation, and what it was given. */
export interface Asked {
  /** The mutation: `deploymentCreate`. */
  readonly action: string
  readonly input: Requested
}

/** What an input comes to, beside what every input says. */
type Wished = Omit<Wish, 'action' | 'reason' | 'idempotencyKey'>

/** Asks for a deployment, once however often the same input comes. */
export const request = (
  deps: RequestDeps,
  caller: Caller,
  { action, input }: Asked,
  find: () => Promise<Outcome<Wished>>,
): Promise<Outcome<DeploymentAnswer>> => {
  const { reason, idempotencyKey } = input
  return deps.idempotent({ caller, action, key: idempotencyKey, input }, async () => {
    const wrong = checkReason(reason)
    if (wrong.length > 0) return problems(...wrong)
    const wished = await find()
    return hasProblems(wished) ? wished : enqueue(deps, caller, { action, reason, idempotencyKey, ...wished })
  })
}

/** Says what a deployment would do that nobody asks for yet. */
export async function preview(
  deps: RequestDeps,
  { reason }: Requested,
  find: () => Promise<Outcome<{ readonly target: TargetWithRevision; readonly plan?: PlanRecord }>>,
): Promise<Outcome<DeploymentAnswer>> {
  const wrong = checkReason(reason)
  if (wrong.length > 0) return problems(...wrong)
  const found = await find()
  if (hasProblems(found)) return found
  return found.plan === undefined ? planFor(deps, found.target) : { planId: found.plan.id }
}
