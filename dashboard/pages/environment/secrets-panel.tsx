import type { Project } from '../../app/use-project.ts'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { Panel } from '../../ui/panel.tsx'
import { RowActions } from '../../ui/row-actions.tsx'
import { TextLink } from '../../ui/text-link.tsx'
import { Time } from '../../ui/time.tsx'
import type { Configuration, Secret } from './compare.ts'
import styles from './configuration.module.css'
import { SetOne, Unset } from './setting-dialogs.tsx'

interface SecretsPanelProps {
  readonly project: Project
  readonly configuration: Configuration
  readonly mayConfigure: boolean
}

/** What nobody can read again: names, who set them, and digests to tell whether two are the same. */
export function SecretsPanel({ project, configuration: { id, secrets }, mayConfigure }: SecretsPanelProps) {
  return (
    <Panel title="Secrets" flush aside={mayConfigure && <SetOne environmentId={id} kind="secret" />}>
      {secrets.length === 0 ? (
        <p className={styles.none}>
          None are set. They are sealed, nobody can read them again, and functions have them as{' '}
          <code>ctx.env.NAME</code>.
        </p>
      ) : (
        <DataTable
          label="Secrets"
          columns={columns(project.slug, id, mayConfigure)}
          rows={secrets}
          rowKey={({ name }) => name}
        />
      )}
    </Panel>
  )
}

const columns = (slug: string, id: string, mayConfigure: boolean): readonly Column<Secret>[] => [
  { key: 'name', header: 'Name', cell: ({ name }) => <code className={styles.name}>{name}</code> },
  {
    key: 'digest',
    header: 'Digest',
    cell: ({ digest }) => (
      <code className={styles.quiet} title={`${digest}: the same where name and value are`}>
        {shortly(digest)}
      </code>
    ),
  },
  {
    key: 'updated',
    header: 'Set',
    cell: ({ updatedAt, updatedBy }) => (
      <>
        <Time at={updatedAt} /> <span className={styles.quiet}>by {updatedBy.name}</span>
      </>
    ),
  },
  {
    key: 'usedBy',
    header: 'Read by',
    wide: true,
    cell: ({ usedBy }) =>
      usedBy.length === 0 ? (
        <span className={styles.quiet}>no route, as far as can be seen</span>
      ) : (
        <span className={styles.links}>
          {usedBy.map(({ id, name }) => (
            <TextLink key={id} to="/projects/$project/routes/$route" params={{ project: slug, route: name }}>
              {name}
            </TextLink>
          ))}
        </span>
      ),
  },
  ...(mayConfigure
    ? [
        {
          key: 'actions',
          header: 'Actions',
          hasQuietHeader: true,
          align: 'end',
          cell: ({ name }: Secret) => (
            <RowActions>
              <SetOne environmentId={id} kind="secret" name={name} />
              <Unset environmentId={id} name={name} />
            </RowActions>
          ),
        } as const,
      ]
    : []),
]

const SHOWN_CHARACTERS = 8

/** Enough of a digest to tell two apart by eye. */
export const shortly = (digest: string): string => digest.slice(0, SHOWN_CHARACTERS)
