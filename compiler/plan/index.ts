import type { RouteDocument } from '../../runtime/route/route.ts'
import { sharedEndpoints, sharedUris } from './endpoints.ts'
import { assertScope } from './naming.ts'
import { endpointNeeds, routeNeeds } from './needs.ts'
import type { Assignment, Contents, Plan, Scope, Shard } from './plan.ts'
import { API_RESOURCES, resourceCount } from './resource-count.ts'
import { assertAssignment, assign } from './shards.ts'

/**
 * What routes need in the cloud, spread over shards. The routes have passed the checks.
 *
 * @param options.assignment what the last plan of this environment handed back
 * @throws {TypeError} when project or environment cannot stand in a name, or the assignment is none
 */
export function plan(
  routes: readonly RouteDocument[],
  { project, environment, assignment = {} }: Scope & { readonly assignment?: Assignment },
): Plan {
  assertScope({ project, environment })
  assertAssignment(assignment)
  const endpoints = [...sharedEndpoints(routes).values()]
  const needs = new Map<string, Contents>([
    ...routes.map((route) => [route.name, routeNeeds(route)] as const),
    ...endpoints.map((endpoint) => [endpoint.uri, endpointNeeds(endpoint)] as const),
  ])
  const counts = new Map([...needs].map(([key, need]) => [key, resourceCount(need)]))
  const owned = Map.groupBy(endpoints, ({ owner }) => owner.name)
  const placeable = routes.map((route) => {
    const keys = [route.name, ...(owned.get(route.name) ?? []).map(({ uri }) => uri)]
    const uses = sharedUris(route)
    return {
      route: route.name,
      uses,
      ...(uses.includes(route.from.uri) && { reads: route.from.uri }),
      resources: new Map(keys.map((key) => [key, counts.get(key) ?? 0])),
    }
  })
  const assigned = assign(placeable, assignment, API_RESOURCES)
  return { project, environment, shards: shardsOf(needs, assigned), assignment: assigned }
}

function shardsOf(needs: ReadonlyMap<string, Contents>, assignment: Assignment): readonly Shard[] {
  const byShard = Map.groupBy(needs, ([key]) => assignment[key] ?? 0)
  return [...byShard]
    .sort(([a], [b]) => a - b)
    .map(([id, entries]) => {
      const contents = entries.map(([, need]) => need)
      return {
        id,
        executors: contents.flatMap(({ executors }) => executors),
        queues: contents.flatMap(({ queues }) => queues),
        buckets: contents.flatMap(({ buckets }) => buckets),
        httpRoutes: contents.flatMap(({ httpRoutes }) => httpRoutes),
        schedules: contents.flatMap(({ schedules }) => schedules),
      }
    })
}
