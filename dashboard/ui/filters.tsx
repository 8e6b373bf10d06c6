import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './filters.module.css'

interface Chip {
  /** What it narrows: `Route`. */
  readonly name: string
  /** To what; undefined where it is not narrowed. */
  readonly value: string | undefined
  readonly onTakeOff: () => void
}

interface FiltersProps {
  /** What one mostly narrows by. */
  readonly children: ReactNode
  /** What it is narrowed to, each to be taken off. */
  readonly chips: readonly Chip[]
}

/** What a list is narrowed by. */
export function Filters({ children, chips }: FiltersProps) {
  const set = chips.filter(({ value }) => value !== undefined)
  return (
    <search className={styles.filters}>
      <div className={styles.bar}>{children}</div>
      {set.length > 0 && (
        <ul className={styles.bar} aria-label="Filters">
          {set.map(({ name, value, onTakeOff }) => (
            <li key={name} className={styles.place}>
              <button type="button" className={styles.chip} onClick={onTakeOff}>
                <span title={value}>
                  {name}: {value}
                </span>
                <X size={12} aria-hidden="true" />
                <span className="aloud">Take off</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </search>
  )
}
