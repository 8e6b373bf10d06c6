import { type ReactNode, useEffect } from 'react'
import styles from './page.module.css'

interface PageProps {
  readonly title: string
  /** Beside the title: a state, what belongs to it. */
  readonly aside?: ReactNode
  /** What can be chosen or done on the page. */
  readonly actions?: ReactNode
  readonly children: ReactNode
}

/** A page: its heading, which is the window's title, too, and its parts below each other. */
export function Page({ title, aside, actions, children }: PageProps) {
  useEffect(() => {
    document.title = `${title} · routo`
  }, [title])
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <div className={styles.title}>
          <h1>{title}</h1>
          {aside}
        </div>
        {actions !== undefined && <div className={styles.actions}>{actions}</div>}
      </header>
      {children}
    </div>
  )
}
