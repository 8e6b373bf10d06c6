import { findCycles } from '../cycles.ts'
import { type Diagnostic, diagnostic } from '../diagnostic.ts'
import { type GraphEdge, graph } from '../graph.ts'
import type { EvaluatedRoute } from '../project.ts'
import { placedTargets, placesOf } from './place.ts'
import type { CheckedProject } from './project.ts'

/**
 * No message comes back to where it was, unless that is wanted: `allowLoop` on a route of the loop, which bounds its
 * rounds by the hops a message counts. Files carry no count, so a loop through a bucket can never be allowed.
 */
export function loops({ routes }: CheckedProject): Diagnostic[] {
  return [...routes.flatMap(directLoops), ...longLoops(routes)]
}

function directLoops(route: EvaluatedRoute): Diagnostic[] {
  const { name, from, options } = route.document
  if (!/^(queue|file):/.test(from.uri) || (allowed(route) && from.uri.startsWith('queue:'))) return []
  const back = placedTargets(route).find(({ target }) => target.uri === from.uri)
  if (back === undefined) return []
  const message = `Route "${name}" writes to "${from.uri}", which it reads: every message would come back to it, without end. ${remedy(from.uri, options.allowLoop !== undefined)}`
  return [diagnostic('DIRECT_LOOP', message, back.place)]
}

function longLoops(routes: readonly EvaluatedRoute[]): Diagnostic[] {
  const byId = new Map(routes.map((route) => [`route:${route.document.name}`, route]))
  const { nodes, edges } = graph(routes.map(({ document }) => document))
  // What is permitted or reported on its own is not looked at: what is left is a loop that nothing bounds.
  const sources = new Set(edges.filter(({ from }) => !byId.has(from)).map(({ from, to }) => `${from} ${to}`))
  const isDirect = ({ from, to }: GraphEdge) => byId.has(from) && sources.has(`${to} ${from}`)
  const isBounded = ({ from, to }: GraphEdge) => {
    const reader = byId.get(to)
    return reader !== undefined && allowed(reader) && from.startsWith('queue:')
  }
  const ids = nodes.map(({ id }) => id)
  return findCycles(
    ids,
    edges.filter((edge) => !isDirect(edge) && !isBounded(edge)),
  ).flatMap((cycle) => describe(cycle, byId))
}

function describe(cycle: readonly string[], byId: ReadonlyMap<string, EvaluatedRoute>): Diagnostic[] {
  const start = cycle.findIndex((id) => byId.has(id))
  const inOrder = [...cycle.slice(start), ...cycle.slice(0, start + 1)]
  const route = byId.get(cycle[start] ?? '')
  if (route === undefined) return []
  const bucket = cycle.find((id) => id.startsWith('file:'))
  const way = inOrder.map((id) => byId.get(id)?.document.name ?? id).join(' → ')
  const place = placedTargets(route).find(({ target }) => target.uri === inOrder[1])?.place ?? placesOf(route).name
  const isAllowed = cycle.some((id) => byId.get(id)?.document.options.allowLoop !== undefined)
  return [diagnostic('ROUTE_LOOP', `Messages go round: ${way}. ${remedy(bucket ?? '', isAllowed)}`, place)]
}

const allowed = ({ document }: EvaluatedRoute): boolean => document.options.allowLoop !== undefined

function remedy(uri: string, isAllowed: boolean): string {
  if (!uri.startsWith('file:')) return 'Break the loop, or permit it with the option allowLoop: { maxHops }.'
  const why = isAllowed ? 'allowLoop does not help here: files do not carry the hops of a message. ' : ''
  return `${why}Write to another bucket.`
}
