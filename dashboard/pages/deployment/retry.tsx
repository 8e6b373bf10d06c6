import { StartDeployment, StartPromotion, StartRecovery, StartRollback } from '../../../client/operations.ts'
import { may, type Project } from '../../app/use-project.ts'
import { useIdempotencyKey } from '../../data/use-idempotency-key.ts'
import { useChange } from '../../data/use-operation.ts'
import { DestroyDialog } from '../../deploying/destroy-dialog.tsx'
import { useWatch } from '../../deploying/use-watch.ts'
import { Button } from '../../ui/button.tsx'
import { toast } from '../../ui/toasts.tsx'
import type { Deployment } from './deployment.ts'

interface RetryProps {
  readonly project: Project
  readonly deployment: Deployment
}

/** Begins once more what somebody, or a later one, has ended. */
export function Retry({ project, deployment }: RetryProps) {
  const { kind, environment } = deployment
  const again = useAgain(deployment)
  const watch = useWatch(project.slug)
  if (kind === 'DESTROY') {
    return may(project, 'environments:destroy') ? <DestroyDialog project={project} environment={environment} /> : null
  }
  if (kind === 'RECOVER' && !may(project, 'deployments:approve')) return null
  const start = async (): Promise<void> => watch(await again.run())
  return (
    <Button
      disabled={again.isRunning}
      onClick={() => void start().catch((error: Error) => toast(error.message, 'bad'))}
    >
      Try again
    </Button>
  )
}

/** The same request as that which began a deployment. */
function useAgain({ kind, mode, environment, revision, rollbackOf, promotedFrom }: Deployment) {
  const deploy = useChange(StartDeployment)
  const rollback = useChange(StartRollback)
  const promote = useChange(StartPromotion)
  const recover = useChange(StartRecovery)
  const once = useIdempotencyKey()
  const environmentId = environment.id
  const run = () =>
    once(async (idempotencyKey) => {
      if (kind === 'ROLLBACK' && rollbackOf != null) {
        const input = { environmentId, toDeploymentId: rollbackOf.id, idempotencyKey }
        return (await rollback.run({ input })).deploymentRollback.deployment
      }
      if (kind === 'PROMOTE' && promotedFrom != null) {
        const fromEnvironmentId = promotedFrom.environment.id
        const input = {
          fromEnvironmentId,
          toEnvironmentId: environmentId,
          deploymentId: promotedFrom.id,
          idempotencyKey,
        }
        return (await promote.run({ input })).deploymentPromote.deployment
      }
      if (kind === 'RECOVER') {
        const input = { environmentId, action: 'CONTINUE_ROLLBACK', idempotencyKey } as const
        return (await recover.run({ input })).stackRecover.deployment
      }
      const input = { environmentId, mode, idempotencyKey, ...(revision != null && { revisionId: revision.id }) }
      return (await deploy.run({ input })).deploymentCreate.deployment
    })
  return { run, isRunning: [deploy, rollback, promote, recover].some(({ isRunning }) => isRunning) }
}
