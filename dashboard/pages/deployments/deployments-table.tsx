import type { DeploymentRowFragment, ImpactFragment } from '../../../client/operations.ts'
import { formatDuration } from '../../format/times.ts'
import { Badge } from '../../ui/badge.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { ImpactInShort } from '../../ui/impact-in-short.tsx'
import { NotKnown } from '../../ui/not-known.tsx'
import { kindLabels, operationLooks, phaseLabels } from '../../ui/states.ts'
import { TextLink } from '../../ui/text-link.tsx'
import { Time } from '../../ui/time.tsx'
import styles from './deployments-table.module.css'

interface DeploymentsTableProps {
  readonly slug: string
  readonly deployments: readonly DeploymentRowFragment[]
  readonly impacts: ReadonlyMap<string, ImpactFragment | undefined>
  /** The one that made the environment what it is. */
  readonly currentId: string | undefined
  readonly isOld: boolean
}

/** A row for each deployment. */
export function DeploymentsTable({ slug, deployments, impacts, currentId, isOld }: DeploymentsTableProps) {
  return (
    <DataTable
      label="Deployments"
      columns={columns(slug, impacts, currentId)}
      rows={deployments}
      rowKey={({ id }) => id}
      isOld={isOld}
    />
  )
}

const columns = (
  slug: string,
  impacts: DeploymentsTableProps['impacts'],
  currentId: string | undefined,
): readonly Column<DeploymentRowFragment>[] => [
  {
    key: 'number',
    header: 'Deployment',
    cell: ({ id, number, kind }) => (
      <span className={styles.name}>
        <TextLink to="/projects/$project/deployments/$deployment" params={{ project: slug, deployment: id }}>
          #{number}
        </TextLink>{' '}
        {kindLabels[kind]}
        {id === currentId && <span className={styles.quiet}> · deployed now</span>}
      </span>
    ),
  },
  {
    key: 'state',
    header: 'State',
    cell: ({ state, phase }) => {
      const { tone, label } = operationLooks[state]
      return (
        <Badge tone={tone} {...(state === 'RUNNING' && { title: phaseLabels[phase] })}>
          {label}
        </Badge>
      )
    },
  },
  {
    key: 'revision',
    header: 'Revision',
    wide: true,
    cell: ({ revision, reason }) => (
      <span className={styles.two}>
        {revision == null ? (
          <span className={styles.quiet}>none</span>
        ) : (
          <span title={`By ${revision.author.name}`}>
            {revision.number}
            {revision.message != null && ` · ${revision.message}`}
          </span>
        )}
        {reason != null && <span className={styles.quiet}>“{reason}”</span>}
      </span>
    ),
  },
  { key: 'by', header: 'By', cell: ({ actor }) => <span className={styles.by}>{actor.name}</span> },
  {
    key: 'when',
    header: 'When',
    cell: ({ createdAt }) => (
      <span className={styles.when}>
        <Time at={createdAt} />
      </span>
    ),
  },
  {
    key: 'took',
    header: 'Took',
    align: 'end',
    cell: ({ done, durationMs }) =>
      durationMs == null || !done ? <NotKnown why="It has not ended, or never began." /> : formatDuration(durationMs),
  },
  {
    key: 'impact',
    header: 'Error rate before → after',
    align: 'end',
    cell: ({ id }) => <ImpactInShort impact={impacts.get(id)} />,
  },
]
