import { isProblem, parseEndpoint } from '../../runtime/route/endpoint.ts'
import { type Diagnostic, diagnostic } from '../diagnostic.ts'
import { apiIds, policyId, routeIds } from '../plan/logical-ids.ts'
import type { EvaluatedRoute } from '../project.ts'
import { CODE_BUCKET } from '../resources/executor.ts'
import { type Place, placedTargets, placesOf } from './place.ts'
import type { CheckedProject } from './project.ts'

/** Something that resources are made for. */
interface Owner {
  readonly what: string
  readonly place: Place
  readonly ids: readonly string[]
}

/** A name that is given away, and to what. */
interface Taken {
  readonly id: string
  readonly what: string
}

/** What every template has, or has as soon as there is an http route. */
const reserved: readonly Taken[] = [
  ...Object.values(apiIds).map((id) => ({ id, what: 'the HTTP API' })),
  { id: CODE_BUCKET, what: 'the bucket of the code' },
]

/** Endpoints and routes share one room of names, that of the template's logical ids; their case counts for nothing. */
export function logicalIds({ routes }: CheckedProject): Diagnostic[] {
  const taken = new Map(reserved.map((one) => [one.id.toLowerCase(), one]))
  return [...routes.map(routeOwner), ...endpointOwners(routes)].flatMap(({ what, place, ids }) => {
    const clash = ids.map((id) => ({ id, other: taken.get(id.toLowerCase()) })).find(({ other }) => other !== undefined)
    for (const id of ids) if (!taken.has(id.toLowerCase())) taken.set(id.toLowerCase(), { id, what })
    if (clash?.other === undefined || isSameRoute(what, clash.other.what)) return []
    return [diagnostic('NAME_CLASH', message(what, clash.id, clash.other), place)]
  })
}

/** Two routes of one name have a diagnostic of their own. */
const isSameRoute = (one: string, other: string): boolean =>
  one.startsWith('route ') && one.toLowerCase() === other.toLowerCase()

function routeOwner(route: EvaluatedRoute): Owner {
  const ids = routeIds(route.document.name)
  return {
    what: `route "${route.document.name}"`,
    place: placesOf(route).name,
    ids: [...Object.values(ids), policyId(ids.inbox), policyId(ids.deadLetters)],
  }
}

/** Queues and buckets, each at its first use. */
function endpointOwners(routes: readonly EvaluatedRoute[]): Owner[] {
  const owners = new Map<string, Owner>()
  const add = (uri: string, place: Place) => {
    const endpoint = parseEndpoint(uri)
    if (isProblem(endpoint) || !('name' in endpoint) || owners.has(uri)) return
    owners.set(uri, { what: `"${uri}"`, place, ids: [endpoint.name, policyId(endpoint.name)] })
  }
  for (const route of routes) {
    add(route.document.from.uri, placesOf(route).from)
    for (const { target, place } of placedTargets(route)) add(target.uri, place)
  }
  return [...owners.values()]
}

const message = (what: string, id: string, other: Taken): string =>
  id === other.id
    ? `${what} and ${other.what} would both be named "${id}" in the template. Rename ${renamed(other)}.`
    : `${what} and ${other.what} would make "${id}" and "${other.id}", which differ by case only; names of buckets are lower case. Rename ${renamed(other)}.`

/** What belongs to the template keeps its name. */
const renamed = (other: Taken): string => (reserved.includes(other) ? 'yours' : 'one of them')
