import { useVirtualizer } from '@tanstack/react-virtual'
import { ArrowDown } from 'lucide-react'
import { useLayoutEffect, useRef, useState } from 'react'
import type { Project } from '../../app/use-project.ts'
import { formatExact } from '../../format/numbers.ts'
import { Button } from '../../ui/button.tsx'
import type { LogLine } from './follow-logs.ts'
import styles from './log-list.module.css'
import { LogRow } from './log-row.tsx'

interface LogListProps {
  readonly project: Project
  readonly lines: readonly LogLine[]
  /** Whether the newest line is in sight, and so stays in sight. */
  readonly isAtEnd: boolean
  readonly onAtEnd: (isAtEnd: boolean) => void
}

const ROW_PX = 30
/** Who scrolled that near to the end wants to be there. */
const NEAR_PX = 24

/** Lines in their order: only those in sight are in the page. It follows the newest, unless somebody reads further up. */
export function LogList({ project, lines, isAtEnd, onAtEnd }: LogListProps) {
  const frame = useRef<HTMLDivElement>(null)
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set())
  const [seen, setSeen] = useState(lines.at(-1)?.id)
  const rows = useVirtualizer({
    count: lines.length,
    getScrollElement: () => frame.current,
    estimateSize: () => ROW_PX,
    overscan: 12,
    getItemKey: (index) => lines[index]?.id ?? index,
  })
  const newest = lines.at(-1)?.id
  if (isAtEnd && seen !== newest) setSeen(newest)
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever there is more at the end
  useLayoutEffect(() => {
    if (isAtEnd) rows.scrollToIndex(lines.length - 1, { align: 'end' })
  }, [newest, opened, isAtEnd])

  const onScroll = (): void => {
    const { scrollTop, scrollHeight, clientHeight } = frame.current ?? document.documentElement
    const isNear = scrollHeight - scrollTop - clientHeight < NEAR_PX
    if (isNear !== isAtEnd) onAtEnd(isNear)
  }
  const turn = (id: string): void => {
    const next = new Set(opened)
    if (!next.delete(id)) next.add(id)
    setOpened(next)
  }
  const unseen = isAtEnd ? 0 : lines.length - 1 - lines.findIndex(({ id }) => id === seen)
  return (
    <div className={styles.place}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: who has no mouse scrolls it by keys */}
      <section ref={frame} className={styles.frame} aria-label="Lines of the log" tabIndex={0} onScroll={onScroll}>
        <ol className={styles.lines} style={{ height: rows.getTotalSize() }}>
          {rows.getVirtualItems().map(({ key, index, start }) => {
            const line = lines[index]
            return (
              line !== undefined && (
                <li
                  key={key}
                  ref={rows.measureElement}
                  data-index={index}
                  aria-setsize={lines.length}
                  aria-posinset={index + 1}
                  className={styles.line}
                  style={{ transform: `translateY(${start}px)` }}
                >
                  <LogRow project={project} line={line} isOpen={opened.has(line.id)} onTurn={() => turn(line.id)} />
                </li>
              )
            )
          })}
        </ol>
      </section>
      {!isAtEnd && (
        <Button variant="primary" className={styles.newest} onClick={() => onAtEnd(true)}>
          <ArrowDown size={14} aria-hidden="true" />
          {unseen > 0 ? `${formatExact(unseen)} new` : 'To the newest'}
        </Button>
      )}
    </div>
  )
}
