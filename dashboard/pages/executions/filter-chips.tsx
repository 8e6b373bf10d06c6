import { X } from 'lucide-react'
import type { FilterProps } from './filter-bar.tsx'
import styles from './filter-chips.module.css'
import type { ExecutionSearch } from './filters.ts'

const NAMES: readonly (readonly [keyof ExecutionSearch, string])[] = [
  ['text', 'Text'],
  ['route', 'Route'],
  ['message', 'Message'],
  ['correlation', 'Flow'],
  ['object', 'Object'],
  ['error', 'Kind of error'],
  ['deployment', 'Deployment'],
]

/** What the list is narrowed to, each to be taken off. */
export function FilterChips({ search, onChange }: FilterProps) {
  const chips = NAMES.filter(([key]) => search[key] !== undefined)
  if (chips.length === 0) return null
  return (
    <ul className={styles.chips} aria-label="Filters">
      {chips.map(([key, name]) => (
        <li key={key} style={{ display: 'contents' }}>
          <button type="button" className={styles.chip} onClick={() => onChange({ [key]: undefined })}>
            <span title={search[key]}>
              {name}: {search[key]}
            </span>
            <X size={12} aria-hidden="true" />
            <span className="aloud">Take off</span>
          </button>
        </li>
      ))}
    </ul>
  )
}
