import { routeIds } from '../plan/logical-ids.ts'
import type { ExecutorPlan } from '../plan/plan.ts'
import { wholeSeconds } from '../plan/timing.ts'
import { type Resources, ref } from '../template.ts'
import type { Names } from './names.ts'
import { metadata, tagList } from './resource.ts'

/** What hands batches of a queue to the executor. A record that fails comes back alone, not with its batch. */
export function eventSource({ logicalId, route, options, reads }: ExecutorPlan, names: Names): Resources {
  if (reads === undefined) return {}
  const { batchSize, batchWindowMs, maxConcurrency } = options
  return {
    [routeIds(route.name).source]: {
      Type: 'AWS::Lambda::EventSourceMapping',
      ...metadata('SOURCE', route.name),
      Properties: {
        EventSourceArn: names.usedQueueArn(reads),
        FunctionName: ref(logicalId),
        BatchSize: batchSize,
        MaximumBatchingWindowInSeconds: wholeSeconds(batchWindowMs),
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        // Only when asked for: with it, Lambda never goes below five pollers, which cost money at night too.
        ...(maxConcurrency !== undefined && { ScalingConfig: { MaximumConcurrency: maxConcurrency } }),
        Tags: tagList(names.scope, route.name),
      },
    },
  }
}
