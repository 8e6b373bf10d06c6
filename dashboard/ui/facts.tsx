import type { ReactNode } from 'react'
import styles from './facts.module.css'

interface FactsProps {
  readonly label: string
  /** What is null has nothing to be said of it, and is left out. */
  readonly facts: readonly (readonly [name: string, value: ReactNode])[]
}

/** What there is to know of one thing, in pairs. */
export function Facts({ label, facts }: FactsProps) {
  return (
    <dl className={styles.facts} aria-label={label}>
      {facts.map(
        ([name, value]) =>
          value != null && (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  )
}
