import type { Collection } from '../../shared/store/collection.ts'
import { removeAll } from '../../shared/store/remove-all.ts'
import type { DeploymentRecord, EventRecord } from '../deployment/record.ts'
import { isDone } from '../deployment/step.ts'
import type { DriftRecord } from '../drift/model.ts'
import type { PlanDetailsRecord, PlanRecord } from '../plan/model.ts'
import type { MemoryRecord } from '../target/model.ts'
import { currentDeployment, unfinishedIn } from './current.ts'
import type { EnvironmentRecord } from './model.ts'

/** What becomes of deployments when their project goes. */
export interface Forgetting {
  /** Ids of environments in which something is deployed, or about to be. */
  deployedIn(projectId: string): Promise<readonly string[]>
  /**
   * Removes all that is kept of a project. Can be repeated, and has to be as long as it throws.
   *
   * @throws {Error} where something is deployed, or about to be: it is removed first
   */
  forget(projectId: string): Promise<void>
}

export interface ForgettingDeps {
  readonly environments: Collection<EnvironmentRecord>
  readonly deployments: Collection<DeploymentRecord>
  readonly events: Collection<EventRecord>
  readonly plans: Collection<PlanRecord>
  readonly planDetails: Collection<PlanDetailsRecord>
  readonly drifts: Collection<DriftRecord>
  readonly memories: Collection<MemoryRecord>
  /** Has what is deployed removed; it takes its time. */
  readonly remove: (current: DeploymentRecord) => Promise<void>
}

/** More than a project can have. */
const ALL_ENVIRONMENTS = 100
const CHUNK = 100

export function createForgetting(deps: ForgettingDeps): Forgetting {
  const deployedIn = async (projectId: string): Promise<readonly string[]> => {
    const known = await deps.environments.find({ where: { projectId }, limit: ALL_ENVIRONMENTS })
    const deployed = await Promise.all(known.map(async ({ id }) => ((await isInUse(deps, id)) ? [id] : [])))
    return deployed.flat()
  }
  return {
    deployedIn,
    async forget(projectId) {
      const deployed = await deployedIn(projectId)
      for (const id of deployed) await removeFrom(deps, id)
      if (deployed.length > 0) throw new Error(`Something is being removed from ${deployed.join(', ')}: ask again.`)
      await removeDeployments(deps, projectId)
      await removeAll(deps.plans, { where: { projectId } })
      await removeAll(deps.planDetails, { where: { projectId } })
      await removeAll(deps.drifts, { where: { projectId } })
      await removeAll(deps.memories, { where: { projectId } })
      await removeAll(deps.environments, { where: { projectId } })
    },
  }
}

async function isInUse({ deployments }: ForgettingDeps, environmentId: string): Promise<boolean> {
  const unfinished = await deployments.find(unfinishedIn(environmentId))
  if (unfinished.some((record) => !isDone(record))) return true
  return (await currentDeployment(deployments, environmentId)) !== undefined
}

/** What is under way ends by itself, or is removed next time. */
async function removeFrom({ deployments, remove }: ForgettingDeps, environmentId: string): Promise<void> {
  const unfinished = await deployments.find(unfinishedIn(environmentId))
  const current = await currentDeployment(deployments, environmentId)
  if (current !== undefined && unfinished.every(isDone)) await remove(current)
}

/** Events go before their deployment: what a crash leaves over is found by the next attempt. */
async function removeDeployments({ deployments, events }: ForgettingDeps, projectId: string): Promise<void> {
  const order = { by: 'createdAt', direction: 'asc' } as const
  for (;;) {
    const some = await deployments.find({ where: { projectId }, order, limit: CHUNK })
    for (const { id } of some) {
      await removeAll(events, { where: { deploymentId: id }, order: { by: 'place', direction: 'asc' } })
      await deployments.remove(id)
    }
    if (some.length < CHUNK) return
  }
}
