import type { ReactNode } from 'react'
import styles from './figures.module.css'
import { Skeleton } from './skeleton.tsx'

export interface Figure {
  readonly label: string
  /** Undefined while it is not known yet. */
  readonly value: ReactNode
  /** In small letters below. */
  readonly note?: ReactNode
  /** Whether somebody should look at it. */
  readonly tone?: 'bad' | 'warn' | undefined
  /** All digits, on hover. */
  readonly exact?: string | undefined
}

/** A few numbers that say how things are. */
export function Figures({ label, figures }: { readonly label: string; readonly figures: readonly Figure[] }) {
  return (
    <dl className={styles.figures} aria-label={label}>
      {figures.map(({ label, value, note, tone, exact }) => (
        <div key={label} className={styles.figure}>
          <dt>{label}</dt>
          <dd className={styles.value} data-tone={tone} title={exact}>
            {value ?? <Skeleton width="4rem" height="1.5rem" />}
          </dd>
          <dd className={styles.note}>{note ?? ' '}</dd>
        </div>
      ))}
    </dl>
  )
}
