import type { DataDisposal } from '../../../targets/driver.ts'
import type { Caller } from '../../shared/caller.ts'
import { hasProblems, type Outcome, problems, userError } from '../../shared/problems.ts'
import type { DeploymentAnswer, RequestDeps } from './deps.ts'
import { enqueue } from './enqueue.ts'
import { checkReason } from './reason.ts'
import { findTarget } from './target.ts'

/** `EnvironmentDestroyInput` of the schema. */
export interface Destruction {
  readonly environmentId: string
  readonly confirmName: string
  readonly data: DataDisposal
  readonly reason?: string | null | undefined
  readonly idempotencyKey: string
}

const ACTION = 'environmentDestroy'

/** Removes what is deployed. Whether queues and buckets hold anything is found out when it has its turn. */
export const destroy = (deps: RequestDeps, caller: Caller, input: Destruction): Promise<Outcome<DeploymentAnswer>> =>
  deps.idempotent({ caller, action: ACTION, key: input.idempotencyKey, input }, async () => {
    const wrong = checkReason(input.reason)
    if (wrong.length > 0) return problems(...wrong)
    const target = await findTarget(deps, input.environmentId)
    if (hasProblems(target)) return target
    if (input.confirmName !== target.environment) {
      return problems(
        userError('DESTROY_NOT_CONFIRMED', 'This is not the name of the environment.', {
          field: ['input', 'confirmName'],
          hint: `It cannot be undone: write ${target.environment} to confirm.`,
        }),
      )
    }
    return enqueue(deps, caller, {
      action: ACTION,
      kind: 'DESTROY',
      target,
      reason: input.reason,
      idempotencyKey: input.idempotencyKey,
      more: { disposal: input.data },
    })
  })
