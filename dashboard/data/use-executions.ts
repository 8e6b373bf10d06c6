import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import {
  type ExecutionFilter,
  type RunFragment,
  ShowExecutions,
  type ShowExecutionsQuery,
} from '../../client/operations.ts'
import { ask } from './ask.ts'
import { keyOf, useOperation } from './use-operation.ts'

/** As many as the API gives at once. */
const PAGE = 100
/** What the API looks at for a page, where it looks at each. */
export const LOOKED_AT_PER_PAGE = 2_000

type Page = ShowExecutionsQuery['node']

/**
 * Executions of an environment, the latest first, page after page. What has been read stays as it is: what comes later is counted by
 * `useNewer`, and does not push anything.
 */
export function useExecutions(environmentId: string, filter: ExecutionFilter, enabled = true) {
  const client = useQueryClient()
  const variables = { environmentId, first: PAGE, filter }
  const queryKey = keyOf(ShowExecutions, { ...variables, isPaged: true })
  const { data, error, isPlaceholderData, hasNextPage, fetchNextPage, refetch } = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) => ask(ShowExecutions, { ...variables, after: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ data: { node } }) => {
      const info = executionsOf(node)?.pageInfo
      return info?.hasNextPage ? info.endCursor : undefined
    },
    enabled,
    staleTime: Number.POSITIVE_INFINITY,
    refetchInterval: false,
    placeholderData: (before, query) =>
      Object(query?.queryKey[1]).environmentId === environmentId ? before : undefined,
  })
  const pages = data?.pages.map(({ data: { node } }) => executionsOf(node)?.nodes ?? [])
  return {
    executions: pages?.flat(),
    pageCount: pages?.length ?? 0,
    error: data === undefined ? error : null,
    /** Why there is no next page, though there should be. */
    problem: data === undefined ? null : error,
    isOld: isPlaceholderData,
    hasMore: hasNextPage,
    more: () => void fetchNextPage({ cancelRefetch: false }),
    retry: () => void refetch(),
    /** Begins anew with the latest. */
    restart: () => void client.resetQueries({ queryKey, exact: true }),
  }
}

/** The latest ones, as they come. */
export function useLatest(environmentId: string, filter: ExecutionFilter, enabled: boolean) {
  const { data, error, isOld, retry } = useOperation(
    ShowExecutions,
    { environmentId, first: PAGE, filter },
    { enabled, live: { types: ['execution.finished'], environmentId } },
  )
  return { executions: executionsOf(data?.node)?.nodes, error, isOld, retry }
}

/** How many have come since the first of a list; of a hundred on nobody counts. */
export function useNewer(
  environmentId: string,
  filter: ExecutionFilter,
  shown: readonly RunFragment[] | undefined,
): number {
  const latest = shown?.[0]
  const receivedAfter = latest?.receivedAt ?? filter.receivedAfter ?? null
  const { data, isOld } = useOperation(
    ShowExecutions,
    { environmentId, first: PAGE, filter: { ...filter, receivedAfter } },
    { enabled: shown !== undefined, live: { types: ['execution.finished'], environmentId } },
  )
  if (shown === undefined || isOld) return 0
  const known = new Set(shown.slice(0, PAGE).map(({ id }) => id))
  return (executionsOf(data?.node)?.nodes ?? []).filter(({ id }) => !known.has(id)).length
}

const executionsOf = (node: Page | undefined) => (node != null && 'executions' in node ? node.executions : undefined)
