import { ShowAccount } from '../../../client/operations.ts'
import { may, type Project } from '../../app/use-project.ts'
import { useOperation } from '../../data/use-operation.ts'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { Panel } from '../../ui/panel.tsx'
import { nameOfRole, roles } from '../../ui/roles.ts'
import { RowActions } from '../../ui/row-actions.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { AddMember, ChangeMember, type Member, RemoveMember } from './member-dialogs.tsx'
import styles from './members-panel.module.css'

interface MembersPanelProps {
  readonly project: Project
  readonly members: readonly Member[] | undefined
}

/** Who may do what in the project. */
export function MembersPanel({ project, members }: MembersPanelProps) {
  const viewerEmail = useOperation(ShowAccount, {}).data?.viewer?.email
  const mayChange = may(project, 'members:write')
  return (
    <Panel title="Members" flush aside={mayChange && <AddMember project={project} />}>
      {members === undefined ? (
        <Skeleton height="5rem" />
      ) : (
        <DataTable
          label="Members"
          columns={columns(project, mayChange, viewerEmail ?? undefined)}
          rows={members}
          rowKey={({ actor }) => actor.id}
        />
      )}
      <details className={styles.roles}>
        <summary>What each role may</summary>
        <dl>
          {roles.map(([role, name, words], index) => (
            <div key={role}>
              <dt>{name}</dt>
              <dd>
                {words}
                {index > 0 && ' And all of the above.'}
              </dd>
            </div>
          ))}
        </dl>
      </details>
    </Panel>
  )
}

const columns = (project: Project, mayChange: boolean, viewerEmail: string | undefined): readonly Column<Member>[] => [
  {
    key: 'member',
    header: 'Member',
    cell: ({ actor, email }) => (
      <span className={styles.member}>
        <strong>
          {actor.name}
          {email !== null && email === viewerEmail && <span className={styles.quiet}> · you</span>}
        </strong>
        {email !== null && <span className={styles.quiet}>{email}</span>}
      </span>
    ),
  },
  { key: 'role', header: 'Role', cell: ({ role }) => nameOfRole(role) },
  {
    key: 'environments',
    header: 'Environments',
    wide: true,
    cell: ({ environments }) =>
      environments === null ? 'all' : environments.map(({ name }) => name).join(', ') || 'none that you see',
  },
  ...(mayChange
    ? [
        {
          key: 'actions',
          header: 'Actions',
          hasQuietHeader: true,
          align: 'end',
          cell: (member: Member) => (
            <RowActions>
              <ChangeMember project={project} member={member} />
              <RemoveMember project={project} member={member} />
            </RowActions>
          ),
        } as const,
      ]
    : []),
]
