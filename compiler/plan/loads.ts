/** How much of a shard is, or would be, taken. */
export interface Load {
  readonly routes: number
  readonly resources: number
}

/** Keeps count of how full shards are while routes are placed. */
export function createLoads(limit: Load) {
  const loads = new Map<number, Load>()
  const fits = (need: Load, load?: Load): boolean => {
    const { routes, resources } = sum(need, load)
    return routes <= limit.routes && resources <= limit.resources
  }
  return {
    add(shard: number, load: Load): void {
      loads.set(shard, sum(load, loads.get(shard)))
    },
    /** The first of the preferred shards that has room, else the first of all, else a new one if that has. */
    shardFor(need: Load, preferred: readonly number[]): number | undefined {
      const known = [...preferred, ...[...loads.keys()].sort((a, b) => a - b)]
      return known.find((shard) => fits(need, loads.get(shard))) ?? (fits(need) ? this.newShard() : undefined)
    },
    newShard(): number {
      let id = 0
      while (loads.has(id)) id++
      return id
    },
  }
}

const sum = (a: Load, b: Load = { routes: 0, resources: 0 }): Load => ({
  routes: a.routes + b.routes,
  resources: a.resources + b.resources,
})
