import { QueryClient } from '@tanstack/react-query'
import { ApiError } from '../../client/errors.ts'
import { createQueryCache } from './viewer.ts'

const MINUTE_MS = 60_000
const TRIES = 3

/** Keeps what the API has answered. Ranges such as "the last hour" move on by themselves, so everything is asked for once a minute. */
export const createQueryClient = (): QueryClient =>
  new QueryClient({
    queryCache: createQueryCache(),
    defaultOptions: {
      queries: {
        staleTime: MINUTE_MS / 2,
        refetchInterval: MINUTE_MS,
        retry: (failures, error) => failures < TRIES && error instanceof ApiError && error.retryable,
      },
      mutations: { retry: false },
    },
  })
