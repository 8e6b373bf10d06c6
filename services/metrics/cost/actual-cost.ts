import { showMicroDollars } from '../../../compiler/estimate/money.ts'
import type { ActualCosts, ActualCost as BilledCost, CostSpan } from '../../../targets/actual-costs.ts'
import type { Actual } from './report-view.ts'

/** Asked for once for a report, and only where it is asked for: it takes long, and may cost something itself. */
export function actualOf(
  costs: ActualCosts | undefined,
  environmentIds: readonly string[],
  span: CostSpan,
): () => Promise<Actual> {
  let asked: Promise<Actual> | undefined
  return () => {
    asked ??= sumUp(costs, environmentIds, span)
    return asked
  }
}

async function sumUp(
  costs: ActualCosts | undefined,
  environmentIds: readonly string[],
  span: CostSpan,
): Promise<Actual> {
  const found = await Promise.all(environmentIds.map((id) => costs?.of(id, span)))
  const known = found.filter((one) => one !== undefined)
  const missing = known.find((one) => 'missing' in one)
  if (missing !== undefined) return missing
  const billed = known.filter((one): one is BilledCost => 'micros' in one)
  const [first] = billed
  if (first === undefined) return { missing: 'Nothing of it runs on AWS, and nothing is billed.' }
  if (billed.some(({ currency }) => currency !== first.currency)) {
    return { missing: 'Its environments are billed in several currencies: ask for each of them.' }
  }
  const through = Math.min(...billed.map((one) => one.through))
  const micros = billed.reduce((sum, one) => sum + one.micros, 0n)
  return { cost: { amount: showMicroDollars(micros), currency: first.currency, through: new Date(through) } }
}
