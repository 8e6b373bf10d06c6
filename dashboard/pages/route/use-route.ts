import { ShowQueueDepth, ShowRoute, type ShowRouteQuery } from '../../../client/operations.ts'
import { useRange } from '../../app/range-chooser.tsx'
import { useOperation } from '../../data/use-operation.ts'

export type RouteDoing = NonNullable<NonNullable<ShowRouteQuery['project']>['route']>

const EVERY_MS = 3_000

/** A route, and how it does in an environment. */
export function useRoute(projectId: string, environmentId: string, name: string) {
  const range = useRange()
  const about = { projectId, environmentId, name }
  const { data, isOld, ...shown } = useOperation(
    ShowRoute,
    { ...about, range: { last: range } },
    { live: { types: ['execution.finished', 'revision.created'], environmentId, atMostEveryMs: EVERY_MS } },
  )
  const depth = useOperation(ShowQueueDepth, about, {
    live: { types: ['execution.finished'], environmentId, atMostEveryMs: EVERY_MS },
  })
  const route = data?.project?.route
  return {
    ...shown,
    isOld,
    /** Null where there is none of the name. */
    route: isOld && route?.name !== name ? undefined : data && (route ?? null),
    /** Undefined while it is not known, null where no queue feeds it or nobody can say. */
    depth: depth.isOld ? undefined : (depth.data?.project?.route?.queueDepth ?? (depth.data && null)),
  }
}
