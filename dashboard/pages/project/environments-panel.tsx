import { Link } from '@tanstack/react-router'
import type { Environment, Project } from '../../app/use-project.ts'
import { Badge } from '../../ui/badge.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { DeploymentStanding } from '../../ui/deployment-standing.tsx'
import { Panel } from '../../ui/panel.tsx'
import { healthLooks } from '../../ui/states.ts'
import styles from './environments-panel.module.css'

/** Where the project is deployed. */
export function EnvironmentsPanel({ project }: { readonly project: Project }) {
  return (
    <Panel title="Environments" flush>
      <DataTable label="Environments" columns={columns(project)} rows={project.environments} rowKey={({ id }) => id} />
    </Panel>
  )
}

const columns = ({ slug, headRevision }: Project): readonly Column<Environment>[] => [
  {
    key: 'name',
    header: 'Environment',
    cell: ({ name }) => (
      <Link to="/projects/$project" params={{ project: slug }} search={{ env: name }} className={styles.name}>
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
    header: 'Target',
    cell: ({ target, protected: isProtected }) => (
      <>
        {target.kind === 'AWS' ? `AWS ${target.region}` : 'Local cloud'}
        {isProtected && <span className={styles.quiet}> · protected</span>}
      </>
    ),
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
    key: 'promotes',
    header: 'Promoted from',
    cell: ({ promotesFrom }) => promotesFrom?.name ?? <span className={styles.quiet}>–</span>,
  },
  {
    key: 'deployment',
    header: 'Last deployment',
    cell: ({ name, deployments }) => <DeploymentStanding deployment={deployments.nodes[0]} slug={slug} env={name} />,
  },
]
