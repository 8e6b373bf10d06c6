import type { ReactNode } from 'react'
import { formatDuration } from '../format/times.ts'
import styles from './waterfall.module.css'

/** Something that took its time. */
export interface Stretch {
  readonly key: string
  readonly label: ReactNode
  /** In small letters below. */
  readonly note?: ReactNode
  /** When it began, in milliseconds on the scale of all. */
  readonly at: number
  readonly durationMs: number
  /** How long it waited before. */
  readonly waitMs?: number | undefined
  readonly tone?: 'bad' | 'quiet' | undefined
}

interface WaterfallProps {
  readonly label: string
  readonly stretches: readonly Stretch[]
  /** Whether there is much to say of each. */
  readonly wide?: boolean
}

/** What happened one after the other, on one scale of time. The numbers say the same as the bars. */
export function Waterfall({ label, stretches, wide = false }: WaterfallProps) {
  const begin = Math.min(...stretches.map(({ at, waitMs = 0 }) => at - waitMs))
  const end = Math.max(...stretches.map(({ at, durationMs }) => at + durationMs))
  const share = (ms: number): string => `${(ms / Math.max(1e-6, end - begin)) * 100}%`
  return (
    <ol className={styles.rows} aria-label={label} data-wide={wide}>
      {stretches.map(({ key, label, note, at, durationMs, waitMs = 0, tone }) => (
        <li key={key} className={styles.row}>
          <span className={styles.label}>
            {label}
            {note !== undefined && <span className={styles.note}>{note}</span>}
          </span>
          <span className={styles.track} aria-hidden="true">
            {waitMs > 0 && (
              <span className={styles.wait} style={{ left: share(at - waitMs - begin), width: share(waitMs) }} />
            )}
            <span
              className={styles.bar}
              data-tone={tone}
              // What is short at the very end would stand outside.
              style={{ left: `min(${share(at - begin)}, calc(100% - 3px))`, width: share(durationMs) }}
            />
          </span>
          <span className={styles.end}>{formatDuration(durationMs)}</span>
        </li>
      ))}
    </ol>
  )
}
