import { lazy, Suspense } from 'react'
import { Skeleton } from '../../../ui/skeleton.tsx'
import styles from './canvas.module.css'
import type { CanvasProps } from './canvas-props.ts'

const CanvasView = lazy(() => import('./canvas-view.tsx').then(({ CanvasView }) => ({ default: CanvasView })))

/** The routes of the files as a graph, beside their text: whatever is selected or changed in one is in the other. */
export function Canvas({ check, ...rest }: CanvasProps) {
  const skeleton = <Skeleton height="100%" />
  return (
    <section className={styles.frame} aria-label="Graph of the routes">
      {check === undefined ? (
        skeleton
      ) : (
        <Suspense fallback={skeleton}>
          <CanvasView check={check} {...rest} />
        </Suspense>
      )}
    </section>
  )
}
