import { may, type Project } from '../../app/use-project.ts'
import { nextOf } from '../../deploying/environment-actions.tsx'
import { PromoteDialog } from '../../deploying/promote-dialog.tsx'
import { RollbackDialog } from '../../deploying/rollback-dialog.tsx'
import { CancelDialog } from './cancel-dialog.tsx'
import type { Deployment } from './deployment.ts'
import { Retry } from './retry.tsx'

interface DeploymentActionsProps {
  readonly project: Project
  readonly deployment: Deployment
}

/** What can be done about a deployment, as far as the viewer may. */
export function DeploymentActions({ project, deployment }: DeploymentActionsProps) {
  const { id, state, environment, canCancel, canRetry, canRollbackTo, failure, revision } = deployment
  const mayDeploy = may(project, 'deployments:write')
  const isDeploying = state === 'SUCCEEDED' && revision != null
  return (
    <>
      {canCancel && may(project, 'deployments:cancel') && <CancelDialog deployment={deployment} />}
      {/* Where there is a failure, it says itself what can be tried. */}
      {canRetry && failure == null && mayDeploy && <Retry project={project} deployment={deployment} />}
      {canRollbackTo && mayDeploy && <RollbackDialog project={project} environment={environment} to={deployment} />}
      {isDeploying &&
        mayDeploy &&
        nextOf(project, environment).map((to) => (
          <PromoteDialog key={to.id} project={project} from={environment} to={to} deploymentId={id} />
        ))}
    </>
  )
}
