import { CircleAlert, CircleCheck, Info, type LucideIcon, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './notice.module.css'

type Tone = 'good' | 'warn' | 'bad' | 'quiet'

interface NoticeProps {
  readonly tone: Tone
  readonly title: string
  /** In the place of the tone's own: what it is about. */
  readonly icon?: LucideIcon
  readonly children?: ReactNode
  /** What can be done about it. */
  readonly actions?: ReactNode
}

const icons: Readonly<Record<Tone, LucideIcon>> = {
  good: CircleCheck,
  warn: TriangleAlert,
  bad: CircleAlert,
  quiet: Info,
}

/** Something to know before the rest of the page, told apart by more than its colour. */
export function Notice({ tone, title, icon: Icon = icons[tone], children, actions }: NoticeProps) {
  return (
    <section className={`${styles.notice} ${styles[tone]}`} aria-label={title}>
      <Icon size={16} className={styles.icon} aria-hidden="true" />
      <div className={styles.content}>
        <h2>{title}</h2>
        {children}
        {actions !== undefined && <div className={styles.actions}>{actions}</div>}
      </div>
    </section>
  )
}
