import type { ReactNode } from 'react'
import type { Found } from './checked-project.ts'
import { FoundMark } from './found-mark.tsx'
import styles from './item.module.css'
import { keyOf, type Part, type Selection } from './selection.ts'

interface ItemProps {
  readonly route: string
  readonly part?: Part
  readonly isSelected: boolean
  /** What is selected when it is clicked again. */
  readonly again?: Selection | undefined
  /** Whether Tab comes to it: one of all does, and arrows move from there. */
  readonly isTabStop: boolean
  readonly found: readonly Found[] | undefined
  readonly title: string
  readonly className: string | undefined
  /** What is seen, and for who hears it what else there is to know. */
  readonly children: ReactNode
}

/** Something on the canvas that can be selected. The canvas listens for all of them. */
export function Item({ route, part, isSelected, again, isTabStop, found = [], title, className, children }: ItemProps) {
  const said = found.map(({ message }) => message).join(' ')
  return (
    <button
      type="button"
      className={`${styles.item} ${className}`}
      tabIndex={isTabStop ? 0 : -1}
      aria-pressed={isSelected}
      title={said || title}
      data-item={keyOf({ route, ...(part && { part }) })}
      data-again={isSelected && again ? keyOf(again) : undefined}
    >
      {children}
      {said !== '' && <span className="aloud">. {said}</span>}
      <FoundMark found={found} />
    </button>
  )
}
