import { type EndpointKind, isProblem, parseEndpoint } from '../runtime/route/endpoint.ts'
import type { RouteDocument, Step } from '../runtime/route/route.ts'
import { type Edge, findCycles } from './cycles.ts'

/** A project as a picture: routes and endpoints, and how messages go between them. */
export interface RouteGraph {
  readonly nodes: readonly GraphNode[]
  readonly edges: readonly GraphEdge[]
  /** Node ids along each loop; the first is not repeated at the end. */
  readonly cycles: readonly (readonly string[])[]
}

export interface GraphNode {
  /** `route:Name`, or the endpoint's URI, with the method before it where it is `http:`. */
  readonly id: string
  readonly kind: 'route' | EndpointKind
  readonly label: string
}

export interface GraphEdge extends Edge {
  /** What sends messages this way: the predicate of a branch or tap, `otherwise`, `tap`. */
  readonly label?: string
}

/** The graph of all routes of a project, in the order of the routes. Endpoints that cannot be parsed are left out. */
export function graph(routes: readonly RouteDocument[]): RouteGraph {
  const nodes = new Map<string, GraphNode>()
  const edges: GraphEdge[] = []
  const addEndpoint = (uri: string, id = uri): string | undefined => {
    const endpoint = parseEndpoint(uri)
    if (isProblem(endpoint)) return undefined
    if (!nodes.has(id)) nodes.set(id, { id, kind: endpoint.kind, label: labelOf(endpoint.kind, id) })
    return id
  }
  for (const route of routes) {
    const id = routeNode(route.name)
    const source = addEndpoint(route.from.uri, sourceNode(route))
    nodes.set(id, { id, kind: 'route', label: route.name })
    if (source !== undefined) edges.push({ from: source, to: id })
    for (const { uri, label } of outgoing(route)) {
      const target = addEndpoint(uri)
      if (target !== undefined) edges.push({ from: id, to: target, ...(label !== undefined && { label }) })
    }
  }
  return { nodes: [...nodes.values()], edges, cycles: findCycles([...nodes.keys()], edges) }
}

const routeNode = (name: string): string => `route:${name}`

const sourceNode = ({ from }: RouteDocument): string =>
  from.uri.startsWith('http:') ? `${from.method ?? 'POST'} ${from.uri}` : from.uri

/** Queues and buckets are known by their names, everything else by its URI. */
const labelOf = (kind: EndpointKind, id: string): string =>
  kind === 'queue' || kind === 'file' ? id.slice(id.indexOf(':') + 1) : id.replace(/^(\w+ )?http:\//, '$1/')

interface Way {
  readonly uri: string
  readonly label?: string
}

const outgoing = ({ steps, to }: RouteDocument): Way[] => [...steps.flatMap(waysOf), ...to.map(({ uri }) => ({ uri }))]

function waysOf(step: Step<{ readonly export: string }>): Way[] {
  if (step.kind === 'tap') return [{ uri: step.to.uri, label: step.processor?.export ?? 'tap' }]
  if (step.kind !== 'branch') return []
  const rules = step.rules.map(({ processor, to }) => ({ uri: to.uri, label: processor.export }))
  return step.otherwise === undefined ? rules : [...rules, { uri: step.otherwise.uri, label: 'otherwise' }]
}
