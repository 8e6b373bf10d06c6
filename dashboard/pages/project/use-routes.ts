import { useState } from 'react'
import { ShowRoutes, type ShowRoutesQuery } from '../../../client/operations.ts'
import { useRange } from '../../app/range-chooser.tsx'
import { useOperation } from '../../data/use-operation.ts'

type Revision = NonNullable<NonNullable<ShowRoutesQuery['project']>['headRevision']>
export type RouteRow = Revision['routes'][number]

/** For every hundred routes, since all of them are counted anew. */
const EVERY_MS = 3_000

/** All routes of a project, by name, with what they did in an environment. */
export function useRoutes(projectId: string, environmentId: string) {
  const range = useRange()
  const [hundreds, setHundreds] = useState(1)
  const { data, ...shown } = useOperation(
    ShowRoutes,
    { projectId, environmentId, range: { last: range } },
    {
      live: {
        types: ['execution.finished', 'deadletter.added', 'revision.created', 'deployment.succeeded'],
        environmentId,
        atMostEveryMs: hundreds * EVERY_MS,
      },
    },
  )
  const routes = data?.project?.headRevision?.routes
  const now = Math.ceil((routes?.length ?? 1) / 100) || 1
  if (now !== hundreds) setHundreds(now)
  return { ...shown, routes: routes === undefined && data !== undefined && !shown.isOld ? [] : routes }
}
