import type { Caller } from '../../shared/caller.ts'
import { hasProblems, notFound, type Outcome, problems, type UserError, userError } from '../../shared/problems.ts'
import { type DeploymentRecord, isDeploying } from '../deployment/record.ts'
import { currentAmong, successesIn } from '../environment/current.ts'
import { openConfig } from '../source/sealed-config.ts'
import type { DeploymentAnswer, RequestDeps } from './deps.ts'
import { type Requested, request } from './request.ts'
import { findTarget } from './target.ts'

/** `DeploymentRollbackInput` of the schema. */
export interface Rollback extends Requested {
  readonly environmentId: string
  readonly toDeploymentId?: string | null | undefined
  readonly steps?: number | null | undefined
}

const MOST_STEPS = 100

/** Deploys what an earlier deployment did, with the variables and secrets that it had. */
export const rollBack = (deps: RequestDeps, caller: Caller, input: Rollback): Promise<Outcome<DeploymentAnswer>> =>
  request(deps, caller, { action: 'deploymentRollback', input }, async () => {
    const wrong = checkSteps(input)
    if (wrong.length > 0) return problems(...wrong)
    const earlier = await findEarlier(deps, input)
    if (hasProblems(earlier)) return earlier
    const { id, revision, config } = earlier
    if (revision === undefined || config === undefined) return problems(notOne)
    const target = await findTarget(deps, input.environmentId, revision)
    if (hasProblems(target)) return target
    return {
      kind: 'ROLLBACK',
      target,
      deploys: { revision, config: openConfig(config, deps.key, id) },
      more: { rollbackOf: id },
    }
  })

/** Whether a deployment is one that can be gone back to. */
export const canRollBackTo = (record: DeploymentRecord, current: DeploymentRecord | undefined): boolean =>
  record.state === 'SUCCEEDED' && isDeploying(record) && record.id !== current?.id

function checkSteps({ steps, toDeploymentId }: Rollback): readonly UserError[] {
  const field = ['input', 'steps']
  if (steps == null) return []
  if (toDeploymentId != null)
    return [userError('INVALID', 'Name a deployment or a number of steps, not both.', { field })]
  if (steps >= 1 && steps <= MOST_STEPS) return []
  return [userError('INVALID', `It is 1 to ${MOST_STEPS} steps back, not ${steps}.`, { field })]
}

async function findEarlier(
  { deployments }: RequestDeps,
  { environmentId, toDeploymentId, steps }: Rollback,
): Promise<Outcome<DeploymentRecord>> {
  const successes = await deployments.find(successesIn(environmentId, MOST_STEPS + 1))
  const current = currentAmong(successes)
  if (toDeploymentId == null) {
    const found = successes.filter((record) => canRollBackTo(record, current))[(steps ?? 1) - 1]
    return found ?? problems(nothingBack)
  }
  const found = await deployments.get(toDeploymentId)
  if (found?.environmentId !== environmentId) return notFound('deployment', ['input', 'toDeploymentId'])
  if (found.id === current?.id) return problems(isCurrent)
  return canRollBackTo(found, current) ? found : problems(notOne)
}

const hint = 'Ask for environment { deployments { nodes { id canRollbackTo } } }.'
const nothingBack = userError('NOT_ROLLBACKABLE', 'So far back there is no deployment that succeeded.', {
  field: ['input', 'steps'],
  hint,
})
const field = ['input', 'toDeploymentId']
const isCurrent = userError('NOT_ROLLBACKABLE', 'That is what is deployed now.', { field, hint })
const notOne = userError('NOT_ROLLBACKABLE', 'That deployment did not bring a revision there.', { field, hint })
