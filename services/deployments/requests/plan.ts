import { TargetError } from '../../../targets/driver.ts'
import { idInEnvironment, idWithin } from '../../shared/ids.ts'
import { hasProblems, notFound, type Outcome, problems, userError } from '../../shared/problems.ts'
import { currentDeployment } from '../environment/current.ts'
import { makePlan } from '../plan/make-plan.ts'
import { removeExpiredPlans } from '../plan/remove-plans.ts'
import { withPlace } from '../source/with-place.ts'
import type { DeploymentAnswer, RequestDeps } from './deps.ts'
import { providerError } from './provider-error.ts'
import { findTargetWithRevision, type TargetWithRevision } from './target.ts'

/** `DeploymentPlanInput` of the schema. */
export interface WishedPlan {
  readonly environmentId: string
  readonly revisionId?: string | null | undefined
}

/** Says what a deployment would do. Nothing is touched. */
export async function planDeployment(deps: RequestDeps, input: WishedPlan): Promise<Outcome<DeploymentAnswer>> {
  const target = await findTargetWithRevision(deps, input.environmentId, input.revisionId)
  return hasProblems(target) ? target : planFor(deps, target)
}

/** Plans for an environment and a revision that are known. */
export async function planFor(deps: RequestDeps, target: TargetWithRevision): Promise<Outcome<DeploymentAnswer>> {
  const { environmentId, projectId } = target
  const revision = target.revision.number
  const files = await deps.source.files(idWithin('rev', projectId, revision))
  const config = await deps.source.config(environmentId)
  if (files === undefined || config === undefined) return notFound('environment', ['input', 'environmentId'])
  const id = idInEnvironment('pln', environmentId)
  const assignment = (await deps.environments.get(environmentId))?.assignment ?? {}
  const built = await deps.build({
    deployable: target,
    environmentId,
    files,
    revision,
    config,
    assignment,
    deploymentId: id,
  })
  if ('errors' in built) {
    return problems(
      ...built.errors.map((diagnostic) =>
        userError('INVALID', withPlace(diagnostic), {
          field: ['input', 'revisionId'],
          hint: `docs/diagnostics.md says more of ${diagnostic.code}.`,
        }),
      ),
    )
  }
  await removeExpiredPlans(deps)
  const base = await currentDeployment(deps.deployments, environmentId)
  try {
    await makePlan(deps, built, { id, projectId, configVersion: config.configVersion, base })
  } catch (error) {
    if (!(error instanceof TargetError)) throw error
    return problems(providerError(error))
  }
  return { planId: id }
}
