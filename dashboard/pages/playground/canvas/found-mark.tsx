import { CircleAlert, Info, TriangleAlert } from 'lucide-react'
import type { Found } from './checked-project.ts'
import styles from './found-mark.module.css'
import { worstOf } from './found-on.ts'

const looks = {
  ERROR: { icon: CircleAlert, className: styles.error },
  WARNING: { icon: TriangleAlert, className: styles.warning },
  INFO: { icon: Info, className: styles.info },
} as const

/** That the compiler has something to say here. What, the title of the item says. */
export function FoundMark({ found }: { readonly found: readonly Found[] | undefined }) {
  const worst = worstOf(found)
  if (worst === undefined) return null
  const { icon: Icon, className } = looks[worst.severity]
  return <Icon size={14} className={`${styles.mark} ${className}`} aria-hidden="true" />
}
