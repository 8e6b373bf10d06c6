import { type Caller, grantIn } from '../../shared/caller.ts'
import { nameWithin, projectOf } from '../../shared/ids.ts'
import type { Progress } from '../collect/progress.ts'
import type { Context } from '../context.ts'
import { ended } from '../counts.ts'
import type { Stats, TimeRange } from '../generated.ts'
import { subjectKey } from '../rollups/rollups.ts'
import type { Tally } from '../rollups/tally.ts'
import { assertInOneProject } from '../route-in-environment.ts'
import type { Span } from '../time.ts'
import { percentilesOf } from './percentiles.ts'
import { spanOf } from './range.ts'
import { type Asked, sumOfTallies } from './read-tallies.ts'

/** Of the project's environments that the caller may see. */
export function projectStats(context: Context, projectId: string, range: TimeRange): Promise<Stats> {
  const of = ofProject(context.caller, projectId)
  return statsOf(context, of, range, 'subjects' in of ? of.subjects : [projectId])
}

export const environmentStats = (context: Context, environmentId: string, range: TimeRange): Promise<Stats> =>
  statsOf(context, { subjects: [subjectKey({ environmentId })] }, range, [environmentId])

/** @throws {Refusal} for what is no environment of the route's project */
export async function routeStats(
  context: Context,
  routeId: string,
  environmentId: string,
  range: TimeRange,
): Promise<Stats> {
  assertInOneProject(routeId, environmentId)
  return statsOf(context, { subjects: [subjectKey({ environmentId, route: nameWithin(routeId) })] }, range, [
    environmentId,
  ])
}

/** A caller who is let into some environments only sees the counts of these. */
export function ofProject(caller: Caller, projectId: string): Asked['of'] {
  const only = grantIn(caller, projectId)?.environments
  return only === undefined
    ? { parent: projectId }
    : { subjects: only.filter((environmentId) => projectOf(environmentId) === projectId) }
}

/** @param recordedBy ids of the environments, or of their project: how far their records are counted */
async function statsOf(
  context: Context,
  of: Asked['of'],
  range: TimeRange,
  recordedBy: readonly string[],
): Promise<Stats> {
  const span = spanOf(range, context.now)
  const [tallies, progress] = await Promise.all([context.load.tallies.load({ of, span }), context.progress(recordedBy)])
  return { ...statsFrom(sumOfTallies(tallies), span), ...progress }
}

/** What a tally says of the messages of a span. */
export function statsFrom({ totals, duration, endToEnd }: Tally, span: Span): Omit<Stats, keyof Progress> {
  const done = ended(totals)
  return {
    ...totals,
    inFlight: totals.received - done,
    errorRate: done === 0 ? 0 : totals.failed / done,
    duration: percentilesOf(duration),
    endToEnd: percentilesOf(endToEnd),
    from: new Date(span.from),
    to: new Date(span.to),
  }
}
