import type { Project } from '../../app/use-project.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { GraphPanel } from './graph-panel.tsx'
import { RoutesTable } from './routes-table.tsx'
import type { RouteRow } from './use-environment.ts'

interface RoutesPanelProps {
  readonly project: Project
  /** Undefined while they are not known yet. */
  readonly routes: readonly RouteRow[] | undefined
  /** Whether they are those of another range, until their own come. */
  readonly isOld: boolean
}

/** The routes of the newest revision: how they hang together, and what each did. */
export function RoutesPanel({ project, routes, isOld }: RoutesPanelProps) {
  if (project.headRevision == null || routes?.length === 0) return <NoRoutes slug={project.slug} />
  return (
    <>
      <GraphPanel project={project} routes={routes ?? []} />
      <Panel title="Routes" flush aside={routes !== undefined && <p>{routes.length}</p>}>
        {routes === undefined ? (
          <Skeleton height="8rem" />
        ) : (
          <RoutesTable project={project.slug} routes={routes} isOld={isOld} />
        )}
      </Panel>
    </>
  )
}

const NoRoutes = ({ slug }: { readonly slug: string }) => (
  <EmptyState title="There are no routes yet.">
    <p>Push them from the folder in which they are:</p>
    <pre>npx routo push --project {slug}</pre>
  </EmptyState>
)
