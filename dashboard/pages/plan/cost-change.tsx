import { formatMoneyExact } from '../../format/numbers.ts'
import { Panel } from '../../ui/panel.tsx'
import styles from './cost-change.module.css'
import { changeOf } from './counts.tsx'
import type { Plan } from './plan.ts'

/** What a month costs on AWS before and after, and what both take for granted. */
export function CostChange({ cost }: { readonly cost: Plan['costDelta'] }) {
  if (cost == null) return null
  const { beforeMonthly, afterMonthly, currency, assumptions } = cost
  return (
    <Panel title="Cost of a month on AWS" aside={<p>{changeOf(cost)}</p>}>
      <div className={styles.cost}>
        <p>
          {formatMoneyExact({ amount: beforeMonthly, currency })} before,{' '}
          <strong>{formatMoneyExact({ amount: afterMonthly, currency })}</strong> after.
        </p>
        <ul>
          {assumptions.map((assumption) => (
            <li key={assumption}>{assumption}</li>
          ))}
        </ul>
      </div>
    </Panel>
  )
}
