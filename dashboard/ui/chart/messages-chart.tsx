import { lazy, Suspense } from 'react'
import { formatExact } from '../../format/numbers.ts'
import { Skeleton } from '../skeleton.tsx'
import styles from './messages-chart.module.css'

/** What became of the messages of a stretch of time. */
export interface ChartPoint {
  readonly at: string
  readonly received: number
  readonly succeeded: number
  readonly failed: number
  readonly dropped: number
}

const Canvas = lazy(() => import('./chart-canvas.tsx').then(({ ChartCanvas }) => ({ default: ChartCanvas })))

/** Messages over time: what was received, and what of it failed. Undefined while that is not known. */
export function MessagesChart({ points }: { readonly points: readonly ChartPoint[] | undefined }) {
  const sum = (of: (point: ChartPoint) => number): string =>
    formatExact((points ?? []).reduce((total, point) => total + of(point), 0))
  return (
    <figure className={styles.chart}>
      <Suspense fallback={<Skeleton height="100%" />}>
        {points === undefined ? <Skeleton height="100%" /> : <Canvas points={points} />}
      </Suspense>
      <figcaption className="aloud">
        Over this range {sum(({ received }) => received)} messages were received, {sum(({ failed }) => failed)} of them
        failed.
      </figcaption>
    </figure>
  )
}
