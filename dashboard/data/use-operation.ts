import { keepPreviousData, type QueryKey, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ApiError } from '../../client/errors.ts'
import type { Operation } from '../../client/operation.ts'
import { type Answer, ask } from './ask.ts'
import type { LiveOn } from './live-on.ts'

interface QueryOptions {
  /** What happens that makes the answer another one. Left out: nothing but the time. */
  readonly live?: LiveOn
  /** Whether to ask at all. */
  readonly enabled?: boolean
}

/** An answer of the API, as a component sees it. */
interface Shown<Result> {
  /** Undefined while nothing is known yet. What was known for other variables stays until there is something better. */
  readonly data: Result | undefined
  /** Why some of it is null. */
  readonly partial: ApiError | undefined
  /** Why there is nothing. */
  readonly error: Error | null
  /** Whether `data` is that of other variables, or older than what has happened since. */
  readonly isOld: boolean
  readonly retry: () => void
}

/** Asks for something, keeps it, and asks anew when something has happened that it depends on. */
export function useOperation<Result, Variables>(
  operation: Operation<Result, Variables>,
  variables: Variables,
  { live, enabled = true }: QueryOptions = {},
): Shown<Result> {
  const { data, error, isPlaceholderData, refetch } = useQuery<Answer<Result>>({
    queryKey: keyOf(operation, variables),
    queryFn: ({ signal }) => ask(operation, variables, signal),
    placeholderData: keepPreviousData,
    enabled,
    ...(live && { meta: { live } }),
  })
  return {
    data: data?.data,
    partial: data?.partial,
    // Who has seen an answer goes on to see it: the shell tells that there is none any more.
    error: data === undefined ? error : null,
    isOld: isPlaceholderData,
    retry: () => void refetch(),
  }
}

/**
 * Changes something. `run` resolves with the answer, and throws what the API has against it.
 *
 * @param outdates what other answers are old afterwards: `run` resolves when those that are shown have come anew
 */
export function useChange<Result, Variables>(
  operation: Operation<Result, Variables>,
  outdates: readonly string[] = [],
) {
  const client = useQueryClient()
  const { mutateAsync, isPending, error, reset } = useMutation({
    mutationFn: async (variables: Variables) => (await ask(operation, variables)).data,
    onSuccess: () => Promise.all(outdates.map((old) => client.invalidateQueries({ queryKey: [nameOf(old)] }))),
  })
  return { run: mutateAsync, isRunning: isPending, error, reset }
}

/** Under which an answer is kept: the operation's name, and what it is about. */
export const keyOf = (operation: string, variables: unknown): QueryKey => [nameOf(operation), variables]

const nameOf = (operation: string): string => /^\s*\w+ (\w+)/.exec(operation)?.[1] ?? operation
