import { HOP_LIMIT } from '../../runtime/route/options.ts'
import type { RouteDocument } from '../../runtime/route/route.ts'
import { targetsOf } from '../../runtime/route/targets.ts'
import { componentsInOrder, type Edge } from '../cycles.ts'
import { type Diagnostic, diagnostic } from '../diagnostic.ts'
import { placesOf } from './place.ts'
import type { CheckedProject } from './project.ts'

/** The longest way on which messages come to a route, as far as they count their hops. */
interface Chain {
  readonly first: string
  readonly last: string
  readonly routes: number
  /** The first of its routes that takes no message which came all the way. */
  readonly refusedBy?: string
}

/**
 * No message makes so many hops that it is taken to be in a loop. Files carry no hops, so only queues join routes to
 * a chain; how often a loop is passed is bounded by its own option, so it counts once.
 */
export function chains({ routes }: CheckedProject): Diagnostic[] {
  const longest = new Map<string, Chain>()
  for (const chain of chainsOf(routes.map(({ document }) => document))) {
    const { refusedBy, routes: length } = chain
    if (refusedBy === undefined) continue
    if (length > (longest.get(refusedBy)?.routes ?? 0)) longest.set(refusedBy, chain)
  }
  return routes.flatMap((route) => {
    const chain = longest.get(route.document.name)
    return chain === undefined
      ? []
      : [diagnostic('CHAIN_TOO_LONG', message(chain, route.document), placesOf(route).name)]
  })
}

/** For each route its chain. Everything is looked at once, from where messages come in to where they end. */
function chainsOf(routes: readonly RouteDocument[]): readonly Chain[] {
  const byName = new Map(routes.map((route) => [route.name, route]))
  const edges = queueEdges(routes)
  const feeders = Map.groupBy(edges, ({ to }) => to)
  const found = new Map<string, Chain>()
  for (const component of componentsInOrder([...byName.keys()], edges)) {
    const inside = new Set(component)
    for (const name of component) {
      const before = (feeders.get(name) ?? []).flatMap(({ from }) => (inside.has(from) ? [] : (found.get(from) ?? [])))
      found.set(name, extended(before, name, limitOf(byName.get(name))))
    }
  }
  return [...found.values()]
}

function queueEdges(routes: readonly RouteDocument[]): readonly Edge[] {
  const readers = new Map(routes.map(({ name, from }) => [from.uri, name]))
  return routes.flatMap((route) =>
    targetsOf(route).flatMap(({ uri }) => {
      const to = uri.startsWith('queue:') ? readers.get(uri) : undefined
      return to === undefined ? [] : [{ from: route.name, to }]
    }),
  )
}

function extended(before: readonly Chain[], name: string, limit: number): Chain {
  const none: Chain = { first: name, last: name, routes: 0 }
  const longest = before.reduce((most, chain) => (chain.routes > most.routes ? chain : most), none)
  const routes = longest.routes + 1
  const isRefused = longest.routes > 0 && longest.routes >= limit
  return { ...(isRefused && { refusedBy: name }), ...longest, last: name, routes }
}

const limitOf = (route: Pick<RouteDocument, 'options'> | undefined): number =>
  route?.options.allowLoop?.maxHops ?? HOP_LIMIT

const message = ({ first, last, routes }: Chain, { name, options }: RouteDocument): string =>
  `From "${first}" to "${last}" messages pass through ${routes} routes, one after the other; "${name}" dead-letters a message ` +
  `that has passed through ${limitOf({ options })}, in case it is in a loop. Join some of the routes, or set ` +
  `allowLoop: { maxHops: ${routes} } on "${name}" and on the routes after it.`
