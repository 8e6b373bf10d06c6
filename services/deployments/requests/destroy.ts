import type { DataDisposal } from '../../../targets/driver.ts'
import type { Caller } from '../../shared/caller.ts'
import { hasProblems, type Outcome, problems, userError } from '../../shared/problems.ts'
import type { DeploymentAnswer, RequestDeps } from './deps.ts'
import { type Requested, request } from './request.ts'
import { findTarget } from './target.ts'

/** `EnvironmentDestroyInput` of the schema. */
export interface Destruction extends Requested {
  readonly environmentId: string
  readonly confirmName: string
  readonly data: DataDisposal
}

/** Removes what is deployed. Whether queues and buckets hold anything is found out when it has its turn. */
export const destroy = (deps: RequestDeps, caller: Caller, input: Destruction): Promise<Outcome<DeploymentAnswer>> =>
  request(deps, caller, { action: 'environmentDestroy', input }, async () => {
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
    return { kind: 'DESTROY', target, more: { disposal: input.data } }
  })
