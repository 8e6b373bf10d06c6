import type DataLoader from 'dataloader'
import type { ActualCosts } from '../../targets/actual-costs.ts'
import type { Feed } from '../shared/feed/event.ts'
import type { RequestContext } from '../shared/server/subgraph.ts'
import type { Collection } from '../shared/store/collection.ts'
import type { Moment } from './collect/progress.ts'
import type { ErrorKind } from './errors/model.ts'
import type { ExecutionLoaders } from './executions/loaders.ts'
import type { ExecutionRecord } from './executions/model.ts'
import type { Ingest } from './ingest/ingest.ts'
import type { OperationLoaders } from './operation-loaders.ts'
import type { Operations } from './operations.ts'
import type { AskedSeries, TallySeries } from './series/read-series.ts'
import type { Asked, Tallies } from './stats/read-tallies.ts'

/** What a resolver has at hand: who asks, what the service can do, and what was read already for this request. */
export interface Context extends RequestContext, Moment {
  readonly ingest: Ingest
  readonly feed: Feed
  /** Removes the counts of a project that was deleted. */
  readonly forget: (projectId: string) => Promise<void>
  readonly executions: Collection<ExecutionRecord>
  readonly operations: Operations
  /** Absent where nothing is at a provider's. */
  readonly actualCosts?: ActualCosts
  readonly load: ExecutionLoaders &
    OperationLoaders & {
      readonly tallies: DataLoader<Asked, Tallies>
      readonly series: DataLoader<AskedSeries, TallySeries>
      readonly errorKind: DataLoader<string, ErrorKind | undefined>
    }
}

/** What another service knows the rest of. */
export interface Reference {
  readonly id: string
}

/** A deployment as the deployments service tells of it, ISO 8601. */
export interface DeploymentReference extends Reference {
  readonly finishedAt?: string | null
}
