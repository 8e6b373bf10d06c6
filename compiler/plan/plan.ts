import type { ResolvedOptions } from '../../runtime/route/options.ts'
import type { HttpMethod, RouteDocument } from '../../runtime/route/route.ts'

/** What a project needs in the cloud, in our words; `emit` says it in CloudFormation's. */
export interface Plan extends Scope {
  /** Sibling stacks, each complete in itself; none when there are no routes. */
  readonly shards: readonly Shard[]
  /** Persist it and hand it in again, so that nothing ever moves to another stack. */
  readonly assignment: Assignment
}

/** The first two parts of every physical name. */
export interface Scope {
  readonly project: string
  readonly environment: string
}

/** Shard id by what lives there: a route by its name, a shared queue or bucket by its URI (`queue:Orders`). */
export type Assignment = Readonly<Record<string, number>>

/** One stack. */
export interface Shard extends Contents {
  readonly id: number
}

/** What a shard is made of. */
export interface Contents {
  readonly executors: readonly ExecutorPlan[]
  readonly queues: readonly QueuePlan[]
  readonly buckets: readonly BucketPlan[]
  readonly httpRoutes: readonly HttpRoutePlan[]
  readonly schedules: readonly SchedulePlan[]
}

/** A function that runs one route, with its role, its log group and, unless it is synchronous, its event source. */
export interface ExecutorPlan {
  /** `<Route>Executor` */
  readonly logicalId: string
  readonly route: RouteDocument
  readonly options: ResolvedOptions
  /** Logical id of the queue that feeds it; absent for a synchronous http route. */
  readonly reads?: string
  /** Logical id of its dead-letter queue; absent for a synchronous http route, whose caller keeps the message. */
  readonly deadLetters?: string
  /** Logical ids of the queues it sends to, in any shard; its own queue is among them when it tries parts again. */
  readonly sendsTo: readonly string[]
  /** Logical ids of the buckets it puts objects into, in any shard. */
  readonly writesTo: readonly string[]
  /** Logical id of the bucket it gets objects from. */
  readonly readsObjectsOf?: string
}

/** A queue, for whatever purpose, with its policy. */
export interface QueuePlan {
  readonly logicalId: string
  readonly purpose: 'queue' | 'inbox' | 'dead-letter'
  /** The route that owns it: its reader, else the first route that writes it. */
  readonly route: string
  readonly visibilityTimeoutS: number
  readonly retentionS: number
  /** Where messages go after `maxReceiveCount` receives; absent while nothing reads the queue. */
  readonly redrive?: { readonly deadLetters: string; readonly maxReceiveCount: number }
  /** Of a dead-letter queue: the queues it serves, so that no other queue may use it. */
  readonly serves?: readonly string[]
  /** Of an inbox: the bucket that notifies it. */
  readonly notifiedBy?: string
}

/** A bucket with its policy. */
export interface BucketPlan {
  readonly logicalId: string
  /** The route that owns it: its reader, else the first route that writes it. */
  readonly route: string
  /** Logical id of the inbox that hears of new objects. */
  readonly notifies?: string
}

/** One method and path of the shard's API. */
export interface HttpRoutePlan {
  readonly route: string
  readonly method: HttpMethod
  readonly path: string
  /** Logical id of the executor that answers, or of the inbox that takes the body. */
  readonly to: { readonly executor: string } | { readonly queue: string }
}

/** What triggers a route at set times. */
export interface SchedulePlan {
  readonly route: string
  /** In EventBridge Scheduler's words: `rate(5 minutes)`, `cron(0 9 * * ? *)`. */
  readonly expression: string
  /** Logical id of the inbox it sends to. */
  readonly queue: string
  /** Logical id of the queue that takes a trigger which could not be delivered. */
  readonly deadLetters: string
}
