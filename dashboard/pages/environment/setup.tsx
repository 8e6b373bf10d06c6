import { ShowConfiguration } from '../../../client/operations.ts'
import { type Environment, may, type Project } from '../../app/use-project.ts'
import { useOperation } from '../../data/use-operation.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { TextLink } from '../../ui/text-link.tsx'
import { AwsPanel } from './aws-panel.tsx'
import { configurationOf } from './compare.ts'
import { ComparePanel } from './compare-panel.tsx'
import { MissingPanel } from './missing-panel.tsx'
import { SecretsPanel } from './secrets-panel.tsx'
import { Standing } from './standing.tsx'
import { VariablesPanel } from './variables-panel.tsx'

interface SetupProps {
  readonly project: Project
  readonly environment: Environment
}

/** What is set in an environment, and what can be set. */
export function Setup({ project, environment }: SetupProps) {
  const { id } = environment
  const { data, error, retry } = useOperation(
    ShowConfiguration,
    { id },
    { live: { types: ['revision.created', 'deployment.*'], environmentId: id } },
  )
  if (error !== null) return <ErrorState error={error} onRetry={retry} />
  const configuration = configurationOf(data)
  if (configuration === undefined) return <Skeleton height="24rem" />
  const mayManage = may(project, 'environments:write')
  const mayConfigure = may(project, 'config:write') && (mayManage || !environment.protected)
  const shared = { project, configuration, mayConfigure }
  return (
    <>
      <Standing project={project} environment={environment} configuration={configuration} />
      {configuration.missingConfig.length > 0 && <MissingPanel key={configuration.missingConfig.join()} {...shared} />}
      <VariablesPanel {...shared} />
      <SecretsPanel {...shared} />
      {project.environments.length > 1 && (
        <ComparePanel project={project} environment={environment} configuration={configuration} />
      )}
      {environment.target.kind === 'AWS' && mayManage && <AwsPanel environment={environment} />}
      {may(project, 'environments:destroy') && (
        <Panel title="Destroy this environment">
          <p>
            What is deployed is removed, with its data or without.{' '}
            <TextLink
              to="/projects/$project/deployments"
              params={{ project: project.slug }}
              search={{ env: environment.name }}
            >
              Destroy it from its deployments
            </TextLink>
          </p>
        </Panel>
      )}
    </>
  )
}
