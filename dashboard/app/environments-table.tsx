import type { ReactNode } from 'react'
import { Badge } from '../ui/badge.tsx'
import { type Column, DataTable } from '../ui/data-table.tsx'
import { DeploymentStanding } from '../ui/deployment-standing.tsx'
import { HealthBadge } from '../ui/health-badge.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import styles from './environments-table.module.css'
import type { Environment, Project } from './use-project.ts'

interface EnvironmentsTableProps {
  readonly project: Project
  /** The name, as a link to where the page leads. */
  readonly link: (environment: Environment) => ReactNode
  /**
   * Names that routes read and do not find there, by environment; those of which it is not known yet are not in it. Left out: the table
   * does not speak of it.
   */
  readonly missing?: ReadonlyMap<string, readonly string[]>
}

/** Where a project is deployed: a row for each environment. */
export const EnvironmentsTable = ({ project, link, missing }: EnvironmentsTableProps) => (
  <DataTable
    label="Environments"
    columns={[
      {
        key: 'name',
        header: 'Environment',
        cell: (environment) => <span className={styles.name}>{link(environment)}</span>,
      },
      ...columns(project),
      ...(missing === undefined ? [] : [configuration(missing)]),
      lastDeployment(project),
    ]}
    rows={project.environments}
    rowKey={({ id }) => id}
  />
)

const columns = ({ headRevision }: Project): readonly Column<Environment>[] => [
  {
    key: 'health',
    header: 'Health',
    cell: ({ health }) => <HealthBadge health={health} />,
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
]

const configuration = (missing: ReadonlyMap<string, readonly string[]>): Column<Environment> => ({
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
})

const lastDeployment = ({ slug }: Project): Column<Environment> => ({
  key: 'deployment',
  header: 'Last deployment',
  wide: true,
  cell: ({ name, deployments }) => <DeploymentStanding deployment={deployments.nodes[0]} slug={slug} env={name} />,
})
