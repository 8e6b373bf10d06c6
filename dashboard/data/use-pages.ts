import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import type { ApiError } from '../../client/errors.ts'
import type { Operation } from '../../client/operation.ts'
import { ask } from './ask.ts'
import type { LiveOn } from './live-on.ts'
import { keyOf } from './use-operation.ts'

/** A page of a list of the API. */
interface Connection<Row> {
  readonly nodes: readonly Row[]
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor?: string | null }
}

interface PagesOptions {
  /** What happens that makes the list another one. Left out: nothing but the time. */
  readonly live?: LiveOn
  readonly enabled?: boolean
}

/** A list that grows as one asks for more of it. */
interface ShownPages<Row> {
  /** Undefined while nothing is known yet. */
  readonly rows: readonly Row[] | undefined
  readonly partial: ApiError | undefined
  readonly error: Error | null
  readonly isOld: boolean
  readonly retry: () => void
  readonly hasMore: boolean
  readonly isLoadingMore: boolean
  readonly more: () => void
}

/** Asks for a list page by page. `listOf` finds it in the answer; what has none there is a list of nothing. */
export function usePages<Result, Variables extends { readonly after?: string | null | undefined }, Row>(
  operation: Operation<Result, Variables>,
  variables: Omit<Variables, 'after'>,
  listOf: (result: Result) => Connection<Row> | null | undefined,
  { live, enabled = true }: PagesOptions = {},
): ShownPages<Row> {
  const query = useInfiniteQuery({
    queryKey: [...keyOf(operation, variables), 'pages'],
    queryFn: ({ pageParam, signal }) =>
      // `after` is what was left out.
      ask(operation, { ...variables, after: pageParam } as unknown as Variables, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ data }) => {
      const info = listOf(data)?.pageInfo
      return info?.hasNextPage ? info.endCursor : undefined
    },
    placeholderData: keepPreviousData,
    enabled,
    ...(live && { meta: { live } }),
  })
  return {
    rows: query.data?.pages.flatMap(({ data }) => listOf(data)?.nodes ?? []),
    partial: query.data?.pages.find(({ partial }) => partial)?.partial,
    error: query.data === undefined ? query.error : null,
    isOld: query.isPlaceholderData,
    retry: () => void query.refetch(),
    hasMore: query.hasNextPage,
    isLoadingMore: query.isFetchingNextPage,
    more: () => void query.fetchNextPage(),
  }
}
