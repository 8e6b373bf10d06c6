import { formatCount, formatExact, formatMoney, formatShare } from '../../format/numbers.ts'
import { Figures } from '../../ui/figures.tsx'
import { toneOfErrorRate } from '../../ui/tones.ts'
import type { OverviewRow } from './use-overview.ts'

interface TotalsProps {
  readonly rows: readonly OverviewRow[]
  /** Whether there are no others. */
  readonly isAll: boolean
}

/** All environments that are shown together. */
export function Totals({ rows, isAll }: TotalsProps) {
  const sum = (of: (row: OverviewRow) => number | null | undefined): number =>
    rows.reduce((total, row) => total + (of(row) ?? 0), 0)
  const received = sum(({ stats }) => stats?.received)
  const failed = sum(({ stats }) => stats?.failed)
  const ended = sum(({ stats }) => (stats == null ? 0 : stats.succeeded + stats.failed + stats.dropped))
  const errorRate = ended === 0 ? 0 : failed / ended
  const isCounted = rows.every(({ backlog }) => backlog !== undefined)
  const backlog = sum(({ backlog }) => backlog)
  const troubled = rows.filter(({ health }) => health === 'FAILING' || health === 'DEGRADED').length
  const currency = rows.find(({ cost }) => cost != null)?.cost?.estimated.currency ?? 'USD'
  const money = (amount: number) => formatMoney({ amount: String(amount), currency })
  return (
    <Figures
      label={isAll ? 'All environments' : 'The environments shown'}
      figures={[
        {
          label: 'Messages',
          value: formatCount(received),
          exact: formatExact(received),
          note: `${formatCount(sum(({ stats }) => stats?.inFlight))} in flight`,
        },
        {
          label: 'Error rate',
          value: formatShare(errorRate),
          tone: toneOfErrorRate(errorRate),
          note: `${formatCount(failed)} failed`,
        },
        {
          label: 'Dead letters',
          value: isCounted ? formatCount(backlog) : undefined,
          tone: backlog > 0 ? 'bad' : undefined,
          note: backlog > 0 ? 'waiting for somebody' : 'none waiting',
        },
        {
          label: isAll ? 'Environments' : 'Environments shown',
          value: rows.length,
          note: troubled === 0 ? 'none in trouble' : `${troubled} in trouble`,
        },
        {
          label: 'Cost this month',
          value: money(sum(({ cost }) => Number(cost?.estimated.amount ?? 0))),
          note: `${money(sum(({ cost }) => Number(cost?.projectedMonth.amount ?? 0)))} projected`,
        },
      ]}
    />
  )
}
