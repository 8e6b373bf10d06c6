import { lazy, Suspense } from 'react'
import { Skeleton } from '../skeleton.tsx'
import styles from './chart.module.css'
import type { ChartCanvasProps } from './chart-canvas.tsx'

const Canvas = lazy(() => import('./chart-canvas.tsx').then(({ ChartCanvas }) => ({ default: ChartCanvas })))

interface ChartProps {
  /** Undefined while it is not known. */
  readonly drawn: ChartCanvasProps | undefined
  /** The same in words. */
  readonly inWords: string
}

/** Something over time. */
export function Chart({ drawn, inWords }: ChartProps) {
  return (
    <figure className={styles.chart}>
      <Suspense fallback={<Skeleton height="100%" />}>
        {drawn === undefined ? <Skeleton height="100%" /> : <Canvas {...drawn} />}
      </Suspense>
      <figcaption className="aloud">{inWords}</figcaption>
    </figure>
  )
}
