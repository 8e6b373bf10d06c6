import { type Endpoint, isProblem, parseEndpoint } from '../../runtime/route/endpoint.ts'
import type { RouteDocument } from '../../runtime/route/route.ts'
import { targetsOf } from '../../runtime/route/targets.ts'

/** A queue or bucket that routes meet at. */
export interface SharedEndpoint {
  /** `queue:Orders`, `file:Orders` */
  readonly uri: string
  readonly kind: 'queue' | 'file'
  /** Its logical id too. */
  readonly name: string
  readonly reader?: RouteDocument
  /** Its reader, else the first route that writes it. */
  readonly owner: RouteDocument
}

/** An endpoint of a route that has passed the checks. @throws when it has not */
export function endpointOf(uri: string): Endpoint {
  const endpoint = parseEndpoint(uri)
  if (isProblem(endpoint)) throw new TypeError(`check the routes before planning them: ${endpoint.problem}`)
  return endpoint
}

/** URIs of the queues and buckets the route reads and writes, its source first, each once. */
export const sharedUris = (route: RouteDocument): readonly string[] => [
  ...new Set([route.from.uri, ...targetsOf(route).map(({ uri }) => uri)].filter(isShared)),
]

/** The shared endpoints of all routes by URI, in the order of their first use. */
export function sharedEndpoints(routes: readonly RouteDocument[]): ReadonlyMap<string, SharedEndpoint> {
  const readers = new Map(routes.map((route) => [route.from.uri, route]))
  const endpoints = new Map<string, SharedEndpoint>()
  for (const writer of routes) {
    for (const uri of sharedUris(writer)) {
      const endpoint = endpointOf(uri)
      if (endpoints.has(uri) || !('name' in endpoint)) continue
      const reader = readers.get(uri)
      const owner = reader ?? writer
      endpoints.set(uri, { uri, kind: endpoint.kind, name: endpoint.name, owner, ...(reader && { reader }) })
    }
  }
  return endpoints
}

const isShared = (uri: string): boolean => uri.startsWith('queue:') || uri.startsWith('file:')
