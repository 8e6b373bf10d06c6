import { lazy, Suspense } from 'react'
import { formatExact } from '../../format/numbers.ts'
import { Skeleton } from '../skeleton.tsx'
import type { ChartPoint } from './chart-point.ts'
import styles from './messages-chart.module.css'

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
