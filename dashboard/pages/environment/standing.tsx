import { type Environment, may, type Project } from '../../app/use-project.ts'
import { Notice } from '../../ui/notice.tsx'
import { TextLink } from '../../ui/text-link.tsx'
import { Time } from '../../ui/time.tsx'
import type { Configuration } from './compare.ts'
import { TakeOver } from './take-over.tsx'

interface StandingProps {
  readonly project: Project
  readonly environment: Environment
  readonly configuration: Configuration
}

/** Who is at work in an environment, and whether its functions know yet what is set. */
export function Standing({ project, environment, configuration }: StandingProps) {
  const { lock, currentDeployment } = configuration
  const changed = currentDeployment != null && hasChangedSince(configuration, currentDeployment.createdAt)
  return (
    <>
      {lock != null && (
        <Notice
          tone="quiet"
          title={`Deployment #${lock.heldBy.number} is at work here`}
          actions={may(project, 'deployments:approve') ? <TakeOver environmentId={environment.id} /> : undefined}
        >
          <p>
            It began <Time at={lock.since} />.{' '}
            <TextLink
              to="/projects/$project/deployments/$deployment"
              params={{ project: project.slug, deployment: lock.heldBy.id }}
              search={{ env: environment.name }}
            >
              Follow it
            </TextLink>
          </p>
        </Notice>
      )}
      {changed && lock == null && (
        <Notice tone="warn" title={`Changed since deployment #${currentDeployment.number}`}>
          <p>
            Functions see what is set here after the next deployment.{' '}
            <TextLink
              to="/projects/$project/deployments"
              params={{ project: project.slug }}
              search={{ env: environment.name }}
            >
              Deploy {environment.name}
            </TextLink>
          </p>
        </Notice>
      )}
    </>
  )
}

const hasChangedSince = ({ variables, secrets }: Configuration, deployedAt: string): boolean =>
  [...variables, ...secrets].some(({ updatedAt }) => Date.parse(updatedAt) > Date.parse(deployedAt))
