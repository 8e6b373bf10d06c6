import { Link } from '@tanstack/react-router'
import { memo } from 'react'
import type { RunFragment } from '../../../client/operations.ts'
import { shortId } from '../../format/ids.ts'
import { formatDuration } from '../../format/times.ts'
import { OutcomeBadge } from '../outcome-badge.tsx'
import { Time } from '../time.tsx'
import styles from './execution-row.module.css'
import { reasonOf } from './reason.ts'

interface ExecutionRowProps {
  readonly project: string
  readonly execution: RunFragment
  /** From 1, in the whole list. */
  readonly place: number
}

/** What became of a message in a route, in a line that leads to all that is known of it. */
export const ExecutionRow = memo(function ExecutionRow({ project, execution, place }: ExecutionRowProps) {
  const { id, routeName, messageId, objectKey, outcome, attempt, receivedAt, durationMs, isReplay } = execution
  const { code, text } = reasonOf(execution)
  return (
    // biome-ignore-start lint/a11y/useSemanticElements: a table whose rows come and go as it is scrolled is none to the browser
    // biome-ignore-start lint/a11y/useFocusableInteractive: the link in it has the focus
    <div role="row" aria-rowindex={place + 1} className={styles.row}>
      <span role="cell">
        <OutcomeBadge outcome={outcome} />
      </span>
      <span role="cell">
        <Link
          to="/projects/$project/executions/$execution"
          params={{ project, execution: id }}
          className={styles.name}
          title={routeName}
        >
          {routeName}
        </Link>
      </span>
      <span role="cell" className={styles.message} title={objectKey ?? messageId}>
        {objectKey ?? <code>{shortId(messageId)}</code>}
      </span>
      <span role="cell" className={styles.why} title={text}>
        {code !== undefined && <b>{code}</b>} {text}
      </span>
      <span role="cell" className={styles.end}>
        {attempt > 1 ? `${attempt} tries` : ''}
        {isReplay && (attempt > 1 ? ', again' : 'again')}
      </span>
      <span role="cell" className={styles.end}>
        {formatDuration(durationMs)}
      </span>
      <span role="cell" className={styles.when}>
        <Time at={receivedAt} />
      </span>
    </div>
    // biome-ignore-end lint/a11y/useFocusableInteractive: see above
    // biome-ignore-end lint/a11y/useSemanticElements: see above
  )
})

const HEADERS = ['Outcome', 'Route', 'Message', 'Why', 'Tries', 'Duration', 'Received'] as const

/** What stands above such rows. */
export function ExecutionHead() {
  return (
    // biome-ignore-start lint/a11y/useSemanticElements: as in the rows
    // biome-ignore-start lint/a11y/useFocusableInteractive: as in the rows
    <div role="row" aria-rowindex={1} className={`${styles.row} ${styles.head}`}>
      {HEADERS.map((header, index) => (
        <span role="columnheader" key={header} className={index >= 4 ? styles.end : undefined}>
          {header}
        </span>
      ))}
    </div>
    // biome-ignore-end lint/a11y/useFocusableInteractive: as in the rows
    // biome-ignore-end lint/a11y/useSemanticElements: as in the rows
  )
}
