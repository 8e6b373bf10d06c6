import { Link } from '@tanstack/react-router'
import { formatCount, formatExact, formatMoney, formatMoneyExact, formatShare } from '../../format/numbers.ts'
import { formatDuration } from '../../format/times.ts'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { DeploymentStanding } from '../../ui/deployment-standing.tsx'
import { HealthBadge } from '../../ui/health-badge.tsx'
import { NotKnown } from '../../ui/not-known.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Sparkline } from '../../ui/sparkline.tsx'
import { toneOfErrorRate } from '../../ui/tones.ts'
import styles from './environments-table.module.css'
import type { OverviewRow } from './use-overview.ts'

interface EnvironmentsTableProps {
  readonly projects: readonly {
    readonly slug: string
    readonly name: string
    readonly environments: readonly unknown[]
  }[]
  readonly rows: readonly OverviewRow[]
  readonly isOld: boolean
}

/** A row for each environment, and a line for projects that have none. */
export function EnvironmentsTable({ projects, rows, isOld }: EnvironmentsTableProps) {
  const without = projects.filter(({ environments }) => environments.length === 0)
  return (
    <>
      {rows.length > 0 && (
        <DataTable label="Environments" columns={columns} rows={rows} rowKey={({ id }) => id} isOld={isOld} />
      )}
      {without.map(({ slug, name }) => (
        <p key={slug} className={styles.without}>
          <Link to="/projects/$project" params={{ project: slug }}>
            {name}
          </Link>{' '}
          has no environment yet.
        </p>
      ))}
    </>
  )
}

const columns: readonly Column<OverviewRow>[] = [
  {
    key: 'environment',
    header: 'Environment',
    cell: ({ project, name, target }) => (
      <Link to="/projects/$project" params={{ project: project.slug }} search={{ env: name }} className={styles.name}>
        <span className={styles.project}>{project.name}</span>
        <span aria-hidden="true">/</span>
        <span className={styles.environment}>{name}</span>
        <span className={styles.target}>{target.kind === 'AWS' ? target.region : 'local'}</span>
      </Link>
    ),
  },
  {
    key: 'health',
    header: 'Health',
    cell: ({ health }) => <HealthBadge health={health} />,
  },
  {
    key: 'messages',
    header: 'Messages',
    align: 'end',
    cell: ({ stats, series }) =>
      stats == null ? (
        <NotKnown />
      ) : (
        <span className={styles.messages} title={formatExact(stats.received)}>
          <Sparkline points={series?.[0]?.points ?? []} />
          <span className={styles.count}>{formatCount(stats.received)}</span>
        </span>
      ),
  },
  {
    key: 'errors',
    header: 'Error rate',
    align: 'end',
    cell: ({ project, name, stats }) =>
      stats == null ? (
        <NotKnown />
      ) : (
        <Link
          to="/projects/$project/executions"
          params={{ project: project.slug }}
          search={{ env: name, outcome: 'FAILED' }}
          data-tone={toneOfErrorRate(stats.errorRate)}
          className={styles.toned}
          title={`${formatExact(stats.failed)} failed`}
        >
          {formatShare(stats.errorRate)}
        </Link>
      ),
  },
  {
    key: 'p95',
    header: 'p95',
    align: 'end',
    cell: ({ stats }) =>
      stats?.duration.p95 == null ? <NotKnown why="No message has ended." /> : formatDuration(stats.duration.p95),
  },
  {
    key: 'deadLetters',
    header: 'Dead letters',
    align: 'end',
    cell: ({ project, name, backlog }) => {
      if (backlog === undefined) return <Skeleton width="1.5rem" />
      if (backlog === null) return <NotKnown why="The target cannot be asked now." />
      return (
        <Link
          to="/projects/$project/dead-letters"
          params={{ project: project.slug }}
          search={{ env: name }}
          data-tone={backlog > 0 ? 'bad' : undefined}
          className={styles.toned}
        >
          {formatCount(backlog)}
        </Link>
      )
    },
  },
  {
    key: 'cost',
    header: 'Cost this month',
    align: 'end',
    cell: ({ cost }) =>
      cost == null ? (
        <NotKnown />
      ) : (
        <span title={`${formatMoneyExact(cost.estimated)} so far, ${formatMoneyExact(cost.projectedMonth)} projected`}>
          {formatMoney(cost.estimated)} <span className={styles.second}>→ {formatMoney(cost.projectedMonth)}</span>
        </span>
      ),
  },
  {
    key: 'deployment',
    header: 'Last deployment',
    cell: ({ project, name, deployments }) => (
      <DeploymentStanding deployment={deployments.nodes[0]} slug={project.slug} env={name} />
    ),
  },
]
