import type { Caller } from '../../shared/caller.ts'
import { hasProblems, type Outcome, problems, userError } from '../../shared/problems.ts'
import { isDone } from '../deployment/step.ts'
import { unfinishedIn } from '../environment/current.ts'
import { breakLease } from '../environment/lease.ts'
import type { DeploymentAnswer, RequestDeps } from './deps.ts'
import { checkReason } from './reason.ts'
import { type Requested, request } from './request.ts'
import { findTarget } from './target.ts'

/** `StackRecoverInput` of the schema. */
export interface Recovery extends Requested {
  readonly environmentId: string
  readonly action: 'CONTINUE_ROLLBACK' | 'RELEASE_LOCK'
  readonly resourcesToSkip?: readonly string[] | null | undefined
}

const ACTION = 'stackRecover'

/** Brings stacks back whose rollback has stopped half way, or takes an environment away from a worker that hangs. */
export const recover = (deps: RequestDeps, caller: Caller, input: Recovery): Promise<Outcome<DeploymentAnswer>> =>
  input.action === 'RELEASE_LOCK'
    ? deps.idempotent({ caller, action: ACTION, key: input.idempotencyKey, input }, () =>
        releaseLock(deps, caller, input),
      )
    : request(deps, caller, { action: ACTION, input }, async () => {
        const target = await findTarget(deps, input.environmentId)
        if (hasProblems(target)) return target
        return { kind: 'RECOVER', target, more: { skip: input.resourcesToSkip ?? [] } }
      })

/** The deployment stays what it was: another worker goes on with it, and what the former one still does has no effect. */
async function releaseLock(
  { deployments, environments, audit, now, kick }: RequestDeps,
  caller: Caller,
  { environmentId, reason, idempotencyKey }: Recovery,
): Promise<Outcome<DeploymentAnswer>> {
  const wrong = checkReason(reason)
  if (wrong.length > 0) return problems(...wrong)
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
