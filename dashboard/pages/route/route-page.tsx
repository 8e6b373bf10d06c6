import { Link, useParams } from '@tanstack/react-router'
import { InProject } from '../../app/in-project.tsx'
import { PageSkeleton } from '../../app/page-skeleton.tsx'
import { RangeChooser } from '../../app/range-chooser.tsx'
import type { Environment, Project } from '../../app/use-project.ts'
import { SendMessage } from '../../sending/send-message.tsx'
import { buttonClass } from '../../ui/button.tsx'
import { DurationsChart } from '../../ui/chart/durations-chart.tsx'
import { MessagesChart } from '../../ui/chart/messages-chart.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Panel } from '../../ui/panel.tsx'
import { TextBlock } from '../../ui/text-block.tsx'
import { ErrorsPanel } from './errors-panel.tsx'
import { RouteFigures } from './route-figures.tsx'
import { RouteLinks } from './route-links.tsx'
import styles from './route-page.module.css'
import { StepsPanel } from './steps-panel.tsx'
import { useRoute } from './use-route.ts'

/** One route: how it does over time, step by step, and what goes wrong in it. */
export function RoutePage() {
  const { route: name } = useParams({ from: '/shell/projects/$project/routes/$route' })
  return (
    <InProject
      title={name}
      actions={(within) => (
        <>
          <RangeChooser />
          <SendMessage {...within} route={name} />
        </>
      )}
    >
      {(within) => <RouteKnown key={`${within.environment.id} ${name}`} {...within} name={name} />}
    </InProject>
  )
}

interface RouteKnownProps {
  readonly project: Project
  readonly environment: Environment
  readonly name: string
}

function RouteKnown({ project, environment, name }: RouteKnownProps) {
  const { route, depth, error, retry } = useRoute(project.id, environment.id, name)
  const params = { project: project.slug }
  if (error !== null) return <ErrorState error={error} onRetry={retry} />
  if (route === undefined) return <PageSkeleton />
  if (route === null) {
    return (
      <EmptyState
        title="The newest revision has no such route."
        action={
          <Link to="/projects/$project/executions" params={params} search={{ route: name }} className={buttonClass()}>
            Its executions
          </Link>
        }
      >
        <p>It may have been renamed or removed. What became of its messages is kept for 7 days.</p>
      </EmptyState>
    )
  }
  const points = route.series === null ? [] : route.series[0]?.points
  return (
    <>
      <RouteLinks project={project} route={route} />
      <RouteFigures project={project.slug} route={route} depth={depth} />
      <div className={styles.charts}>
        <Panel title="Messages">
          <MessagesChart points={points} />
        </Panel>
        <Panel title="Duration of attempts">
          <DurationsChart points={points} />
        </Panel>
      </div>
      <ErrorsPanel project={project.slug} route={route} />
      <StepsPanel route={route} />
      <Panel
        title="Source"
        aside={
          <Link to="/projects/$project/playground" params={params} search={{ route: name }} className="link">
            Open in the playground
          </Link>
        }
      >
        <TextBlock label="Source of the route" text={route.source} />
      </Panel>
    </>
  )
}
