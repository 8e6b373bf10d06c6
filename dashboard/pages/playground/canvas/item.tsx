import type { ReactNode } from 'react'
import type { Found } from './checked-project.ts'
import { FoundMark } from './found-mark.tsx'
import styles from './item.module.css'
import { keyOf, type Part } from './selection.ts'

interface ItemProps {
  readonly route: string
  readonly part?: Part
  readonly isSelected: boolean
  /** Whether Tab comes to it: one of all does, and arrows move from there. */
  readonly isTabStop: boolean
  readonly found: readonly Found[] | undefined
  /** For who hears it. */
  readonly label: string
  readonly title: string
  readonly className: string | undefined
  readonly children: ReactNode
}

/** Something on the canvas that can be selected. The canvas listens for all of them. */
export function Item({ route, part, isSelected, isTabStop, found, label, title, className, children }: ItemProps) {
  const said = found?.map(({ message }) => message).join(' ')
  return (
    <button
      type="button"
      className={`${styles.item} ${className}`}
      tabIndex={isTabStop ? 0 : -1}
      aria-pressed={isSelected}
      aria-label={said === undefined ? label : `${label}. ${said}`}
      title={said ?? title}
      data-item={keyOf({ route, ...(part && { part }) })}
    >
      {children}
      <FoundMark found={found} />
    </button>
  )
}
