import type { ReactNode } from 'react'
import { Page } from '../../ui/page.tsx'
import styles from './stage.module.css'

interface StageProps {
  /** Beside the title: what the files are. */
  readonly aside: ReactNode
  readonly actions: ReactNode
  /** What somebody has to know, above the files. */
  readonly notices: ReactNode
  readonly children: ReactNode
}

/** The page of the playground: as high as the window. */
export const Stage = ({ aside, actions, notices, children }: StageProps) => (
  <Page title="Playground" aside={<div className={styles.aside}>{aside}</div>} actions={actions}>
    <div className={styles.stage} data-full="true">
      <div className={styles.notices} role="status">
        {notices}
      </div>
      <div className={styles.bench}>{children}</div>
    </div>
  </Page>
)

interface NoticeProps {
  readonly tone?: 'accent' | 'warn'
  readonly children: ReactNode
  /** What can be done about it. */
  readonly actions?: ReactNode
}

/** Something to know about the files, which interrupts nobody. */
export const Notice = ({ tone = 'accent', children, actions }: NoticeProps) => (
  <div className={styles.notice} data-tone={tone}>
    <p>{children}</p>
    {actions !== undefined && <div className={styles.actions}>{actions}</div>}
  </div>
)
