import { Background, BackgroundVariant, Controls, type Edge, MarkerType, type Node, ReactFlow } from '@xyflow/react'
import '@xyflow/react/dist/base.css'
import '../../../ui/graph/react-flow.css'
import { useMemo, useRef } from 'react'
import type { ShowGraphQuery } from '../../../../client/operations.ts'
import { formatCount } from '../../../format/numbers.ts'
import { EndpointNode } from '../../../ui/graph/endpoint-node.tsx'
import { type Place, ROW_PX } from '../../../ui/graph/layout.ts'
import { viewOf } from '../../../ui/graph/view.ts'
import type { RouteRow } from '../use-environment.ts'
import { RouteNode } from './route-node.tsx'

type Graph = NonNullable<NonNullable<ShowGraphQuery['project']>['headRevision']>['graph']

interface RouteGraphProps {
  /** Its slug. */
  readonly project: string
  readonly graph: Graph
  /** Where each node stands. */
  readonly places: ReadonlyMap<string, Place>
  readonly routes: readonly RouteRow[]
}

const COLUMN_PX = 290
const NODE_PX = 200
const nodeTypes = { route: RouteNode, endpoint: EndpointNode }

/** Routes and endpoints as they hang together, with what flowed. Loaded when a graph is shown first. */
export function RouteGraph({ project, graph, places, routes }: RouteGraphProps) {
  const byName = useMemo(() => new Map(routes.map((route) => [route.name, route])), [routes])
  const nodes = graph.nodes.map(({ id, kind, label }): Node => {
    const { column, row } = places.get(id) ?? { column: 0, row: 0 }
    const position = { x: column * COLUMN_PX, y: row * ROW_PX }
    const still = { id, position, draggable: false, connectable: false, selectable: false, focusable: false }
    return kind === 'route'
      ? { ...still, type: 'route', data: { project, label, stats: byName.get(label)?.stats } }
      : { ...still, type: 'endpoint', data: { label, kind } }
  })
  const frame = useRef<HTMLDivElement>(null)
  // A large one is drawn as far as it can be seen, and not so small that nothing of it can be read.
  const isLarge = nodes.length > 200
  return (
    <ReactFlow
      ref={frame}
      nodes={nodes}
      edges={edgesOf(graph, byName)}
      nodeTypes={nodeTypes}
      fitViewOptions={{ padding: 0.12, maxZoom: 1 }}
      onInit={(flow) => {
        if (frame.current !== null) void flow.setViewport(viewOf(sizeOf([...places.values()]), frame.current))
      }}
      minZoom={isLarge ? 0.35 : 0.1}
      maxZoom={1.5}
      // The page scrolls; the graph is moved by hand, and made larger by its buttons or by pinching.
      zoomOnScroll={false}
      preventScrolling={false}
      nodesFocusable={false}
      edgesFocusable={false}
      onlyRenderVisibleElements={isLarge}
      proOptions={{ hideAttribution: true }}
      aria-label="Graph of the routes; the table below has the same in words"
    >
      <Background variant={BackgroundVariant.Dots} gap={18} size={1} />
      <Controls showInteractive={false} />
    </ReactFlow>
  )
}

function sizeOf(places: readonly Place[]) {
  const width = Math.max(0, ...places.map(({ column }) => column)) * COLUMN_PX + NODE_PX
  const height = (Math.max(0, ...places.map(({ row }) => row)) + 2 / 3) * ROW_PX
  return { width, height }
}

/** What flowed on an edge: into a route what it received; out of it, where there is one way only, what it sent. */
function edgesOf({ edges }: Graph, byName: ReadonlyMap<string, RouteRow>): Edge[] {
  const ways = Map.groupBy(edges, ({ from }) => from)
  return edges.map(({ from, to, label }) => {
    const into = statsOf(to, byName)
    const outOf = ways.get(from)?.length === 1 ? statsOf(from, byName) : undefined
    const count = into?.received ?? outOf?.emitted
    const text = [label, count === undefined || count === 0 ? undefined : formatCount(count)].filter(
      (part) => part != null,
    )
    return {
      id: `${from} ${to} ${label ?? ''}`,
      source: from,
      target: to,
      type: 'smoothstep',
      markerEnd: { type: MarkerType.ArrowClosed, width: 14, height: 14 },
      className: count ? 'flowing' : 'still',
      ...(text.length > 0 && { label: text.join(' · ') }),
    }
  })
}

const statsOf = (id: string, byName: ReadonlyMap<string, RouteRow>) =>
  id.startsWith('route:') ? (byName.get(id.slice('route:'.length))?.stats ?? undefined) : undefined
