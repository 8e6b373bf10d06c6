import type { Collection, Query } from '../../shared/store/collection.ts'
import { type DeploymentRecord, deployingKinds } from '../deployment/record.ts'

/** The successes that say what an environment is, the newest first. */
export const successesIn = (environmentId: string, limit: number): Query<DeploymentRecord> => ({
  where: { environmentId, state: 'SUCCEEDED', kind: { in: [...deployingKinds, 'DESTROY'] } },
  order: { by: 'number', direction: 'desc' },
  limit,
})

/** What is deployed: the last success, unless that removed everything. */
export const currentAmong = ([last]: readonly DeploymentRecord[]): DeploymentRecord | undefined =>
  last?.kind === 'DESTROY' ? undefined : last

/** What is deployed in an environment now. */
export const currentDeployment = async (
  deployments: Collection<DeploymentRecord>,
  environmentId: string,
): Promise<DeploymentRecord | undefined> => currentAmong(await deployments.find(successesIn(environmentId, 1)))

/** More than can wait in an environment. */
const ALL = 100

/** What is at work in an environment or waits for it, in turn. */
export const unfinishedIn = (environmentId: string): Query<DeploymentRecord> => ({
  where: { unfinished: environmentId },
  order: { by: 'number', direction: 'asc' },
  limit: ALL,
})
