import type { Caller } from '../../shared/caller.ts'
import { hasProblems, type Outcome, problems, userError } from '../../shared/problems.ts'
import { isDone } from '../deployment/step.ts'
import { unfinishedIn } from '../environment/current.ts'
import { breakLease } from '../environment/lease.ts'
import type { DeploymentAnswer, RequestDeps } from './deps.ts'
import { enqueue } from './enqueue.ts'
import { checkReason } from './reason.ts'
import { findTarget } from './target.ts'

/** `StackRecoverInput` of the schema. */
export interface Recovery {
  readonly environmentId: string
  readonly action: 'CONTINUE_ROLLBACK' | 'RELEASE_LOCK'
  readonly resourcesToSkip?: readonly string[] | null | undefined
  readonly reason?: string | null | undefined
  readonly idempotencyKey: string
}

const ACTION = 'stackRecover'

export const recover = (deps: RequestDeps, caller: Caller, input: Recovery): Promise<Outcome<DeploymentAnswer>> =>
  deps.idempotent({ caller, action: ACTION, key: input.idempotencyKey, input }, async () => {
    const wrong = checkReason(input.reason)
    if (wrong.length > 0) return problems(...wrong)
    return input.action === 'RELEASE_LOCK' ? releaseLock(deps, caller, input) : continueRollback(deps, caller, input)
  })

async function continueRollback(deps: RequestDeps, caller: Caller, input: Recovery) {
  const target = await findTarget(deps, input.environmentId)
  if (hasProblems(target)) return target
  return enqueue(deps, caller, {
    action: ACTION,
    kind: 'RECOVER',
    target,
    reason: input.reason,
    idempotencyKey: input.idempotencyKey,
    more: { skip: input.resourcesToSkip ?? [] },
  })
}

/** The deployment stays what it was: another worker goes on with it, and what the former one still does has no effect. */
async function releaseLock(
  { deployments, environments, audit, now, kick }: RequestDeps,
  caller: Caller,
  { environmentId, reason, idempotencyKey }: Recovery,
): Promise<Outcome<DeploymentAnswer>> {
  const held = (await deployments.find(unfinishedIn(environmentId))).find((record) => !isDone(record))
  if (held === undefined || !(await breakLease(environments, environmentId, now()))) return problems(free)
  await audit(caller, {
    action: ACTION,
    projectId: held.projectId,
    subjectId: held.id,
    after: { action: 'RELEASE_LOCK', environmentId, ...(reason != null && { reason }) },
    idempotencyKey,
  })
  kick()
  return { deploymentId: held.id }
}

const free = userError('CONFLICT', 'Nobody holds the environment.', {
  field: ['input', 'action'],
  hint: 'Ask for environment { lock { expiresAt } deployments { nodes { state } } }.',
})
