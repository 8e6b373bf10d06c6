import { Link } from '@tanstack/react-router'
import { formatCount } from '../../format/numbers.ts'
import { stepName } from '../../format/steps.ts'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Time } from '../../ui/time.tsx'
import styles from './errors-panel.module.css'
import type { RouteDoing } from './use-route.ts'

type ErrorRow = NonNullable<RouteDoing['errorGroups']>[number]

interface ErrorsPanelProps {
  readonly project: string
  readonly route: RouteDoing
}

/** What goes wrong in it, by kinds: each leads to all executions in which it did. */
export function ErrorsPanel({ project, route }: ErrorsPanelProps) {
  const rows = route.errorGroups ?? []
  return (
    <Panel title="Errors" flush={rows.length > 0}>
      {rows.length === 0 ? (
        <p>Nothing went wrong in this range, but for parts that failed alone: those are dead letters.</p>
      ) : (
        <DataTable
          label="Kinds of errors"
          columns={columns(project, route.steps)}
          rows={rows}
          rowKey={({ fingerprint }) => fingerprint}
        />
      )}
    </Panel>
  )
}

const columns = (project: string, steps: RouteDoing['steps']): readonly Column<ErrorRow>[] => [
  {
    key: 'error',
    header: 'Error',
    wide: true,
    cell: ({ fingerprint, code, message }) => (
      <Link
        to="/projects/$project/executions"
        params={{ project }}
        search={{ error: fingerprint }}
        className={styles.error}
      >
        <b>{code}</b>
        <span className={styles.message}>{message}</span>
      </Link>
    ),
  },
  {
    key: 'step',
    header: 'Step',
    cell: ({ stepId }) => (stepId === null ? 'no step' : stepName(steps, Number(stepId))),
  },
  { key: 'count', header: 'Attempts', align: 'end', cell: ({ count }) => formatCount(count) },
  { key: 'failed', header: 'Failed for good', align: 'end', cell: ({ failed }) => formatCount(failed) },
  { key: 'first', header: 'First seen', align: 'end', cell: ({ firstSeen }) => <Time at={firstSeen} /> },
  { key: 'last', header: 'Last seen', align: 'end', cell: ({ lastSeen }) => <Time at={lastSeen} /> },
  { key: 'since', header: 'Since revision', align: 'end', cell: ({ sinceRevision }) => sinceRevision },
  {
    key: 'sample',
    header: 'Latest',
    align: 'end',
    cell: ({ sample }) =>
      sample === null ? (
        'not kept'
      ) : (
        <Link to="/projects/$project/executions/$execution" params={{ project, execution: sample.id }} className="link">
          Look at it
        </Link>
      ),
  },
]
