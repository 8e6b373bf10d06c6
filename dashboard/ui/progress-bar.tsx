import styles from './progress-bar.module.css'

interface ProgressBarProps {
  /** What is counted: `Resources`. */
  readonly label: string
  readonly completed: number
  /** Unknown while nobody has counted. */
  readonly total?: number | null | undefined
}

/** How far something is, in numbers, too. */
export function ProgressBar({ label, completed, total }: ProgressBarProps) {
  if (total == null) return null
  return (
    <span className={styles.progress}>
      <progress aria-label={label} max={Math.max(1, total)} value={total === 0 ? 1 : completed} />
      <span>
        {completed} of {total}
      </span>
    </span>
  )
}
