import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  retainSearchParams,
} from '@tanstack/react-router'
import { PageError } from './page-error.tsx'
import { PageSkeleton } from './page-skeleton.tsx'
import { isRange, type Range } from './ranges.ts'
import { Root } from './root.tsx'
import { Shell } from './shell.tsx'

/** What every page behind the sign-in has in its address. */
interface ShellSearch {
  readonly range?: Range
}

/** Which environment a page of a project is about; the page chooses where none is named. */
interface ProjectSearch {
  readonly env?: string | undefined
}

interface SignInSearch {
  /** Where to go afterwards. */
  readonly next?: string
}

const rootRoute = createRootRoute({
  component: Root,
  notFoundComponent: lazyRouteComponent(() => import('../pages/not-found/not-found-page.tsx'), 'NotFoundPage'),
})

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 'sign-in',
  validateSearch: ({ next }: Record<string, unknown>): SignInSearch => (isPath(next) ? { next } : {}),
  component: lazyRouteComponent(() => import('../pages/sign-in/sign-in-page.tsx'), 'SignInPage'),
})

/** Addresses of this dashboard alone: nobody is sent elsewhere. */
const isPath = (next: unknown): next is string => typeof next === 'string' && /^\/(?![/\\])/.test(next)

const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'shell',
  validateSearch: ({ range }: Record<string, unknown>): ShellSearch => (isRange(range) ? { range } : {}),
  search: { middlewares: [retainSearchParams(['range'])] },
  component: Shell,
})

const overviewRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/',
  component: lazyRouteComponent(() => import('../pages/overview/overview-page.tsx'), 'OverviewPage'),
})

/** Pages of a project are its children. */
const projectRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: 'projects/$project',
  validateSearch: ({ env }: Record<string, unknown>): ProjectSearch => (typeof env === 'string' ? { env } : {}),
  search: { middlewares: [retainSearchParams(['env'])] },
})

const projectPageRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: '/',
  component: lazyRouteComponent(() => import('../pages/project/project-page.tsx'), 'ProjectPage'),
})

const routeTree = rootRoute.addChildren([
  signInRoute,
  shellRoute.addChildren([overviewRoute, projectRoute.addChildren([projectPageRoute])]),
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
