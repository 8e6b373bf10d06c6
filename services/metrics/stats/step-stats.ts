import { nameWithin } from '../../shared/ids.ts'
import type { Context } from '../context.ts'
import type { StepStats, TimeRange } from '../generated.ts'
import { subjectKey } from '../rollups/rollups.ts'
import { assertInOneProject } from '../route-in-environment.ts'
import { percentilesOf } from './percentiles.ts'
import { spanOf } from './range.ts'
import { sumOfTallies } from './read-tallies.ts'

/** @throws {Refusal} for what is no environment of the route's project, and a range that is none */
export async function stepStats(
  { load, now }: Context,
  routeId: string,
  { environmentId, range }: { readonly environmentId: string; readonly range: TimeRange },
): Promise<readonly StepStats[]> {
  assertInOneProject(routeId, environmentId)
  const subject = subjectKey({ environmentId, route: nameWithin(routeId) })
  const { steps } = sumOfTallies(await load.tallies.load({ of: { subjects: [subject] }, span: spanOf(range, now) }))
  return steps.map(({ key, duration, ...counts }) => {
    const [position = '', kind = ''] = key.split(' ')
    return { ...counts, stepId: String(Number(position)), kind: kind.toUpperCase(), duration: percentilesOf(duration) }
  })
}
