import { lazy, Suspense, useMemo } from 'react'
import { ShowGraph } from '../../../client/operations.ts'
import { useOperation } from '../../data/use-operation.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { layout, ROW_PX } from './graph/layout.ts'
import styles from './routes-panel.module.css'
import { RoutesTable } from './routes-table.tsx'
import type { Environment, Project } from './use-project.ts'
import { useRoutes } from './use-routes.ts'

const RouteGraph = lazy(() => import('./graph/route-graph.tsx').then(({ RouteGraph }) => ({ default: RouteGraph })))

/** The routes of the newest revision: how they hang together, and what each did. */
export function RoutesPanel({
  project,
  environment,
}: {
  readonly project: Project
  readonly environment: Environment
}) {
  const { routes, error, isOld, retry } = useRoutes(project.id, environment.id)
  const graph = useOperation(
    ShowGraph,
    { projectId: project.id },
    { live: { types: ['revision.created'], projectId: project.id } },
  ).data?.project?.headRevision?.graph
  const places = useMemo(() => graph && layout(graph), [graph])
  if (error !== null) return <ErrorState error={error} onRetry={retry} />
  if (project.headRevision == null || routes?.length === 0) return <NoRoutes slug={project.slug} />
  return (
    <>
      <Panel title="Graph" flush aside={<p className={styles.hint}>Messages flow from left to right</p>}>
        <div className={styles.graph} style={{ height: heightOf([...(places?.values() ?? [])]) }}>
          <Suspense fallback={<Skeleton height="100%" />}>
            {graph === undefined || places === undefined ? (
              <Skeleton height="100%" />
            ) : (
              <RouteGraph graph={graph} places={places} routes={routes ?? []} />
            )}
          </Suspense>
        </div>
      </Panel>
      <Panel title="Routes" flush aside={routes !== undefined && <p>{routes.length}</p>}>
        {routes === undefined ? <Skeleton height="8rem" /> : <RoutesTable routes={routes} isOld={isOld} />}
      </Panel>
    </>
  )
}

/** As high as the graph is, within what leaves room for the rest of the page. */
function heightOf(places: readonly { readonly row: number }[]): string {
  const rows = 1 + Math.max(0, ...places.map(({ row }) => row))
  return `clamp(11rem, ${Math.ceil(rows * ROW_PX + ROW_PX)}px, 30rem)`
}

const NoRoutes = ({ slug }: { readonly slug: string }) => (
  <EmptyState title="There are no routes yet.">
    <p>Push them from the folder in which they are:</p>
    <pre>npx routo push --project {slug}</pre>
  </EmptyState>
)
