import { useNavigate, useSearch } from '@tanstack/react-router'
import type { RouteDocument } from './route-document.ts'

/** The one route that is shown, as the address says; undefined for all of them. */
export function useShown(documents: readonly RouteDocument[]) {
  const { graph } = useSearch({ from: '/shell/projects/$project/playground' })
  const navigate = useNavigate({ from: '/projects/$project/playground' })
  const shown = documents.find(({ name }) => name === graph)?.name
  const show = (name: string): void => {
    void navigate({
      search: (before) => ({ ...before, graph: name === '' ? undefined : name }),
      hash: true,
      replace: true,
    })
  }
  return [shown, show] as const
}
