import type { RunFragment } from '../../../client/operations.ts'
import styles from './execution-list.module.css'
import { ExecutionHead, ExecutionRow } from './execution-row.tsx'

interface ExecutionListProps {
  readonly label: string
  readonly project: string
  readonly executions: readonly RunFragment[]
}

/** A few executions. */
export function ExecutionList({ label, project, executions }: ExecutionListProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: as in the rows
    <div role="table" aria-label={label}>
      <ExecutionHead />
      {executions.map((execution, index) => (
        <div key={execution.id} role="presentation" className={styles.place}>
          <ExecutionRow project={project} execution={execution} place={index + 1} />
        </div>
      ))}
    </div>
  )
}
