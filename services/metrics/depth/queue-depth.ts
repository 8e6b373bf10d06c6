import { nameWithin } from '../../shared/ids.ts'
import type { Context } from '../context.ts'
import type { QueueDepth } from '../generated.ts'
import { assertInOneProject } from '../route-in-environment.ts'
import { fromTarget } from '../target.ts'

/** @throws {Refusal} for what is no environment of the route's project, and where the target cannot be reached */
export async function queueDepth(
  { operations }: Context,
  routeId: string,
  environmentId: string,
): Promise<QueueDepth | null> {
  assertInOneProject(routeId, environmentId)
  const depth = await fromTarget(() => operations.dataPlane.depth(environmentId, nameWithin(routeId)))
  if (depth === undefined) return null
  const { oldestAgeSeconds, measuredAt } = depth
  return {
    ...depth,
    oldestAgeSeconds: oldestAgeSeconds === undefined ? null : Math.floor(oldestAgeSeconds),
    measuredAt: new Date(measuredAt),
  }
}
