import { Outlet } from '@tanstack/react-router'
import { Suspense } from 'react'
import { PageSkeleton } from './page-skeleton.tsx'

/** Around every page. */
export function Root() {
  return (
    <Suspense fallback={<PageSkeleton />}>
      <Outlet />
    </Suspense>
  )
}
