import { useNavigate, useSearch } from '@tanstack/react-router'
import type { CheckedRoute } from '../check/use-check.ts'

/** Which route is tried: that of the address, that of the message, or the first. */
export function useTriedRoute(routes: readonly CheckedRoute[] | undefined, ofMessage: string | undefined) {
  const { route: inAddress } = useSearch({ from: '/shell/projects/$project/playground' })
  const navigate = useNavigate({ from: '/projects/$project/playground' })
  const named = (name: string | undefined) => routes?.find((route) => route.name === name)
  return {
    route: named(inAddress) ?? named(ofMessage) ?? routes?.[0],
    // The message was one of another route.
    chooseRoute: (route: string) =>
      void navigate({ search: (before) => ({ ...before, route, message: undefined }), hash: true, replace: true }),
  }
}
