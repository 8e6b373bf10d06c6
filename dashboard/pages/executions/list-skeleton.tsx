import { Skeleton } from '../../ui/skeleton.tsx'

/** As high as a screen of rows. */
export const ListSkeleton = () => (
  <div aria-busy="true">
    <span className="aloud">Loading…</span>
    <Skeleton height="28rem" />
  </div>
)
