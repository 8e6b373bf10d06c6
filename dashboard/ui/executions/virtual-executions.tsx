import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { RunFragment } from '../../../client/operations.ts'
import { ExecutionHead, ExecutionRow } from './execution-row.tsx'
import styles from './virtual-executions.module.css'

interface VirtualExecutionsProps {
  readonly label: string
  readonly project: string
  readonly executions: readonly RunFragment[]
  /** Whether the rows are those of another question, until its own come. */
  readonly isOld: boolean
  /** Whether more can be had. */
  readonly hasMore: boolean
  /** Is asked for more when the end comes into sight. */
  readonly onEnd: () => void
}

const ROW_PX = 44
const CARD_PX = 84
/** Rows beyond what can be seen, on both sides. */
const OVERSCAN = 12
const narrow = matchMedia('(max-width: 60rem)')

/** A list of any length: only the rows in sight are in the page, which scrolls as a whole. */
export function VirtualExecutions({ label, project, executions, isOld, hasMore, onEnd }: VirtualExecutionsProps) {
  const isNarrow = useSyncExternalStore(subscribe, () => narrow.matches)
  const height = isNarrow ? CARD_PX : ROW_PX
  const place = useRef<HTMLDivElement>(null)
  const [top, setTop] = useState(0)
  useLayoutEffect(() => {
    if (place.current !== null) setTop(place.current.getBoundingClientRect().top + window.scrollY)
  })
  const rows = useWindowVirtualizer({
    count: executions.length,
    estimateSize: () => height,
    overscan: OVERSCAN,
    scrollMargin: top,
    getItemKey: (index) => executions[index]?.id ?? index,
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was measured holds for one height
  useEffect(() => rows.measure(), [height])
  const items = rows.getVirtualItems()
  const isAtEnd = (items.at(-1)?.index ?? 0) >= executions.length - OVERSCAN
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again as soon as there are more rows, and the end is in sight still
  useEffect(() => {
    if (isAtEnd && hasMore) onEnd()
  }, [isAtEnd, hasMore, executions.length])
  return (
    // biome-ignore-start lint/a11y/useSemanticElements: as in the rows
    <div
      role="table"
      aria-label={label}
      aria-rowcount={hasMore ? -1 : executions.length + 1}
      aria-busy={isOld}
      data-old={isOld}
      className={styles.table}
      onKeyDown={moveByKeys}
    >
      <ExecutionHead />
      <div ref={place} role="rowgroup" className={styles.rows} style={{ height: rows.getTotalSize() }}>
        {items.map(({ key, index, start }) => {
          const execution = executions[index]
          return (
            execution !== undefined && (
              <div
                key={key}
                role="presentation"
                className={styles.place}
                style={{ height, transform: `translateY(${start - top}px)` }}
              >
                <ExecutionRow project={project} execution={execution} place={index + 1} />
              </div>
            )
          )
        })}
      </div>
    </div>
    // biome-ignore-end lint/a11y/useSemanticElements: as in the rows
  )
}

function subscribe(listener: () => void): () => void {
  narrow.addEventListener('change', listener)
  return () => narrow.removeEventListener('change', listener)
}

/** Arrows go from row to row. */
function moveByKeys(event: KeyboardEvent<HTMLDivElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (step === undefined) return
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>('[role="cell"] a')]
  const next = links[links.indexOf(document.activeElement as HTMLElement) + step]
  if (next === undefined) return
  event.preventDefault()
  next.focus()
}
