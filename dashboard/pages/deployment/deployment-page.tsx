import { useParams } from '@tanstack/react-router'
import { ShowDeployment } from '../../../client/operations.ts'
import { ProjectKnown } from '../../app/in-project.tsx'
import { PageSkeleton } from '../../app/page-skeleton.tsx'
import type { Project } from '../../app/use-project.ts'
import { useOperation } from '../../data/use-operation.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Page } from '../../ui/page.tsx'
import { DeploymentView } from './deployment-view.tsx'

/** One deployment: why it failed, what it waits for, or what it does now. */
export function DeploymentPage() {
  const { deployment } = useParams({ from: '/shell/projects/$project/deployments/$deployment' })
  return (
    <ProjectKnown>{({ project }) => <OfProject key={deployment} project={project} id={deployment} />}</ProjectKnown>
  )
}

/** What happens in it is to be seen at once. */
const EVERY_MS = 1_000

function OfProject({ project, id }: { readonly project: Project; readonly id: string }) {
  const { data, error, retry } = useOperation(
    ShowDeployment,
    { id },
    { live: { types: ['deployment.*'], projectId: project.id, atMostEveryMs: EVERY_MS } },
  )
  if (error !== null) return <ErrorState error={error} onRetry={retry} />
  if (data === undefined) return <PageSkeleton />
  if (data.deployment?.project.slug !== project.slug) {
    return (
      <Page title="No such deployment">
        <EmptyState title={`There is no such deployment in ${project.name}.`}>
          <p>It may belong to another project, or to an environment that you may not see.</p>
        </EmptyState>
      </Page>
    )
  }
  return <DeploymentView project={project} deployment={data.deployment} />
}
