import { Skeleton } from '../ui/skeleton.tsx'
import styles from './page-skeleton.module.css'

/** In the place of a page whose code or data is not there yet: as high as most of what follows. */
export function PageSkeleton() {
  return (
    <div className={styles.page} aria-busy="true">
      <span className="aloud">Loading…</span>
      <Skeleton width="12rem" height="1.75rem" />
      <Skeleton height="5.5rem" />
      <Skeleton height="18rem" />
    </div>
  )
}
