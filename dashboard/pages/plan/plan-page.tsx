import { useParams } from '@tanstack/react-router'
import { ShowPlan } from '../../../client/operations.ts'
import { ProjectKnown } from '../../app/in-project.tsx'
import { PageSkeleton } from '../../app/page-skeleton.tsx'
import type { Project } from '../../app/use-project.ts'
import { useOperation } from '../../data/use-operation.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { TextLink } from '../../ui/text-link.tsx'
import { planIn } from './plan.ts'
import { PlanView } from './plan-view.tsx'

/** What a deployment would change, before anything is touched. Its address can be sent to who is to look at it. */
export function PlanPage() {
  const { plan } = useParams({ from: '/shell/projects/$project/plans/$plan' })
  return <ProjectKnown>{({ project }) => <OfProject key={plan} project={project} id={plan} />}</ProjectKnown>
}

function OfProject({ project, id }: { readonly project: Project; readonly id: string }) {
  const { data, error, retry } = useOperation(
    ShowPlan,
    { id },
    // What is deployed otherwise makes it stale.
    { live: { types: ['deployment.queued', 'deployment.succeeded'], projectId: project.id } },
  )
  if (error !== null) return <ErrorState error={error} onRetry={retry} />
  if (data === undefined) return <PageSkeleton />
  const plan = planIn(data)
  if (plan?.environment.project.slug !== project.slug) {
    return (
      <EmptyState title={`There is no such plan in ${project.name}.`}>
        <p>Plans are kept for a while only. Make a new one from the deployments.</p>
        <p>
          <TextLink to="/projects/$project/deployments" params={{ project: project.slug }}>
            To the deployments
          </TextLink>
        </p>
      </EmptyState>
    )
  }
  return <PlanView project={project} plan={plan} />
}
