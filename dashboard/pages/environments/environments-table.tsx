import { Link } from '@tanstack/react-router'
import type { Environment, Project } from '../../app/use-project.ts'
import { Badge } from '../../ui/badge.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { DeploymentStanding } from '../../ui/deployment-standing.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { healthLooks } from '../../ui/states.ts'
import styles from './environments-table.module.css'

interface EnvironmentsTableProps {
  readonly project: Project
  /** Names that routes read and do not find there, by environment; those of which it is not known yet are not in it. */
  readonly missing: ReadonlyMap<string, readonly string[]>
}

/** A row for each environment. */
export const EnvironmentsTable = ({ project, missing }: EnvironmentsTableProps) => (
  <DataTable
    label="Environments"
    columns={columns(project, missing)}
    rows={project.environments}
    rowKey={({ id }) => id}
  />
)

const columns = (
  { slug, headRevision }: Project,
  missing: EnvironmentsTableProps['missing'],
): readonly Column<Environment>[] => [
  {
    key: 'name',
    header: 'Environment',
    cell: ({ name }) => (
      <Link
        to="/projects/$project/environments/$environment"
        params={{ project: slug, environment: name }}
        search={{ env: name }}
        className={styles.name}
      >
        {name}
      </Link>
    ),
  },
  {
    key: 'health',
    header: 'Health',
    cell: ({ health }) => {
      const { tone, label } = healthLooks[health ?? 'UNKNOWN']
      return <Badge tone={tone}>{label}</Badge>
    },
  },
  {
    key: 'target',
    header: 'Runs in',
    cell: ({ target, protected: isProtected }) => (
      <>
        {target.kind === 'AWS' ? `AWS ${target.region}` : 'Local cloud'}
        {isProtected && <span className={styles.quiet}> · protected</span>}
      </>
    ),
  },
  {
    key: 'promotes',
    header: 'Promoted from',
    cell: ({ promotesFrom }) => promotesFrom?.name ?? <span className={styles.quiet}>–</span>,
  },
  {
    key: 'revision',
    header: 'Revision',
    cell: ({ currentDeployment }) => {
      const number = currentDeployment?.revision?.number
      if (number === undefined) return <span className={styles.quiet}>none</span>
      const behind = (headRevision?.number ?? number) - number
      return (
        <>
          {number}
          {behind > 0 && <span className={styles.quiet}> · {behind} behind</span>}
        </>
      )
    },
  },
  {
    key: 'missing',
    header: 'Configuration',
    cell: ({ id }) => {
      const names = missing.get(id)
      if (names === undefined) return <Skeleton width="4rem" />
      if (names.length === 0) return <span className={styles.quiet}>complete</span>
      return (
        <Badge tone="warn" title={names.join(', ')}>
          {names.length} missing
        </Badge>
      )
    },
  },
  {
    key: 'deployment',
    header: 'Last deployment',
    cell: ({ name, deployments }) => <DeploymentStanding deployment={deployments.nodes[0]} slug={slug} env={name} />,
  },
]
