import { createRootRoute, createRoute, lazyRouteComponent, retainSearchParams } from '@tanstack/react-router'
import { isRange, type Range } from '../ranges.ts'
import { Root } from '../root.tsx'
import { Shell } from '../shell.tsx'
import { isPath, type Raw } from './search.ts'

/** What every page behind the sign-in has in its address. */
interface ShellSearch {
  readonly range?: Range | undefined
}

interface SignInSearch {
  /** Where to go afterwards. */
  readonly next?: string | undefined
}

export const rootRoute = createRootRoute({
  component: Root,
  notFoundComponent: lazyRouteComponent(() => import('../../pages/not-found/not-found-page.tsx'), 'NotFoundPage'),
})

export const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 'sign-in',
  validateSearch: ({ next }: Raw): SignInSearch => ({ next: isPath(next) ? next : undefined }),
  component: lazyRouteComponent(() => import('../../pages/sign-in/sign-in-page.tsx'), 'SignInPage'),
})

export const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'shell',
  validateSearch: ({ range }: Raw): ShellSearch =>
    isRange(range) ? { range } : range === undefined ? {} : { range: undefined },
  search: { middlewares: [retainSearchParams(['range'])] },
  component: Shell,
})

export const overviewRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/',
  component: lazyRouteComponent(() => import('../../pages/overview/overview-page.tsx'), 'OverviewPage'),
})

export const accountRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: 'account',
  component: lazyRouteComponent(() => import('../../pages/account/account-page.tsx'), 'AccountPage'),
})
