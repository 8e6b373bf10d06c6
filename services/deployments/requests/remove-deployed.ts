import { systemCaller } from '../../shared/caller.ts'
import type { DeploymentRecord } from '../deployment/record.ts'
import type { RequestDeps } from './deps.ts'
import { enqueue } from './enqueue.ts'

/** Removes what a deployment brought to an environment whose project is gone. Messages and objects stay where they are. */
export async function removeDeployed(deps: RequestDeps, current: DeploymentRecord): Promise<void> {
  const { id, environmentId, environmentName, projectId } = current
  await enqueue(deps, systemCaller('project-deleted'), {
    action: 'environmentDestroy',
    kind: 'DESTROY',
    target: { environmentId, projectId, environment: environmentName, protected: false },
    reason: 'Its project was deleted.',
    idempotencyKey: `project-deleted-${id}`,
    more: { disposal: 'RETAIN' },
  })
}
