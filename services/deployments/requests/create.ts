import type { DeployMode } from '../../../targets/driver.ts'
import type { Caller } from '../../shared/caller.ts'
import { idWithin } from '../../shared/ids.ts'
import { hasProblems, notFound, type Outcome, problems, userError } from '../../shared/problems.ts'
import { currentDeployment } from '../environment/current.ts'
import type { PlanRecord } from '../plan/model.ts'
import type { DeploymentAnswer, RequestDeps } from './deps.ts'
import type { Wish } from './new-record.ts'
import { preview, type Requested, request } from './request.ts'
import { findTargetWithRevision, type TargetWithRevision } from './target.ts'

/** `DeploymentCreateInput` of the schema. */
export interface NewDeployment extends Requested {
  readonly environmentId: string
  readonly revisionId?: string | null | undefined
  readonly planId?: string | null | undefined
  readonly mode?: DeployMode | null | undefined
  readonly onConflict?: Wish['onConflict']
  readonly dryRun?: boolean | null | undefined
}

const PLAN = ['input', 'planId']

/** Deploys the revision that is named, exactly what a plan says, or the newest revision. */
export async function createDeployment(
  deps: RequestDeps,
  caller: Caller,
  input: NewDeployment,
): Promise<Outcome<DeploymentAnswer>> {
  if (input.dryRun === true) return preview(deps, input, () => findWhat(deps, input))
  return request(deps, caller, { action: 'deploymentCreate', input }, async () => {
    const found = await findWhat(deps, input)
    if (hasProblems(found)) return found
    const { target, plan } = found
    const config = await deps.source.config(input.environmentId)
    if (config === undefined) return notFound('environment', ['input', 'environmentId'])
    if (plan !== undefined && plan.configVersion !== config.configVersion) return problems(configured)
    return {
      kind: 'DEPLOY',
      target,
      onConflict: input.onConflict,
      deploys: { revision: target.revision.number, config },
      more: {
        ...(input.mode === 'FAST' && { mode: input.mode }),
        ...(plan && { planId: plan.id, reviewed: plan.digest }),
      },
    }
  })
}

interface What {
  readonly target: TargetWithRevision
  readonly plan?: PlanRecord
}

async function findWhat(deps: RequestDeps, input: NewDeployment): Promise<Outcome<What>> {
  const found = await findRevision(deps, input)
  return !hasProblems(found) && found.target.protected && input.mode === 'FAST' ? problems(tooFast) : found
}

async function findRevision(deps: RequestDeps, input: NewDeployment): Promise<Outcome<What>> {
  const { environmentId, revisionId, planId } = input
  if (planId == null) {
    const target = await findTargetWithRevision(deps, environmentId, revisionId)
    return hasProblems(target) ? target : { target }
  }
  if (revisionId != null) return problems(both)
  const plan = await deps.plans.get(planId)
  if (plan === undefined || plan.environmentId !== environmentId) return notFound('plan', PLAN)
  const stale = await whyStale(deps, plan)
  if (stale !== undefined) return problems(stale)
  const target = await findTargetWithRevision(deps, environmentId, idWithin('rev', plan.projectId, plan.revision))
  return hasProblems(target) ? target : { target, plan }
}

const tooFast = userError('INVALID', 'The environment is protected, so its stacks have to say what runs.', {
  field: ['input', 'mode'],
  hint: 'Leave mode out.',
})
const both = userError('INVALID', 'A plan says which revision it is of: name one of both.', {
  field: PLAN,
  hint: 'Leave revisionId out.',
})

async function whyStale(deps: RequestDeps, { expiresAt, environmentId, base, deploymentId }: PlanRecord) {
  if (deploymentId !== undefined) return carriedOut
  if (expiresAt <= deps.now()) return expired
  const current = await currentDeployment(deps.deployments, environmentId)
  return current?.id === base ? undefined : moved
}

const again = { field: PLAN, hint: 'Make a new one with deploymentPlan, and look at it.' }
const carriedOut = userError(
  'PLAN_STALE',
  'A deployment has made this plan on its way, and carried it out or not.',
  again,
)
const expired = userError('PLAN_EXPIRED', 'The plan is older than an hour.', again)
const moved = userError('PLAN_STALE', 'Something else has been deployed since the plan was made.', again)
const configured = userError('PLAN_STALE', 'Variables or secrets have changed since the plan was made.', again)
