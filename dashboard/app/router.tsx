import { createRouter } from '@tanstack/react-router'
import { PageError } from './page-error.tsx'
import { PageSkeleton } from './page-skeleton.tsx'
import { projectRoutes } from './router/project-routes.ts'
import { accountRoute, overviewRoute, rootRoute, shellRoute, signInRoute } from './router/shell-routes.ts'

const routeTree = rootRoute.addChildren([
  signInRoute,
  shellRoute.addChildren([overviewRoute, accountRoute, projectRoutes]),
])

export const router = createRouter({
  routeTree,
  defaultPreload: 'intent',
  defaultErrorComponent: PageError,
  defaultPendingComponent: PageSkeleton,
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
