import { type Caller, grantIn } from '../../shared/caller.ts'
import { kindOf, nameWithin, projectOf } from '../../shared/ids.ts'
import { Refusal } from '../../shared/refusal.ts'
import type { Context } from '../context.ts'
import { ended } from '../counts.ts'
import type { Stats, TimeRange } from '../generated.ts'
import { spanOf } from './range.ts'
import type { Asked } from './read-counts.ts'

/** Of the project's environments that the caller may see. */
export const projectStats = (context: Context, projectId: string, range: TimeRange): Promise<Stats> =>
  statsOf(context, ofProject(context.caller, projectId), range)

export const environmentStats = (context: Context, environmentId: string, range: TimeRange): Promise<Stats> =>
  statsOf(context, { environmentIds: [environmentId] }, range)

/** @throws {Refusal} for what is no environment of the route's project */
export async function routeStats(
  context: Context,
  routeId: string,
  environmentId: string,
  range: TimeRange,
): Promise<Stats> {
  if (kindOf(environmentId) !== 'env' || projectOf(environmentId) !== projectOf(routeId)) {
    throw new Refusal('BAD_USER_INPUT', '"environmentId" is no environment of the project of the route.', {
      hint: 'project { environments { id } } lists them.',
    })
  }
  return statsOf(context, { environmentIds: [environmentId], route: nameWithin(routeId) }, range)
}

/** A caller who is let into some environments only sees the counts of these. */
function ofProject(caller: Caller, projectId: string): Asked['of'] {
  const only = grantIn(caller, projectId)?.environments
  return only === undefined
    ? { projectId }
    : { environmentIds: only.filter((environmentId) => projectOf(environmentId) === projectId) }
}

async function statsOf({ now, load }: Context, of: Asked['of'], range: TimeRange): Promise<Stats> {
  const span = spanOf(range, now)
  const counts = await load.counts.load({ of, span })
  return {
    ...counts,
    inFlight: counts.received - ended(counts),
    errorRate: ended(counts) === 0 ? 0 : counts.failed / ended(counts),
    from: new Date(span.from),
    to: new Date(span.to),
    asOf: now,
  }
}
