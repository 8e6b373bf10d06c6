import { type StackDriver, TargetError } from '../../driver.ts'
import { endsOf, type RouteEnds } from './route-ends.ts'

/** Finds what is deployed. */
export interface FindEnds {
  /** @param atMostMs how old the answer may be */
  of(environmentId: string, atMostMs?: number): Promise<readonly RouteEnds[]>
  /** @throws {TargetError} `NOT_FOUND`, for a route that is not deployed */
  one(environmentId: string, route: string): Promise<RouteEnds>
}

export interface FindEndsOptions {
  readonly describe: StackDriver['describe']
  readonly now: () => number
}

const KEPT_MS = 10_000

/** Finds what is deployed by looking at the stacks, which takes some calls: what was found is kept for a while. */
export function createFindEnds({ describe, now }: FindEndsOptions): FindEnds {
  const known = new Map<string, { readonly at: number; readonly ends: Promise<readonly RouteEnds[]> }>()

  function look(environmentId: string): Promise<readonly RouteEnds[]> {
    const ends = describe(environmentId).then(endsOf)
    known.set(environmentId, { at: now(), ends })
    ends.catch(() => known.delete(environmentId))
    return ends
  }

  function of(environmentId: string, atMostMs = KEPT_MS): Promise<readonly RouteEnds[]> {
    const found = known.get(environmentId)
    return found !== undefined && now() - found.at < atMostMs ? found.ends : look(environmentId)
  }

  return {
    of,
    async one(environmentId, route) {
      const isIt = (ends: RouteEnds): boolean => ends.route === route
      // It may have been deployed since.
      const found = (await of(environmentId)).find(isIt) ?? (await look(environmentId)).find(isIt)
      if (found !== undefined) return found
      throw new TargetError('NOT_FOUND', `The route ${route} is not deployed in this environment.`)
    },
  }
}
