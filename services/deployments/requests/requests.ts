import { bounded } from '../../shared/bounded.ts'
import type { Caller } from '../../shared/caller.ts'
import { type Outcome, problems, userError } from '../../shared/problems.ts'
import { approve } from './approve.ts'
import { cancel } from './cancel.ts'
import { createDeployment, type NewDeployment } from './create.ts'
import type { DeploymentAnswer, RequestDeps } from './deps.ts'
import { type Destruction, destroy } from './destroy.ts'
import { planDeployment, type WishedPlan } from './plan.ts'
import { type Promotion, promote } from './promote.ts'
import { type Recovery, recover } from './recover.ts'
import { type Rollback, rollBack } from './rollback.ts'

type Answer = Promise<Outcome<DeploymentAnswer>>

/** Everything that somebody can ask deployments for. What was done is in the audit log before it is answered. */
export interface Requests {
  plan(input: WishedPlan): Answer
  create(caller: Caller, input: NewDeployment): Answer
  approve(caller: Caller, id: string, comment: string | null | undefined): Answer
  cancel(caller: Caller, id: string, reason: string | null | undefined): Answer
  rollBack(caller: Caller, input: Rollback): Answer
  promote(caller: Caller, input: Promotion): Answer
  destroy(caller: Caller, input: Destruction): Answer
  recover(caller: Caller, input: Recovery): Answer
}

/** How many are answered at the same time that may have to compile. */
const MOST_AT_ONCE = 2
const MOST_WAITING = 50

export function createRequests(deps: RequestDeps): Requests {
  const next = bounded(MOST_AT_ONCE, MOST_WAITING)
  const compiling = async (work: () => Answer): Answer => (await next(work)) ?? problems(tooBusy)
  return {
    plan: (input) => compiling(() => planDeployment(deps, input)),
    create: (caller, input) =>
      input.dryRun === true
        ? compiling(() => createDeployment(deps, caller, input))
        : createDeployment(deps, caller, input),
    approve: (caller, id, comment) => approve(deps, caller, id, comment),
    cancel: (caller, id, reason) => cancel(deps, caller, id, reason),
    rollBack: (caller, input) => rollBack(deps, caller, input),
    promote: (caller, input) =>
      input.dryRun === true ? compiling(() => promote(deps, caller, input)) : promote(deps, caller, input),
    destroy: (caller, input) => destroy(deps, caller, input),
    recover: (caller, input) => recover(deps, caller, input),
  }
}

const tooBusy = userError('LIMIT_EXCEEDED', 'Too many deployments are being planned at this moment.', {
  hint: 'Try again in a few seconds.',
  retryable: true,
})
