import { resolveOptions } from '../../runtime/route/options.ts'
import type { RouteDocument } from '../../runtime/route/route.ts'
import { targetsOf } from '../../runtime/route/targets.ts'
import { endpointOf, type SharedEndpoint } from './endpoints.ts'
import { routeIds } from './logical-ids.ts'
import type { Contents, ExecutorPlan, HttpRoutePlan, QueuePlan, SchedulePlan } from './plan.ts'
import {
  DEAD_LETTER_RETENTION_S,
  maxReceiveCount,
  retentionS,
  SOURCE_RETENTION_S,
  UNREAD_VISIBILITY_TIMEOUT_S,
  visibilityTimeoutS,
} from './timing.ts'

const nothing: Contents = { executors: [], queues: [], buckets: [], httpRoutes: [], schedules: [] }

/** What a route needs for itself alone: executor, inbox, dead-letter queue, HTTP route, schedule. */
export function routeNeeds(route: RouteDocument): Contents {
  const httpRoute = httpRouteOf(route)
  const schedule = scheduleOf(route)
  return {
    ...nothing,
    executors: [executorOf(route)],
    queues: isSynchronous(route) ? [] : [...inboxOf(route), deadLettersOf(route)],
    httpRoutes: httpRoute === undefined ? [] : [httpRoute],
    schedules: schedule === undefined ? [] : [schedule],
  }
}

/** What a queue or bucket that routes share needs: to be made, and to suit its reader. */
export function endpointNeeds({ kind, name, owner, reader }: SharedEndpoint): Contents {
  if (kind === 'file') {
    const notifies = reader && { notifies: routeIds(reader.name).inbox }
    return { ...nothing, buckets: [{ logicalId: name, route: owner.name, ...notifies }] }
  }
  const timing = reader ? readBy(reader) : unread
  return { ...nothing, queues: [{ logicalId: name, purpose: 'queue', route: owner.name, ...timing }] }
}

const isSynchronous = (route: RouteDocument): boolean => route.respond !== undefined

/** The queue that feeds the route: the one it names, or the inbox that its source fills. */
function sourceQueue(route: RouteDocument): string {
  const source = endpointOf(route.from.uri)
  return source.kind === 'queue' ? source.name : routeIds(route.name).inbox
}

function executorOf(route: RouteDocument): ExecutorPlan {
  const ids = routeIds(route.name)
  const source = endpointOf(route.from.uri)
  const targets = targetsOf(route).map(({ uri }) => endpointOf(uri))
  const feed = isSynchronous(route) ? undefined : sourceQueue(route)
  const triesPartsAgain = route.steps.some((step) => step.kind === 'split' && step.onPartFailure !== 'message')
  return {
    logicalId: ids.executor,
    route,
    options: resolveOptions(route),
    ...(feed !== undefined && { reads: feed, deadLetters: ids.deadLetters }),
    sendsTo: sortedSet([
      ...targets.flatMap((target) => (target.kind === 'queue' ? [target.name] : [])),
      ...(triesPartsAgain && feed !== undefined ? [feed] : []),
    ]),
    writesTo: sortedSet(targets.flatMap((target) => (target.kind === 'file' ? [target.name] : []))),
    ...(source.kind === 'file' && { readsObjectsOf: source.name }),
  }
}

function inboxOf(route: RouteDocument): readonly QueuePlan[] {
  const source = endpointOf(route.from.uri)
  if (source.kind === 'queue') return []
  const notifiedBy = source.kind === 'file' ? { notifiedBy: source.name } : {}
  const logicalId = routeIds(route.name).inbox
  return [{ logicalId, purpose: 'inbox', route: route.name, ...readBy(route), ...notifiedBy }]
}

const deadLettersOf = (route: RouteDocument): QueuePlan => ({
  logicalId: routeIds(route.name).deadLetters,
  purpose: 'dead-letter',
  route: route.name,
  visibilityTimeoutS: UNREAD_VISIBILITY_TIMEOUT_S,
  retentionS: DEAD_LETTER_RETENTION_S,
  serves: [sourceQueue(route)],
})

function readBy(route: RouteDocument): Pick<QueuePlan, 'visibilityTimeoutS' | 'retentionS' | 'redrive'> {
  const options = resolveOptions(route)
  return {
    visibilityTimeoutS: visibilityTimeoutS(options),
    retentionS: retentionS(options),
    redrive: { deadLetters: routeIds(route.name).deadLetters, maxReceiveCount: maxReceiveCount(options) },
  }
}

/** Somebody outside the project reads the queue, or nobody yet. */
const unread = { visibilityTimeoutS: UNREAD_VISIBILITY_TIMEOUT_S, retentionS: SOURCE_RETENTION_S }

function httpRouteOf(route: RouteDocument): HttpRoutePlan | undefined {
  const source = endpointOf(route.from.uri)
  if (source.kind !== 'http') return undefined
  const ids = routeIds(route.name)
  const to = isSynchronous(route) ? { executor: ids.executor } : { queue: ids.inbox }
  return { route: route.name, method: route.from.method ?? 'POST', path: source.path, to }
}

function scheduleOf(route: RouteDocument): SchedulePlan | undefined {
  const source = endpointOf(route.from.uri)
  if (source.kind !== 'trigger' || source.schedule.type === 'manual') return undefined
  const ids = routeIds(route.name)
  return { route: route.name, expression: source.schedule.expression, queue: ids.inbox, deadLetters: ids.deadLetters }
}

const sortedSet = (names: readonly string[]): readonly string[] => [...new Set(names)].sort()
