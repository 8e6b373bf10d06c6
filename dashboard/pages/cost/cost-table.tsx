import type { ShowCostQuery } from '../../../client/operations.ts'
import { formatExact, formatMoney, formatMoneyExact, formatShare } from '../../format/numbers.ts'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { TextLink } from '../../ui/text-link.tsx'
import styles from './cost-table.module.css'

export type Costly = Extract<NonNullable<ShowCostQuery['node']>, { readonly id: string }>
export type Report = NonNullable<Costly['cost']>
type Line = Report['lines'][number]

interface CostTableProps {
  readonly report: Report
  readonly slug: string
  /** Whether lines are whole routes, of which a quantity is messages. */
  readonly isByRoute: boolean
  readonly isOld: boolean
}

/** Line by line, the dearest first, with the share that each has. */
export function CostTable({ report, slug, isByRoute, isOld }: CostTableProps) {
  const lines = [...report.lines].sort((one, other) => Number(other.amount.amount) - Number(one.amount.amount))
  const total = lines.reduce((sum, { amount }) => sum + Number(amount.amount), 0)
  if (lines.length === 0)
    return <p className={styles.none}>There was no message this month, so nothing costs anything.</p>
  return (
    <DataTable
      label="Costs"
      columns={columns(slug, total, isByRoute)}
      rows={lines}
      rowKey={({ key }) => key}
      isOld={isOld}
    />
  )
}

const columns = (slug: string, total: number, isByRoute: boolean): readonly Column<Line>[] => [
  {
    key: 'label',
    header: isByRoute ? 'Route' : 'Service',
    cell: ({ label, route }) =>
      route === null ? (
        <strong>{label}</strong>
      ) : (
        <TextLink to="/projects/$project/routes/$route" params={{ project: slug, route: route.name }}>
          {label}
        </TextLink>
      ),
  },
  {
    key: 'quantity',
    header: 'How much',
    align: 'end',
    cell: ({ quantity, unit }) => (
      <>
        {quantity >= 100 ? formatExact(quantity) : Number(quantity.toPrecision(3))}{' '}
        <span className={styles.quiet}>{quantity === 1 ? unit : `${unit}s`}</span>
      </>
    ),
  },
  ...(isByRoute
    ? []
    : [
        {
          key: 'price',
          header: 'Price of one',
          align: 'end',
          cell: ({ unitPrice }: Line) => (unitPrice === null ? '' : `$${Number(unitPrice)}`),
        } as const,
      ]),
  {
    key: 'amount',
    header: 'Amount',
    align: 'end',
    cell: ({ amount }) => <span title={formatMoneyExact(amount)}>{formatMoney(amount)}</span>,
  },
  {
    key: 'share',
    header: 'Share',
    align: 'end',
    cell: ({ amount }) => {
      const share = total === 0 ? 0 : Number(amount.amount) / total
      return (
        <span className={styles.share}>
          {formatShare(share)}
          <meter className={styles.meter} min={0} max={1} value={share} aria-hidden="true" />
        </span>
      )
    },
  },
]
