import { type Column, DataTable } from '../../ui/data-table.tsx'
import { Panel } from '../../ui/panel.tsx'
import { RowActions } from '../../ui/row-actions.tsx'
import { Time } from '../../ui/time.tsx'
import type { Configuration, Variable } from './compare.ts'
import styles from './configuration.module.css'
import { PasteLines } from './paste-lines.tsx'
import { SetOne, Unset } from './setting-dialogs.tsx'

interface VariablesPanelProps {
  readonly configuration: Configuration
  readonly mayConfigure: boolean
}

/** What everybody in the project may read. */
export function VariablesPanel({ configuration: { id, variables }, mayConfigure }: VariablesPanelProps) {
  return (
    <Panel
      title="Variables"
      flush
      aside={
        mayConfigure && (
          <span className={styles.actions}>
            <PasteLines environmentId={id} />
            <SetOne environmentId={id} kind="variable" />
          </span>
        )
      }
    >
      {variables.length === 0 ? (
        <p className={styles.none}>
          None are set. Functions read them as <code>ctx.env.NAME</code>.
        </p>
      ) : (
        <DataTable label="Variables" columns={columns(id, mayConfigure)} rows={variables} rowKey={({ name }) => name} />
      )}
    </Panel>
  )
}

const columns = (id: string, mayConfigure: boolean): readonly Column<Variable>[] => [
  { key: 'name', header: 'Name', cell: ({ name }) => <code className={styles.name}>{name}</code> },
  {
    key: 'value',
    header: 'Value',
    wide: true,
    cell: ({ value }) =>
      value === '' ? <span className={styles.quiet}>empty</span> : <code className={styles.value}>{value}</code>,
  },
  { key: 'updated', header: 'Set', cell: ({ updatedAt }) => <Time at={updatedAt} /> },
  ...(mayConfigure
    ? [
        {
          key: 'actions',
          header: 'Actions',
          hasQuietHeader: true,
          align: 'end',
          cell: ({ name, value }: Variable) => (
            <RowActions>
              <SetOne environmentId={id} kind="variable" name={name} value={value} />
              <Unset environmentId={id} name={name} />
            </RowActions>
          ),
        } as const,
      ]
    : []),
]
