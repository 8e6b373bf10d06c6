import { formatMoney } from '../../format/numbers.ts'
import { Figures } from '../../ui/figures.tsx'
import type { Plan } from './plan.ts'

/** A plan in numbers. */
export function Counts({ plan: { summary, costDelta } }: { readonly plan: Plan }) {
  const { create, update, replace, remove, dataLossRisk, hotSwappable } = summary
  return (
    <Figures
      label="What changes"
      figures={[
        { label: 'Created', value: create },
        { label: 'Updated', value: update, note: hotSwappable && update > 0 ? 'nothing but code' : undefined },
        { label: 'Replaced', value: replace, tone: replace > 0 ? 'warn' : undefined },
        { label: 'Removed', value: remove, tone: dataLossRisk ? 'bad' : undefined },
        {
          label: 'Cost of a month',
          value: costDelta == null ? '–' : changeOf(costDelta),
          note:
            costDelta != null &&
            `${money(costDelta.beforeMonthly, costDelta)} → ${money(costDelta.afterMonthly, costDelta)}, on AWS`,
        },
      ]}
    />
  )
}

type Delta = NonNullable<Plan['costDelta']>

const money = (amount: string, { currency }: Delta): string => formatMoney({ amount, currency })

/** `+$1.20`, `−$0.40`, `±$0`. */
export function changeOf(delta: Delta): string {
  const change = Number(delta.afterMonthly) - Number(delta.beforeMonthly)
  if (change === 0) return 'no change'
  return `${change > 0 ? '+' : '−'}${money(String(Math.abs(change)), delta)}`
}
