import type { Caller } from '../../shared/caller.ts'
import { idWithin } from '../../shared/ids.ts'
import { hasProblems, notFound, type Outcome, problems, userError } from '../../shared/problems.ts'
import type { DeploymentRecord } from '../deployment/record.ts'
import { currentDeployment } from '../environment/current.ts'
import type { DeploymentAnswer, RequestDeps } from './deps.ts'
import { preview, type Requested, request } from './request.ts'
import { findTargetWithRevision, type TargetWithRevision } from './target.ts'

/** `DeploymentPromoteInput` of the schema. */
export interface Promotion extends Requested {
  readonly fromEnvironmentId: string
  readonly toEnvironmentId: string
  readonly deploymentId?: string | null | undefined
  readonly dryRun?: boolean | null | undefined
}

const TO = ['input', 'toEnvironmentId']

/** Deploys what is deployed in one environment to the next, with the configuration of that. */
export async function promote(deps: RequestDeps, caller: Caller, input: Promotion): Promise<Outcome<DeploymentAnswer>> {
  if (input.dryRun === true) return preview(deps, input, () => findWhat(deps, input))
  return request(deps, caller, { action: 'deploymentPromote', input }, async () => {
    const found = await findWhat(deps, input)
    if (hasProblems(found)) return found
    const { target, origin } = found
    const config = await deps.source.config(target.environmentId)
    if (config === undefined) return notFound('environment', TO)
    return {
      kind: 'PROMOTE',
      target,
      deploys: { revision: target.revision.number, config },
      more: { promotedFrom: origin.id },
    }
  })
}

interface What {
  readonly target: TargetWithRevision
  readonly origin: DeploymentRecord
}

async function findWhat(deps: RequestDeps, input: Promotion): Promise<Outcome<What>> {
  const origin = await findOrigin(deps, input)
  if (hasProblems(origin)) return origin
  const { projectId, revision = 0 } = origin
  const target = await findTargetWithRevision(deps, input.toEnvironmentId, idWithin('rev', projectId, revision), TO)
  if (hasProblems(target)) return target
  if (target.promotesFrom === input.fromEnvironmentId) return { target, origin }
  return problems(
    userError('INVALID', `${target.environment} does not take what is deployed there.`, {
      field: ['input', 'fromEnvironmentId'],
      hint: 'Environment.promotesFrom says from where: it is set when an environment is made. Use deploymentCreate to deploy any revision.',
    }),
  )
}

async function findOrigin(
  { deployments }: RequestDeps,
  { fromEnvironmentId, deploymentId }: Promotion,
): Promise<Outcome<DeploymentRecord>> {
  if (deploymentId == null) return (await currentDeployment(deployments, fromEnvironmentId)) ?? problems(nothing)
  const found = await deployments.get(deploymentId)
  if (found?.environmentId !== fromEnvironmentId) return notFound('deployment', ['input', 'deploymentId'])
  return found.state === 'SUCCEEDED' && found.revision !== undefined ? found : problems(noSuccess)
}

const nothing = userError('INVALID', 'Nothing is deployed there.', {
  field: ['input', 'fromEnvironmentId'],
  hint: 'Deploy to it first, with deploymentCreate.',
})
const noSuccess = userError('INVALID', 'That deployment did not bring a revision there.', {
  field: ['input', 'deploymentId'],
  hint: 'Leave it out for what is deployed there now.',
})
