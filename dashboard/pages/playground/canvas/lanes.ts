import type { Graph } from '../../../ui/graph/layout.ts'
import { ROW_PX } from '../../../ui/graph/layout.ts'
import { endpointOf } from './changes.ts'
import { branchOf, type RouteDocument, type Target } from './route-document.ts'
import { type Part, partsOf, type Selection } from './selection.ts'

/** Sizes of what is drawn of a route: the style sheet of the box has the same. */
const SIZES = { head: 40, gap: 20, step: 34, rule: 28, foot: 8, margin: 28 } as const

/** Routes and endpoints, as they are drawn. */
export interface Lanes {
  readonly nodes: readonly LaneNode[]
  readonly edges: readonly LaneEdge[]
}

export type LaneNode = RouteLane | EndpointLane

interface RouteLane {
  readonly id: string
  readonly kind: 'route'
  readonly rows: number
  readonly document: RouteDocument
}

interface EndpointLane {
  readonly id: string
  readonly kind: 'endpoint'
  readonly rows: number
  /** `queue`. */
  readonly scheme: string
  readonly label: string
  /** What reads or writes it, who reads it first. */
  readonly uses: readonly Required<Selection>[]
}

export interface LaneEdge {
  readonly from: string
  readonly to: string
  /** The part of the route that sends messages this way. */
  readonly part: Part
  readonly isCopy: boolean
}

/** How routes hang together: an endpoint that several use is there once, as in the graph of the project. */
export function lanesOf(documents: readonly RouteDocument[]): Lanes {
  const uses = new Map<string, Required<Selection>[]>()
  const edges: LaneEdge[] = []
  const nodes: LaneNode[] = []
  const use = (id: string, selection: Required<Selection>, isRead: boolean): string => {
    const found = uses.get(id) ?? []
    uses.set(id, isRead ? [selection, ...found] : [...found, selection])
    return id
  }
  for (const [index, document] of documents.entries()) {
    const id = `route ${index}`
    const route = document.name
    nodes.push({ id, kind: 'route', document, rows: (heightOf(document) + SIZES.margin) / ROW_PX })
    const source = use(sourceId(document.from), { route, part: FROM }, true)
    edges.push({ from: source, to: id, part: FROM, isCopy: false })
    for (const { target, part } of waysOf(document)) {
      const to = use(target.uri, { route, part }, false)
      edges.push({ from: id, to, part, isCopy: part.kind === 'step' })
    }
  }
  const endpoints = [...uses].map(([id, used]): EndpointLane => {
    const scheme = schemeOf(id.replace(/^[A-Z]+ /, ''))
    return { id, kind: 'endpoint', rows: 0.75, scheme, label: labelOf(id), uses: used }
  })
  return { nodes: [...nodes, ...endpoints], edges }
}

const FROM = { kind: 'from', id: '0' } as const satisfies Part

/** As the layout takes them. */
export const toGraph = ({ nodes, edges }: Lanes): Graph => ({ nodes, edges })

/** How high the box of a route is. */
export function heightOf(document: RouteDocument): number {
  const branch = branchOf(document)?.step
  const rules = branch === undefined ? 0 : branch.rules.length + (branch.otherwise === undefined ? 0 : 1)
  const { head, gap, step, rule, foot } = SIZES
  const answer = document.respond === undefined ? 0 : rule
  return head + document.steps.length * (gap + step) + rules * rule + (branch === undefined ? gap : 0) + answer + foot
}

/** Where messages of a route go. */
function waysOf(document: RouteDocument): readonly { readonly target: Target; readonly part: Part }[] {
  return partsOf(document).flatMap((part) => {
    const target = part.kind === 'from' ? undefined : endpointOf(document, part)
    return target === undefined ? [] : [{ target, part }]
  })
}

/** Paths are told apart by the method, too. */
const sourceId = ({ uri, method }: Target): string => (uri.startsWith('http:') ? `${method ?? 'POST'} ${uri}` : uri)

export const schemeOf = (uri: string): string => uri.slice(0, Math.max(0, uri.indexOf(':')))

/** Queues and buckets are known by their names, everything else by its URI. */
const labelOf = (id: string): string => id.replace(/^(queue|file|trigger):/, '').replace(/^([A-Z]+ )http:/, '$1')
