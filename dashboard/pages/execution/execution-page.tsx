import { Link, useParams } from '@tanstack/react-router'
import { ProjectKnown } from '../../app/in-project.tsx'
import { PageSkeleton } from '../../app/page-skeleton.tsx'
import { may, type Project } from '../../app/use-project.ts'
import { buttonClass } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { OutcomeBadge } from '../../ui/outcome-badge.tsx'
import { Page } from '../../ui/page.tsx'
import { Panel } from '../../ui/panel.tsx'
import { PayloadView } from '../../ui/payload-view.tsx'
import { ErrorPanel } from './error-panel.tsx'
import { ExecutionFigures } from './execution-figures.tsx'
import { FlowPanel } from './flow-panel.tsx'
import { LogsPanel } from './logs-panel.tsx'
import { Replay } from './replay.tsx'
import { SentPanel } from './sent-panel.tsx'
import { TimelinePanel } from './timeline-panel.tsx'
import { type Execution, useExecution } from './use-execution.ts'

/** All that is known of what became of one message in one route. */
export function ExecutionPage() {
  return <ProjectKnown>{({ project }) => <ExecutionKnown project={project} />}</ProjectKnown>
}

function ExecutionKnown({ project }: { readonly project: Project }) {
  const { execution: id } = useParams({ from: '/shell/projects/$project/executions/$execution' })
  const { execution, error, retry } = useExecution(id)
  if (error !== null) return <ErrorState error={error} onRetry={retry} />
  if (execution === undefined) return <PageSkeleton />
  const isHere = project.environments.some(({ id }) => id === execution?.environment?.id)
  if (execution === null || !isHere) return <NoExecution project={project.slug} />
  return <Shown key={id} project={project} execution={execution} />
}

interface ShownProps {
  readonly project: Project
  readonly execution: Execution
}

function Shown({ project, execution }: ShownProps) {
  const { id, routeName, messageId, objectKey, outcome, environment } = execution
  const params = { project: project.slug }
  const env = environment?.name
  return (
    <Page
      title={objectKey ?? messageId}
      aside={<OutcomeBadge outcome={outcome} />}
      actions={
        <>
          <Link
            to="/projects/$project/trace"
            params={params}
            search={{ env, ref: messageId }}
            className={buttonClass()}
          >
            Trace
          </Link>
          {may(project, 'messages:write') && outcome !== 'RETRYING' && (
            <Replay project={project.slug} execution={execution} />
          )}
        </>
      }
    >
      <FlowPanel project={project} execution={execution} />
      {execution.error !== null && <ErrorPanel project={project.slug} execution={execution} error={execution.error} />}
      <ExecutionFigures execution={execution} />
      <TimelinePanel execution={execution} />
      <Panel title="Received">
        <PayloadView label={`What ${routeName} received`} payload={execution.input} />
      </Panel>
      <SentPanel project={project.slug} execution={execution} />
      {may(project, 'messages:read') && environment !== null && (
        <LogsPanel project={project.slug} environmentId={environment.id} executionId={id} />
      )}
    </Page>
  )
}

const NoExecution = ({ project }: { readonly project: string }) => (
  <Page title="Execution">
    <EmptyState
      title="This execution is not known, or not any more."
      action={
        <Link to="/projects/$project/executions" params={{ project }} className="link">
          All executions
        </Link>
      }
    >
      <p>
        Executions are kept for 7 days, and the latest 200,000 of an environment. You may also see fewer environments.
      </p>
    </EmptyState>
  </Page>
)
