import type { ReactNode } from 'react'
import styles from './badge.module.css'

export type Tone = 'good' | 'warn' | 'bad' | 'accent' | 'quiet'

/** A state in a word, told apart by more than its colour. */
export function Badge({
  tone,
  children,
  title,
}: {
  readonly tone: Tone
  readonly children: ReactNode
  readonly title?: string
}) {
  return (
    <span className={`${styles.badge} ${styles[tone]}`} title={title}>
      <i className={styles.dot} aria-hidden="true" />
      {children}
    </span>
  )
}
