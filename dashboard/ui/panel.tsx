import type { ReactNode } from 'react'
import styles from './panel.module.css'

interface PanelProps {
  readonly title?: string
  /** Beside the title: what it is about, or what can be done. */
  readonly aside?: ReactNode
  /** Whether the content goes to the edges, as tables do. */
  readonly flush?: boolean
  readonly children: ReactNode
}

/** A part of a page. */
export function Panel({ title, aside, flush = false, children }: PanelProps) {
  return (
    <section className={styles.panel} {...(title !== undefined && { 'aria-label': title })}>
      {title !== undefined && (
        <header className={styles.head}>
          <h2>{title}</h2>
          {aside}
        </header>
      )}
      <div className={flush ? styles.flush : styles.body}>{children}</div>
    </section>
  )
}
