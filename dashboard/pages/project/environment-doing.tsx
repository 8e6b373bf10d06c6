import type { Environment, Project } from '../../app/use-project.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { EnvironmentOverview } from './environment-overview.tsx'
import { RoutesPanel } from './routes-panel.tsx'
import { useEnvironment } from './use-environment.ts'

interface EnvironmentDoingProps {
  readonly project: Project
  readonly environment: Environment
}

/** How an environment does as a whole, and route by route. */
export function EnvironmentDoing({ project, environment }: EnvironmentDoingProps) {
  const { doing, routes, error, isOld, retry } = useEnvironment(project, environment)
  if (error !== null) return <ErrorState error={error} onRetry={retry} />
  return (
    <>
      <EnvironmentOverview project={project.slug} environment={environment.name} doing={doing} />
      <RoutesPanel project={project} routes={routes} isOld={isOld} />
    </>
  )
}
