import { LOOKED_AT_PER_PAGE, type useExecutions } from '../../data/use-executions.ts'
import { formatExact } from '../../format/numbers.ts'
import { Button } from '../button.tsx'
import styles from './list-foot.module.css'

interface ListFootProps {
  readonly found: Pick<ReturnType<typeof useExecutions>, 'executions' | 'pageCount' | 'problem' | 'hasMore' | 'more'>
  /** Whether pages may be short, or empty, and go on. */
  readonly isSparse: boolean
  readonly isPaused: boolean
  readonly onGoOn: () => void
}

/** Below the rows: how far they go, and whether more are to come. */
export function ListFoot({ found: { executions = [], pageCount, problem, hasMore, more }, ...look }: ListFootProps) {
  const { isSparse, isPaused, onGoOn } = look
  const looked = `Looked through ${formatExact(pageCount * LOOKED_AT_PER_PAGE)} executions`
  const count = executions.length
  if (problem !== null) {
    return (
      <div className={styles.foot} role="alert">
        {problem.message}
        <Button onClick={more}>Try again</Button>
      </div>
    )
  }
  if (isPaused) {
    return (
      <div className={styles.foot} role="status">
        {looked}, and found {count === 0 ? 'none' : formatExact(count)} so far.
        <Button onClick={onGoOn}>Look further back</Button>
      </div>
    )
  }
  if (hasMore) {
    return (
      <div className={styles.foot} role="status">
        {isSparse ? `${looked}, looking further back…` : 'More are coming…'}
      </div>
    )
  }
  return (
    <div className={styles.foot} role="status">
      {count === 1 ? 'This is the only one of the range.' : `These are all ${formatExact(count)} of the range.`}
    </div>
  )
}
