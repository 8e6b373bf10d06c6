import { QueryCache } from '@tanstack/react-query'
import { ApiError } from '../../client/errors.ts'
import { ShowViewer, type ShowViewerQuery } from '../../client/operations.ts'
import type { Answer } from './ask.ts'
import { keyOf, useOperation } from './use-operation.ts'

/** Who is signed in: undefined while that is not known, null for nobody. */
export function useViewer() {
  const { data, error, retry } = useOperation(ShowViewer, {})
  const isNobody = error instanceof ApiError && error.code === 'UNAUTHENTICATED'
  return { viewer: isNobody ? null : data?.viewer, error: isNobody ? null : error, retry }
}

/** Whatever learns that the session is over has everybody know. */
export function createQueryCache(): QueryCache {
  const cache = new QueryCache({
    onError(error) {
      if (!(error instanceof ApiError) || error.code !== 'UNAUTHENTICATED') return
      const answer: Answer<ShowViewerQuery> = { data: { viewer: null }, partial: undefined }
      cache.find({ queryKey: keyOf(ShowViewer, {}) })?.setData(answer)
    },
  })
  return cache
}
