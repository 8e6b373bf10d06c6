import type { Contents, ExecutorPlan } from './plan.ts'

/** An API with its stage and its log group: once in a shard with http routes. */
export const API_RESOURCES = 3

/** How many CloudFormation resources the builders in `resources/` make of it. */
export const resourceCount = ({ executors, queues, buckets, httpRoutes, schedules }: Contents): number =>
  executors.reduce((total, executor) => total + executorCount(executor), 0) +
  2 * queues.length +
  2 * buckets.length +
  3 * httpRoutes.length +
  2 * schedules.length

/** Function, role, log group, and the event source mapping of a queue. */
const executorCount = ({ reads }: ExecutorPlan): number => (reads === undefined ? 3 : 4)
