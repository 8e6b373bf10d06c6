import type { ReactNode } from 'react'
import styles from './row-actions.module.css'

/** What can be done with a row: quiet buttons at its end. */
export const RowActions = ({ children }: { readonly children: ReactNode }) => (
  <span className={styles.actions}>{children}</span>
)
