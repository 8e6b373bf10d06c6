import { formatMoney, formatMoneyExact } from '../../format/numbers.ts'
import styles from './daily-costs.module.css'

interface Day {
  /** `2026-11-21`, UTC. */
  readonly key: string
  readonly amount: { readonly amount: string; readonly currency: string }
}

/** A bar for each day, and a table for who does not see them. */
export function DailyCosts({ days }: { readonly days: readonly Day[] }) {
  const most = Math.max(...days.map(({ amount }) => Number(amount.amount)), 0)
  const highest = days.find(({ amount }) => Number(amount.amount) === most)
  if (highest === undefined || most === 0)
    return <p className={styles.none}>No day of this month has cost anything yet.</p>
  return (
    <>
      <div className={styles.days} aria-hidden="true">
        {days.map(({ key, amount }) => (
          <span key={key} className={styles.day} title={`${key}: ${formatMoneyExact(amount)}`}>
            <i style={{ height: `${(Number(amount.amount) / most) * 100}%` }} />
            <small>{Number(key.slice(8))}</small>
          </span>
        ))}
      </div>
      <p className={styles.none}>
        At most {formatMoney(highest.amount)} in a day, UTC. Polling of queues counts on days with messages only, and in
        the month on all of its days, so days add up to less.
      </p>
      <table className="aloud">
        <caption>Cost of each day</caption>
        <tbody>
          {days.map(({ key, amount }) => (
            <tr key={key}>
              <th scope="row">{key}</th>
              <td>{formatMoneyExact(amount)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
