import type { QueryClient } from '@tanstack/react-query'
import { ApiError } from '../../../../client/errors.ts'
import { ShowRevisionFiles } from '../../../../client/operations.ts'
import { ask } from '../../../data/ask.ts'
import { keyOf } from '../../../data/use-operation.ts'
import type { Base } from '../draft/draft.ts'
import { filesOf } from '../draft/files.ts'

/** A revision with its files. It never changes, so it is asked for once. */
export async function fetchRevision(client: QueryClient, projectId: string, number: number) {
  const { data } = await client.fetchQuery({
    queryKey: keyOf(ShowRevisionFiles, { projectId, number }),
    queryFn: ({ signal }) => ask(ShowRevisionFiles, { projectId, number }, signal),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const revision = data.project?.revision
  if (revision != null) return revision
  throw new ApiError(`There is no revision ${number} of this project.`, {
    code: 'NOT_FOUND',
    hint: 'Open the playground without it: it shows the newest.',
  })
}

/** The same as what a draft is a change of; before the first revision that is nothing. */
export async function fetchBase(client: QueryClient, projectId: string, number: number): Promise<Base> {
  if (number === 0) return { number, files: new Map() }
  return { number, files: filesOf((await fetchRevision(client, projectId, number)).files) }
}
