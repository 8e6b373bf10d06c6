import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { formatExact } from '../../format/numbers.ts'
import { Button } from '../../ui/button.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Time } from '../../ui/time.tsx'
import styles from './groups-panel.module.css'
import type { LetterSearch } from './selection.ts'
import type { LetterGroup } from './use-letters.ts'

interface GroupsPanelProps {
  readonly groups: readonly LetterGroup[]
  readonly search: LetterSearch
  readonly isOld: boolean
}

/** More are seldom looked at. */
const SHOWN = 10

/** Which kinds of failures there are: one opens the letters of it below. */
export function GroupsPanel({ groups, search, isOld }: GroupsPanelProps) {
  const [isAll, setAll] = useState(false)
  const shown = isAll ? groups : groups.slice(0, SHOWN)
  return (
    <Panel title="By route and error" flush aside={<p>{groups.length}</p>}>
      <DataTable
        label="Groups of dead letters"
        columns={columnsFor(search)}
        rows={shown}
        rowKey={({ routeId, errorCode }) => `${routeId} ${errorCode}`}
        isOld={isOld}
      />
      {groups.length > shown.length && (
        <div className={styles.more}>
          <Button onClick={() => setAll(true)}>Show all {formatExact(groups.length)}</Button>
        </div>
      )}
    </Panel>
  )
}

const columnsFor = (search: LetterSearch): readonly Column<LetterGroup>[] => [
  {
    key: 'group',
    header: 'Route and error',
    cell: ({ routeName, errorCode }) => {
      const isOpen = search.route === routeName && search.error === errorCode
      return (
        <Link
          to="/projects/$project/dead-letters"
          from="/projects/$project/dead-letters"
          search={(before) => ({
            ...before,
            route: isOpen ? undefined : routeName,
            error: isOpen ? undefined : errorCode,
            after: undefined,
          })}
          className={styles.group}
          aria-current={isOpen}
        >
          <span className={styles.route}>{routeName}</span>
          <code className={styles.code}>{errorCode}</code>
        </Link>
      )
    },
  },
  {
    key: 'latest',
    header: 'The latest of them',
    wide: true,
    cell: ({ latest }) => (
      <span className={styles.message} title={latest.reason.message}>
        {latest.reason.message}
      </span>
    ),
  },
  { key: 'count', header: 'Letters', align: 'end', cell: ({ count }) => formatExact(count) },
  { key: 'oldest', header: 'Oldest', align: 'end', cell: ({ oldestAt }) => <Time at={oldestAt} /> },
  { key: 'expires', header: 'First expires', align: 'end', cell: ({ expiresAt }) => <Time at={expiresAt} /> },
]
