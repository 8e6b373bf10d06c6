import { useNavigate } from '@tanstack/react-router'
import { PageSkeleton } from '../../app/page-skeleton.tsx'
import { RangeChooser } from '../../app/range-chooser.tsx'
import { Badge } from '../../ui/badge.tsx'
import { Chooser } from '../../ui/chooser.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Page } from '../../ui/page.tsx'
import { healthLooks } from '../../ui/states.ts'
import { EnvironmentOverview } from './environment-overview.tsx'
import { EnvironmentsPanel } from './environments-panel.tsx'
import { GraphPanel } from './graph-panel.tsx'
import { HeadRevision } from './head-revision.tsx'
import { RoutesPanel } from './routes-panel.tsx'
import { useProject } from './use-project.ts'

/** One project: its routes as they hang together, and how they do in one of its environments. */
export function ProjectPage() {
  const { project, environment, error, retry } = useProject()
  const navigate = useNavigate()
  if (error !== null) return <ErrorState error={error} onRetry={retry} />
  if (project === undefined) return <PageSkeleton />
  if (project === null) {
    return (
      <EmptyState title="There is no such project.">
        <p>It may have been deleted, or you are no member of it. Ask somebody who is to add you.</p>
      </EmptyState>
    )
  }
  const look = environment && healthLooks[environment.health ?? 'UNKNOWN']
  return (
    <Page
      title={project.name}
      aside={look && <Badge tone={look.tone}>{look.label}</Badge>}
      actions={
        environment && (
          <>
            <Chooser
              label="Environment"
              value={environment.name}
              choices={project.environments.map(({ name }) => [name, name])}
              onChoose={(env) => void navigate({ to: '.', search: (before) => ({ ...before, env }) })}
            />
            <RangeChooser />
          </>
        )
      }
    >
      <HeadRevision project={project} />
      {environment === undefined ? (
        <>
          <EmptyState title="This project has no environment yet.">
            <p>An environment is where its routes run: the local cloud, or an account on AWS.</p>
            <pre>npx routo env create dev --project {project.slug}</pre>
          </EmptyState>
          {project.headRevision != null && <GraphPanel projectId={project.id} routes={[]} />}
        </>
      ) : (
        <>
          <EnvironmentOverview environment={environment} />
          <RoutesPanel project={project} environment={environment} />
          <EnvironmentsPanel project={project} />
        </>
      )}
    </Page>
  )
}
