import { environmentOf } from '../../shared/ids.ts'
import type { Context } from '../context.ts'
import { ended } from '../counts.ts'
import type { DeploymentImpact, Health } from '../generated.ts'
import { subjectKey } from '../rollups/rollups.ts'
import { quantile } from '../rollups/sketch.ts'
import type { Tally } from '../rollups/tally.ts'
import { sumOfTallies } from '../stats/read-tallies.ts'
import { statsFrom } from '../stats/stats.ts'
import { floorTo, MINUTE_MS, type Span } from '../time.ts'
import { healthOf } from './health.ts'

const LONGEST_WINDOW_MS = 30 * MINUTE_MS
/** Fewer attempts say nothing about how long they take. */
const ENOUGH_SAMPLES = 20
/** It has become worse where both hold: so much more than before, and more by this share of messages. */
const WORSE_TIMES = 2
const WORSE_BY = 0.01

/**
 * How messages went before and after a deployment ended, in windows of the same length on both sides of the minute in which it did. Null
 * while there is no full minute after it.
 */
export async function deploymentImpact(
  { load, now, progress }: Context,
  deploymentId: string,
  finishedAt: Date,
): Promise<DeploymentImpact | null> {
  const environmentId = environmentOf(deploymentId)
  const windows = windowsAround(finishedAt, now)
  if (environmentId === undefined || windows === undefined) return null
  const of = { subjects: [subjectKey({ environmentId })] }
  const tallyOf = async (span: Span) => sumOfTallies(await load.tallies.load({ of, span }))
  const [before, after, counted] = await Promise.all([
    tallyOf(windows.before),
    tallyOf(windows.after),
    progress([environmentId]),
  ])
  return {
    before: { ...statsFrom(before, windows.before), ...counted },
    after: { ...statsFrom(after, windows.after), ...counted },
    verdict: verdictOf(before, after, healthOf(after.totals, counted)),
  }
}

function windowsAround(finishedAt: Date, now: Date): { readonly before: Span; readonly after: Span } | undefined {
  const switched = floorTo(MINUTE_MS, finishedAt.getTime())
  const begin = switched + MINUTE_MS
  const lengthMs = Math.min(LONGEST_WINDOW_MS, floorTo(MINUTE_MS, now.getTime()) - begin)
  if (lengthMs < MINUTE_MS) return undefined
  return { before: { from: switched - lengthMs, to: switched }, after: { from: begin, to: begin + lengthMs } }
}

/** How it does after it, and whether that is worse than before: what was bad already is not the deployment's doing alone. */
function verdictOf(before: Tally, after: Tally, health: Health): Health {
  if (health !== 'HEALTHY') return health
  const [failedBefore, failedAfter] = [errorRateOf(before), errorRateOf(after)]
  const failsMore = failedAfter >= failedBefore * WORSE_TIMES && failedAfter - failedBefore >= WORSE_BY
  return failsMore || isSlower(before, after) ? 'DEGRADED' : 'HEALTHY'
}

const errorRateOf = ({ totals }: Tally): number => (ended(totals) === 0 ? 0 : totals.failed / ended(totals))

function isSlower({ duration: before }: Tally, { duration: after }: Tally): boolean {
  if (before.count < ENOUGH_SAMPLES || after.count < ENOUGH_SAMPLES) return false
  return (quantile(after, 0.95) ?? 0) >= (quantile(before, 0.95) ?? 0) * WORSE_TIMES
}
