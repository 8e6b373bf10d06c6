import { Refusal } from '../../shared/refusal.ts'
import type { Context } from '../context.ts'
import { ceilTo, DAY_MS, floorTo, HOUR_MS, type Span } from '../time.ts'

const MOST_SERIES = 100
/** From that length on, what is before and after the full hours or days does not decide which routes are the busiest. */
const LONG_IN_UNITS = 6

/**
 * The routes of an environment with the most messages, the busiest first.
 *
 * @throws {Refusal} for an impossible number
 */
export async function busiestRoutes(
  { load }: Context,
  environmentId: string,
  span: Span,
  first: number,
): Promise<readonly string[]> {
  if (first < 1 || first > MOST_SERIES) {
    throw new Refusal('BAD_USER_INPUT', `"first" is ${first}; there are 1 to ${MOST_SERIES} series.`)
  }
  const bySubject = await load.tallies.load({ of: { parent: environmentId }, span: roughly(span), extent: 'totals' })
  return [...bySubject]
    .map(([subject, { totals }]) => ({ route: subject.slice(environmentId.length + 1), received: totals.received }))
    .sort((one, other) => other.received - one.received || (one.route < other.route ? -1 : 1))
    .slice(0, first)
    .map(({ route }) => route)
}

/** In full units, so that few rollups have to be read of each route. */
function roughly({ from, to }: Span): Span {
  const unit = [DAY_MS, HOUR_MS].find((unitMs) => to - from >= LONG_IN_UNITS * unitMs)
  return unit === undefined ? { from, to } : { from: floorTo(unit, from), to: ceilTo(unit, to) }
}
