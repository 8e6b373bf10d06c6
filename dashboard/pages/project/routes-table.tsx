import { Link } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { formatCount, formatExact, formatShare } from '../../format/numbers.ts'
import { formatDuration } from '../../format/times.ts'
import { Button } from '../../ui/button.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { NotKnown } from '../../ui/not-known.tsx'
import { toneOfErrorRate } from '../../ui/tones.ts'
import styles from './routes-table.module.css'
import type { RouteRow } from './use-environment.ts'

/** What is shown at once: a thousand rows at a time would be slow to lay out. */
const ROWS = 50

interface RoutesTableProps {
  /** Its slug. */
  readonly project: string
  readonly routes: readonly RouteRow[]
  readonly isOld: boolean
}

/** What each route did. */
export function RoutesTable({ project, routes, isOld }: RoutesTableProps) {
  const [shown, setShown] = useState(ROWS)
  const columns = useMemo(() => columnsOf(project), [project])
  return (
    <>
      <DataTable label="Routes" columns={columns} rows={routes.slice(0, shown)} rowKey={({ id }) => id} isOld={isOld} />
      {routes.length > shown && (
        <div className={styles.more}>
          <Button onClick={() => setShown(shown + ROWS)}>Show {Math.min(ROWS, routes.length - shown)} more</Button>
        </div>
      )}
    </>
  )
}

const columnsOf = (project: string): readonly Column<RouteRow>[] => [
  {
    key: 'name',
    header: 'Route',
    cell: ({ name }) => (
      <Link to="/projects/$project/routes/$route" params={{ project, route: name }} className={styles.name}>
        {name}
      </Link>
    ),
  },
  {
    key: 'way',
    header: 'From and to',
    wide: true,
    cell: ({ from, to }) => (
      <span className={styles.way}>
        <code>{from.uri}</code>
        {to.map(({ uri }) => (
          <code key={uri}>→ {uri}</code>
        ))}
      </span>
    ),
  },
  {
    key: 'received',
    header: 'Messages',
    align: 'end',
    cell: ({ stats }) =>
      stats == null ? <NotKnown /> : <span title={formatExact(stats.received)}>{formatCount(stats.received)}</span>,
  },
  {
    key: 'failed',
    header: 'Failed',
    align: 'end',
    cell: ({ name, stats }) =>
      stats == null ? (
        <NotKnown />
      ) : (
        <Link
          to="/projects/$project/executions"
          params={{ project }}
          search={{ route: name, outcome: 'FAILED' }}
          data-tone={stats.failed > 0 ? 'bad' : undefined}
          className={styles.toned}
        >
          {formatCount(stats.failed)}
        </Link>
      ),
  },
  {
    key: 'rate',
    header: 'Error rate',
    align: 'end',
    cell: ({ stats }) =>
      stats == null ? (
        <NotKnown />
      ) : (
        <span data-tone={toneOfErrorRate(stats.errorRate)} className={styles.toned}>
          {formatShare(stats.errorRate)}
        </span>
      ),
  },
  {
    key: 'inFlight',
    header: 'In flight',
    align: 'end',
    cell: ({ stats }) => (stats == null ? <NotKnown /> : formatCount(stats.inFlight)),
  },
  {
    key: 'p95',
    header: 'p95',
    align: 'end',
    cell: ({ stats }) =>
      stats?.duration.p95 == null ? <NotKnown why="No message has ended." /> : formatDuration(stats.duration.p95),
  },
]
