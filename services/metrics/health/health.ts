import type { Progress } from '../collect/progress.ts'
import type { Context } from '../context.ts'
import { ended } from '../counts.ts'
import type { Health } from '../generated.ts'
import { subjectKey } from '../rollups/rollups.ts'
import type { Totals } from '../rollups/tally.ts'
import { spanOf } from '../stats/range.ts'
import { sumOfTallies } from '../stats/read-tallies.ts'

/** Shares of messages, or of attempts, from which on something is said to be wrong. `docs/metrics.md` has them, too. */
const FAILING_SHARE = 0.5
const DEGRADED_SHARE = 0.05
const DEGRADED_RETRIES = 0.25
/** So many attempts without one success or drop are no hiccup. */
const STUCK_ATTEMPTS = 10

/** How an environment does, by its last 15 minutes. */
export async function environmentHealth({ load, now, progress }: Context, environmentId: string): Promise<Health> {
  const span = spanOf({ last: '15m' }, now)
  const of = { subjects: [subjectKey({ environmentId })] }
  const [tallies, counted] = await Promise.all([
    load.tallies.load({ of, span, extent: 'totals' }),
    progress([environmentId]),
  ])
  return healthOf(sumOfTallies(tallies).totals, counted)
}

/** What counts say of health. Messages that were only received say nothing yet. */
export function healthOf(totals: Totals, { complete }: Pick<Progress, 'complete'>): Health {
  if (!complete) return 'UNKNOWN'
  const { failed, retried, deadLettered } = totals
  const done = ended(totals)
  const attempts = done + retried
  if (attempts === 0) return 'IDLE'
  if (done > 0 && failed / done >= FAILING_SHARE) return 'FAILING'
  if (done === 0 && retried >= STUCK_ATTEMPTS) return 'FAILING'
  const isDegraded = done > 0 && Math.max(failed, deadLettered) / done >= DEGRADED_SHARE
  return isDegraded || retried / attempts >= DEGRADED_RETRIES ? 'DEGRADED' : 'HEALTHY'
}
