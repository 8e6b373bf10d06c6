import type { FindingFragment } from '../../client/operations.ts'
import styles from './finding-list.module.css'

interface FindingListProps {
  readonly findings: readonly FindingFragment[]
}

/** So many are read; a thousand would hide what comes after them. */
const SHOWN = 8

/** What was found in a plan, one by one: the first few, and the others behind a click. */
export function FindingList({ findings }: FindingListProps) {
  const rest = findings.slice(SHOWN)
  return (
    <div className={styles.findings}>
      <Messages findings={findings.slice(0, SHOWN)} />
      {rest.length > 0 && (
        <details>
          <summary>{rest.length} more</summary>
          <Messages findings={rest} />
        </details>
      )}
    </div>
  )
}

const Messages = ({ findings }: FindingListProps) => (
  <ul>
    {findings.map(({ code, message }) => (
      <li key={`${code} ${message}`}>{message}</li>
    ))}
  </ul>
)
