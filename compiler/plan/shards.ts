import { connected } from './connected.ts'
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

interface Load {
  readonly routes: number
  readonly resources: number
}

/**
 * Gives every route and shared endpoint its shard. What `given` says stays as it is; what is new goes where its
 * neighbours are, else into the first shard with room, else into a new one; what is gone drops out.
 *
 * @param reserved resources a shard may need beside those of its routes
 */
export function assign(routes: readonly Placeable[], given: Assignment, reserved: number): Assignment {
  const homes = new Map(Object.entries(given))
  const loads = new Map<number, Load>()
  const fits = (need: Load, shard?: number): boolean => {
    const load = sum(need, loads.get(shard ?? -1))
    return load.routes <= MOST_ROUTES && load.resources <= MOST_RESOURCES - reserved
  }
  const settle = (group: readonly Placeable[], shard: number): void => {
    loads.set(shard, sum(needOf(group, homes), loads.get(shard)))
    for (const key of group.flatMap(({ resources }) => [...resources.keys()])) {
      if (!homes.has(key)) homes.set(key, shard)
    }
  }
  const place = (group: readonly Placeable[], preferred: readonly number[]): void => {
    const need = needOf(group, homes)
    const room = [...preferred, ...[...loads.keys()].sort((a, b) => a - b)].find((shard) => fits(need, shard))
    if (room === undefined && group.length > 1 && !fits(need)) {
      for (const [index, route] of group.entries()) {
        const before = homes.get(group[index - 1]?.route ?? '')
        place([route], before === undefined ? preferred : [before, ...preferred])
      }
    } else settle(group, room ?? firstFree(loads))
  }

  for (const [shard, load] of loadsOf(routes, homes)) loads.set(shard, load)
  for (const route of routes) {
    const home = homes.get(route.route) ?? homes.get(route.reads ?? '')
    if (home !== undefined) settle([route], home)
  }
  for (const group of connected(routes, ({ uses }) => uses)) {
    const neighbours = group.flatMap(({ route, uses }) => [route, ...uses]).flatMap((key) => homes.get(key) ?? [])
    const homeless = group.filter(({ route }) => !homes.has(route))
    if (homeless.length > 0) place(homeless, [...new Set(neighbours)])
  }
  const keys = routes.flatMap(({ resources }) => [...resources.keys()]).sort()
  return Object.fromEntries(keys.map((key) => [key, homes.get(key) ?? 0]))
}

/** What is new in the group; the rest has its place already. */
function needOf(group: readonly Placeable[], homes: ReadonlyMap<string, number>): Load {
  const fresh = group.flatMap(({ resources }) => [...resources]).filter(([key]) => !homes.has(key))
  return {
    routes: group.filter(({ route }) => !homes.has(route)).length,
    resources: fresh.reduce((total, [, count]) => total + count, 0),
  }
}

function loadsOf(routes: readonly Placeable[], homes: ReadonlyMap<string, number>): ReadonlyMap<number, Load> {
  const loads = new Map<number, Load>()
  for (const { route, resources } of routes) {
    for (const [key, count] of resources) {
      const home = homes.get(key)
      if (home !== undefined) loads.set(home, sum({ routes: key === route ? 1 : 0, resources: count }, loads.get(home)))
    }
  }
  return loads
}

const sum = (a: Load, b: Load = { routes: 0, resources: 0 }): Load => ({
  routes: a.routes + b.routes,
  resources: a.resources + b.resources,
})

function firstFree(loads: ReadonlyMap<number, Load>): number {
  let id = 0
  while (loads.has(id)) id++
  return id
}
