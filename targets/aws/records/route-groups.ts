import type { FindEnds } from '../data-plane/find-ends.ts'
import type { RouteEnds } from '../data-plane/route-ends.ts'
import type { AwsPlace } from '../place.ts'

/** A deployed route whose records are read, and whose they are. */
export interface RouteGroup {
  readonly place: AwsPlace
  readonly ends: RouteEnds
  /** What ran before the deployment that is known now. */
  readonly before?: RouteEnds
  /** It is no part of its environment any more; what it has left is still read. */
  readonly goneAt?: number
}

/** Tells groups apart. */
export const keyOf = ({ place, ends }: RouteGroup): string => `${place.environmentId} ${ends.route}`

/** What is known of one environment. */
export interface KnownEnvironment {
  readonly place: AwsPlace
  /** Absent while nothing could be learnt of it. */
  readonly groups?: readonly RouteGroup[]
}

export interface RouteGroupsOptions {
  readonly places: () => Promise<readonly AwsPlace[]>
  readonly ends: FindEnds
  readonly now: () => number
  /** An environment cannot be looked at, or can be again. */
  readonly failed: (place: AwsPlace, what: string, error: unknown) => void
  readonly works: (place: AwsPlace, what: string) => void
}

/** Looking at a stack takes several requests. */
const KEPT_MS = 2 * 60_000
const PLACES_MS = 15_000
/** What a function that is gone wrote last has arrived by then. */
const GONE_MS = 10 * 60_000

/** Knows the routes of all environments, and what they were before. */
export function createRouteGroups({
  places,
  ends,
  now,
  failed,
  works,
}: RouteGroupsOptions): () => Promise<readonly KnownEnvironment[]> {
  let known: ReadonlyMap<string, KnownEnvironment> = new Map()
  let lookedAt = Number.NEGATIVE_INFINITY

  async function look(place: AwsPlace): Promise<KnownEnvironment> {
    const before = known.get(place.environmentId)?.groups
    try {
      const found = await ends.of(place.environmentId, KEPT_MS)
      works(place, 'stacks')
      return { place, groups: succeed(before ?? [], found, place, now()) }
    } catch (error) {
      failed(place, 'stacks', error)
      return { place, ...(before && { groups: before }) }
    }
  }

  return async () => {
    if (now() - lookedAt >= PLACES_MS) {
      const found = await Promise.all((await places()).map(look))
      known = new Map(found.map((environment) => [environment.place.environmentId, environment]))
      lookedAt = now()
    }
    return [...known.values()]
  }
}

/** The routes as they are now, and those that have gone lately. */
function succeed(
  before: readonly RouteGroup[],
  found: readonly RouteEnds[],
  place: AwsPlace,
  now: number,
): readonly RouteGroup[] {
  const old = new Map(before.map((group) => [group.ends.route, group]))
  const here = found.map((ends): RouteGroup => {
    const previous = old.get(ends.route)
    old.delete(ends.route)
    const isNew = previous !== undefined && previous.ends.deployed.id !== ends.deployed.id
    const earlier = isNew ? previous.ends : previous?.before
    return { place, ends, ...(earlier && { before: earlier }) }
  })
  const gone = [...old.values()].map((group) => ({ ...group, goneAt: group.goneAt ?? now }))
  return [...here, ...gone.filter(({ goneAt }) => now - goneAt < GONE_MS)]
}
