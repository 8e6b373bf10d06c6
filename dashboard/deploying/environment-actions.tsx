import { type Environment, may, type Project } from '../app/use-project.ts'
import { DeployDialog } from './deploy-dialog.tsx'
import { DestroyDialog } from './destroy-dialog.tsx'
import { PromoteDialog } from './promote-dialog.tsx'
import { RollbackDialog } from './rollback-dialog.tsx'

interface EnvironmentActionsProps {
  readonly project: Project
  readonly environment: Environment
}

/** What can be done to what is deployed in an environment, as far as the viewer may. */
export function EnvironmentActions({ project, environment }: EnvironmentActionsProps) {
  const isDeployed = environment.currentDeployment != null
  const mayDeploy = may(project, 'deployments:write')
  return (
    <>
      {isDeployed && may(project, 'environments:destroy') && (
        <DestroyDialog project={project} environment={environment} />
      )}
      {isDeployed && mayDeploy && (
        <>
          <RollbackDialog project={project} environment={environment} />
          {nextOf(project, environment).map((to) => (
            <PromoteDialog key={to.id} project={project} from={environment} to={to} />
          ))}
        </>
      )}
      {mayDeploy && project.headRevision != null && <DeployDialog project={project} environment={environment} />}
    </>
  )
}

/** Environments that take what is deployed in this one. */
export const nextOf = ({ environments }: Project, { name }: Pick<Environment, 'name'>): readonly Environment[] =>
  environments.filter(({ promotesFrom }) => promotesFrom?.name === name)
