import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { parse } from 'graphql'
import type { DataPlane } from '../../targets/data-plane.ts'
import { createFeed } from '../shared/feed/feed.ts'
import { feedModel } from '../shared/feed/model.ts'
import type { Log } from '../shared/log.ts'
import { createSubgraph } from '../shared/server/create-subgraph.ts'
import type { Subgraph } from '../shared/server/subgraph.ts'
import type { Collection } from '../shared/store/collection.ts'
import type { Store } from '../shared/store/store.ts'
import { type Collector, startCollector } from './collect/collector.ts'
import { removeOldGoneProjects } from './collect/gone-projects.ts'
import { type Checkpoint, checkpointModel, goneProjectModel } from './collect/model.ts'
import { type Progress, readProgress } from './collect/progress.ts'
import type { Context } from './context.ts'
import { openExecutions } from './executions/executions.ts'
import { executionLoaders } from './executions/loaders.ts'
import { executionModel } from './executions/model.ts'
import { createIngest } from './ingest/ingest.ts'
import { resolvers } from './resolvers.ts'
import { rollupModel } from './rollups/model.ts'
import { removeOldRollups, removeRollupsOf } from './rollups/retention.ts'
import { seriesLoader } from './series/read-series.ts'
import { talliesLoader } from './stats/read-tallies.ts'

export interface MetricsOptions {
  /** Of `metricsModels`. Closed with the subgraph. */
  readonly store: Store
  readonly log: Log
  /** Default: the system's clock. */
  readonly now?: () => Date
}

export interface MetricsService {
  readonly subgraph: Subgraph
  /** Has what executors recorded on a target counted, until it is closed. */
  startCollecting(dataPlane: Pick<DataPlane, 'records'>): Collector
  /** Removes what is older than it is kept. */
  removeOld(): Promise<void>
}

/** What the store of the service keeps. */
export const metricsModels = [rollupModel, checkpointModel, goneProjectModel, executionModel, feedModel]

/** The metrics subgraph: what became of messages. */
export async function createMetricsService({
  store,
  log,
  now = () => new Date(),
}: MetricsOptions): Promise<MetricsService> {
  const rollups = store.collection(rollupModel)
  const [checkpoints, goneProjects] = [store.collection(checkpointModel), store.collection(goneProjectModel)]
  const feed = createFeed(store.collection(feedModel), now)
  const executions = store.collection(executionModel)
  const { keep, removeOldExecutions, forgetExecutions } = openExecutions({ executions, log })
  const ingest = createIngest({ rollups, now, keep: [keep] })
  const subgraph = createSubgraph<Context>({
    name: 'metrics',
    typeDefs: parse(await readFile(new URL('../../schema/metrics.graphql', import.meta.url), 'utf8')),
    resolvers,
    context: (caller) => ({
      caller,
      ingest,
      feed,
      executions,
      async forget(projectId) {
        // From now on, so that what is collected meanwhile does not stay.
        await goneProjects.upsert({ id: projectId, change: {}, onInsert: { at: now() } })
        await removeRollupsOf(projectId, rollups)
        await forgetExecutions(projectId)
      },
      ...momentOf(now(), checkpoints),
      load: { tallies: talliesLoader(rollups), series: seriesLoader(rollups), ...executionLoaders(executions) },
    }),
    ready: () => store.ping(),
    async close() {
      feed.close()
      await store.close()
    },
    log,
  })
  return {
    subgraph,
    startCollecting: (dataPlane) =>
      startCollector({ dataPlane, ingest, checkpoints, goneProjects, owner: randomUUID(), now, log }),
    async removeOld() {
      await removeOldRollups(rollups, now())
      await removeOldGoneProjects(goneProjects, now())
      await removeOldExecutions(now())
    },
  }
}

/** The moment of a request, and how far counting was then: looked up once, and only where it is asked for. */
function momentOf(now: Date, checkpoints: Collection<Checkpoint>): Pick<Context, 'now' | 'progress'> {
  let progress: Promise<Progress> | undefined
  return {
    now,
    progress() {
      progress ??= readProgress(checkpoints, now)
      return progress
    },
  }
}
