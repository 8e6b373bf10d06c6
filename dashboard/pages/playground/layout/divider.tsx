import { type KeyboardEvent, type PointerEvent, useRef } from 'react'
import styles from './panes.module.css'
import { bounded, LEAST_PX, MOST_PX } from './widths.ts'

const STEP_PX = 24

interface DividerProps {
  readonly label: string
  /** Of the pane that it belongs to. */
  readonly width: number
  /** Whether that pane is before it, or behind. */
  readonly sign: 1 | -1
  readonly onResize: (to: number) => void
}

/** Between two panes: dragged, or moved with the arrows. */
export function Divider({ label, width, sign, onResize }: DividerProps) {
  const from = useRef<{ readonly x: number; readonly width: number }>(undefined)
  const onKeyDown = ({ key }: KeyboardEvent): void => {
    const by = key === 'ArrowRight' ? STEP_PX : key === 'ArrowLeft' ? -STEP_PX : 0
    if (by !== 0) onResize(bounded(width + sign * by))
  }
  const onPointerDown = (event: PointerEvent): void => {
    event.currentTarget.setPointerCapture(event.pointerId)
    from.current = { x: event.clientX, width }
  }
  const onPointerMove = ({ clientX }: PointerEvent): void => {
    if (from.current !== undefined) onResize(bounded(from.current.width + sign * (clientX - from.current.x)))
  }
  const onPointerUp = (): void => {
    from.current = undefined
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a line that can be moved is a separator with a value, which no element is
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={width}
      aria-valuemin={LEAST_PX}
      aria-valuemax={MOST_PX}
      tabIndex={0}
      className={styles.divider}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
    />
  )
}
