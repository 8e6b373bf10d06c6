import { lazy, Suspense, useMemo } from 'react'
import { ShowGraph } from '../../../client/operations.ts'
import type { Project } from '../../app/use-project.ts'
import { useOperation } from '../../data/use-operation.ts'
import { layout, ROW_PX } from '../../ui/graph/layout.ts'
import { Panel } from '../../ui/panel.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import styles from './graph-panel.module.css'
import type { RouteRow } from './use-environment.ts'

const RouteGraph = lazy(() => import('./graph/route-graph.tsx').then(({ RouteGraph }) => ({ default: RouteGraph })))

interface GraphPanelProps {
  readonly project: Pick<Project, 'id' | 'slug'>
  /** What flowed through them; none where nothing runs. */
  readonly routes: readonly RouteRow[]
}

/** How the routes of the newest revision hang together. */
export function GraphPanel({ project: { id: projectId, slug }, routes }: GraphPanelProps) {
  const graph = useOperation(ShowGraph, { projectId }, { live: { types: ['revision.created'], projectId } }).data
    ?.project?.headRevision?.graph
  const places = useMemo(() => graph && layout(graph), [graph])
  return (
    <Panel title="Graph" flush aside={<p className={styles.hint}>Messages flow from left to right</p>}>
      <div className={styles.graph} style={{ height: heightOf([...(places?.values() ?? [])]) }}>
        <Suspense fallback={<Skeleton height="100%" />}>
          {graph === undefined || places === undefined ? (
            <Skeleton height="100%" />
          ) : (
            <RouteGraph project={slug} graph={graph} places={places} routes={routes} />
          )}
        </Suspense>
      </div>
    </Panel>
  )
}

/** As high as the graph is, within what leaves room for the rest of the page. */
function heightOf(places: readonly { readonly row: number }[]): string {
  const rows = 1 + Math.max(0, ...places.map(({ row }) => row))
  return `clamp(11rem, ${Math.ceil(rows * ROW_PX + ROW_PX)}px, 30rem)`
}
