import { connected } from './connected.ts'
import { createLoads, type Load } from './loads.ts'
import type { Assignment } from './plan.ts'

/** A stack holds 500 resources; the headroom is for what moves in with an endpoint that cannot move out. */
const MOST_RESOURCES = 450
const MOST_ROUTES = 60

/** A route with what it owns, for placing. */
export interface Placeable {
  readonly route: string
  /** URIs of the shared endpoints it uses; routes that meet at one are kept together where they fit. */
  readonly uses: readonly string[]
  /** URI of the shared endpoint it reads: a queue lives where it is read. */
  readonly reads?: string
  /** Number of resources by what is placed with the route: itself, and the shared endpoints it owns. */
  readonly resources: ReadonlyMap<string, number>
}

/** @throws {TypeError} naming everything in the assignment that is no shard id */
export function assertAssignment(assignment: Assignment): void {
  const wrong = Object.entries(assignment).filter(([, shard]) => !Number.isSafeInteger(shard) || shard < 0)
  if (wrong.length === 0) return
  const named = wrong.map(([key, shard]) => `${key}: ${typeof shard === 'string' ? `"${shard}"` : String(shard)}`)
  throw new TypeError(
    `an assignment gives whole numbers from 0 on, this one has ${named.join(', ')}: hand in what the last plan handed back`,
  )
}

/**
 * Gives every route and shared endpoint its shard. What `given` says stays as it is; what is new goes where its
 * neighbours are, else into the first shard with room, else into a new one; what is gone drops out.
 *
 * @param given has been asserted to be an assignment
 * @param reserved resources a shard may need beside those of its routes
 */
export function assign(routes: readonly Placeable[], given: Assignment, reserved: number): Assignment {
  const homes = new Map(Object.entries(given))
  const loads = createLoads({ routes: MOST_ROUTES, resources: MOST_RESOURCES - reserved })
  const put = (group: readonly Placeable[], shard: number): void => {
    loads.add(shard, needOf(group, homes))
    for (const key of keysOf(group)) if (!homes.has(key)) homes.set(key, shard)
  }
  const place = (group: readonly Placeable[], preferred: readonly number[]): void => {
    const shard = loads.shardFor(needOf(group, homes), preferred)
    if (shard !== undefined) put(group, shard)
    else if (group.length === 1) put(group, loads.newShard())
    else {
      // Too many for any shard: one by one, each to where the one before it went.
      for (const [index, route] of group.entries())
        place([route], [...homesOf(group.slice(index - 1, index)), ...preferred])
    }
  }
  const homesOf = (group: readonly Placeable[]): readonly number[] => [
    ...new Set(group.flatMap(({ route, uses }) => [route, ...uses]).flatMap((key) => homes.get(key) ?? [])),
  ]

  for (const [shard, load] of loadsAt(routes, homes)) loads.add(shard, load)
  for (const route of routes) {
    const home = homes.get(route.route) ?? homes.get(route.reads ?? '')
    if (home !== undefined) put([route], home)
  }
  for (const group of connected(routes, ({ uses }) => uses)) {
    const homeless = group.filter(({ route }) => !homes.has(route))
    if (homeless.length > 0) place(homeless, homesOf(group))
  }
  return Object.fromEntries([...keysOf(routes)].sort().map((key) => [key, homes.get(key) ?? 0]))
}

const keysOf = (routes: readonly Placeable[]): readonly string[] =>
  routes.flatMap(({ resources }) => [...resources.keys()])

/** What is new in the group; the rest has its place already. */
function needOf(group: readonly Placeable[], homes: ReadonlyMap<string, number>): Load {
  const fresh = group.flatMap(({ resources }) => [...resources]).filter(([key]) => !homes.has(key))
  return {
    routes: group.filter(({ route }) => !homes.has(route)).length,
    resources: fresh.reduce((total, [, count]) => total + count, 0),
  }
}

/** What is in its place already, by shard. */
const loadsAt = (
  routes: readonly Placeable[],
  homes: ReadonlyMap<string, number>,
): readonly (readonly [shard: number, load: Load])[] =>
  routes.flatMap(({ route, resources }) =>
    [...resources].flatMap(([key, count]) => {
      const home = homes.get(key)
      return home === undefined ? [] : [[home, { routes: key === route ? 1 : 0, resources: count }] as const]
    }),
  )
