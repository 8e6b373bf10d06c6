import { useState } from 'react'
import { ShowEnvironment, type ShowEnvironmentQuery } from '../../../client/operations.ts'
import { useRange } from '../../app/range-chooser.tsx'
import { thisMonth } from '../../app/ranges.ts'
import type { Environment, Project } from '../../app/use-project.ts'
import { useOperation } from '../../data/use-operation.ts'

export type Doing = Extract<NonNullable<ShowEnvironmentQuery['node']>, { readonly stats?: unknown }>
type Revision = NonNullable<NonNullable<ShowEnvironmentQuery['project']>['headRevision']>
export type RouteRow = Revision['routes'][number]

/** For every hundred routes, since all of them are counted anew. */
const EVERY_MS = 3_000

/** How an environment does, and in it all routes of the newest revision, by name. Undefined while that is not known. */
export function useEnvironment(project: Project, environment: Environment) {
  const range = useRange()
  const [hundreds, setHundreds] = useState(1)
  const { data, ...shown } = useOperation(
    ShowEnvironment,
    { id: environment.id, projectId: project.id, range: { last: range }, month: thisMonth() },
    {
      live: {
        types: ['execution.finished', 'deadletter.added', 'redrive.progress', 'revision.created', 'deployment.*'],
        environmentId: environment.id,
        atMostEveryMs: hundreds * EVERY_MS,
      },
    },
  )
  // What is kept of another environment is not shown as this one.
  const doing = data?.node != null && 'stats' in data.node && data.node.id === environment.id ? data.node : undefined
  const routes = doing && (data?.project?.headRevision?.routes ?? [])
  const now = Math.ceil((routes?.length ?? 1) / 100) || 1
  if (now !== hundreds) setHundreds(now)
  return { ...shown, doing, routes }
}
