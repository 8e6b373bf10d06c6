import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { ShowRoutes, type ShowRoutesQuery } from '../../../client/operations.ts'
import { useRange } from '../../app/range-chooser.tsx'
import { ask } from '../../data/ask.ts'
import { keyOf } from '../../data/use-operation.ts'

type Page = NonNullable<ShowRoutesQuery['project']>['routes']
export type RouteRow = Page['nodes'][number]

/** For each page of a hundred, since all of them are asked for anew. */
const EVERY_MS = 3_000

/** All routes of a project, page after page, with what they did in an environment. */
export function useRoutes(projectId: string, environmentId: string) {
  const last = useRange()
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage, isPlaceholderData, refetch } = useInfiniteQuery({
    queryKey: keyOf(ShowRoutes, { projectId, environmentId, last }),
    queryFn: ({ pageParam, signal }) =>
      ask(ShowRoutes, { projectId, environmentId, range: { last }, after: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ data }) => {
      const info = data.project?.routes.pageInfo
      return info?.hasNextPage ? info.endCursor : undefined
    },
    // Of another range, but not of another environment.
    placeholderData: (before, query) =>
      Object(query?.queryKey[1]).environmentId === environmentId ? before : undefined,
    meta: {
      live: {
        types: ['execution.finished', 'deadletter.added', 'revision.created', 'deployment.succeeded'],
        environmentId,
        atMostEveryMs: EVERY_MS,
      },
    },
  })
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, fetchNextPage])
  return {
    routes: data?.pages.flatMap(({ data }) => data.project?.routes.nodes ?? []),
    error: data === undefined ? error : null,
    isOld: isPlaceholderData,
    retry: () => void refetch(),
  }
}
