import { Link } from '@tanstack/react-router'
import { shortId } from '../../format/ids.ts'
import { Button } from '../../ui/button.tsx'
import { OutcomeBadge } from '../../ui/outcome-badge.tsx'
import type { JourneyLine } from './journey.ts'
import styles from './journey-panel.module.css'

/** Deeper than that nobody can tell apart. */
const MOST_INDENT = 8

/** How far a line of this depth stands to the right. */
export const indentOf = (depth: number): string => `${Math.min(depth, MOST_INDENT) * 0.875}rem`

interface LineLabelProps {
  readonly project: string
  readonly line: JourneyLine
  readonly sought: string
  readonly isOpen: boolean
  readonly onToggle: () => void
}

/** What a line is about: one hop, or many alike. */
export function LineLabel({ project, line: { depth, hops }, sought, isOpen, onToggle }: LineLabelProps) {
  const [{ execution }] = hops
  const { id, routeName, messageId, objectKey, outcome } = execution
  const isHere = hops.length === 1 && [id, messageId, objectKey].includes(sought)
  return (
    <span
      className={styles.line}
      style={{ marginLeft: indentOf(depth) }}
      data-here={isHere}
      {...(isHere && { 'aria-current': true })}
    >
      <OutcomeBadge outcome={outcome} />
      {hops.length === 1 ? (
        <>
          <Link
            to="/projects/$project/executions/$execution"
            params={{ project, execution: id }}
            className={styles.route}
          >
            {routeName}
          </Link>
          <span className={styles.id} title={objectKey ?? messageId}>
            {objectKey ?? <code>{shortId(messageId)}</code>}
          </span>
        </>
      ) : (
        <>
          <span className={styles.route}>
            {routeName} × {hops.length}
          </span>
          <Button className={styles.toggle ?? ''} aria-expanded={isOpen} onClick={onToggle}>
            {isOpen ? 'Together' : 'Each'}
          </Button>
        </>
      )}
    </span>
  )
}
