import type { ExecutorPlan } from '../plan/plan.ts'
import type { Value } from '../template.ts'
import type { Names } from './names.ts'

/** The executor's environment variables: which route it runs, what its queues and buckets are called, the user's own. */
export function environmentOf(
  { route, reads, deadLetters, sendsTo, writesTo, readsObjectsOf }: ExecutorPlan,
  variables: Readonly<Record<string, string>>,
  names: Names,
): Readonly<Record<string, Value>> {
  const buckets = readsObjectsOf === undefined ? writesTo : [...writesTo, readsObjectsOf]
  return {
    ROUTO_PROJECT: names.scope.project,
    ROUTO_ENVIRONMENT: names.scope.environment,
    ROUTO_ROUTE: route.name,
    ...(reads !== undefined && { ROUTO_SOURCE_QUEUE: names.usedQueueUrl(reads) }),
    ...(deadLetters !== undefined && { ROUTO_DEAD_LETTERS: names.usedQueueUrl(deadLetters) }),
    ...Object.fromEntries(sendsTo.map((id) => [`ROUTO_QUEUE_${id}`, names.usedQueueUrl(id)])),
    ...Object.fromEntries(buckets.map((id) => [`ROUTO_BUCKET_${id}`, names.usedBucketDomain(id)])),
    ...(names.secrets !== undefined && { ROUTO_SECRETS: names.secrets.url }),
    ...(Object.keys(variables).length > 0 && { ROUTO_VARIABLES: Object.keys(variables).sort().join(',') }),
    NODE_OPTIONS: '--enable-source-maps',
    ...variables,
  }
}
