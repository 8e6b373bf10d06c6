import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { parse } from 'graphql'
import type { ActualCosts } from '../../targets/actual-costs.ts'
import type { DataPlane } from '../../targets/data-plane.ts'
import type { Audit } from '../shared/audit.ts'
import { createFeed } from '../shared/feed/feed.ts'
import { feedModel } from '../shared/feed/model.ts'
import type { Log } from '../shared/log.ts'
import { createSubgraph } from '../shared/server/create-subgraph.ts'
import type { Subgraph } from '../shared/server/subgraph.ts'
import type { Store } from '../shared/store/store.ts'
import { type Collector, startCollector } from './collect/collector.ts'
import { removeOldGoneProjects } from './collect/gone-projects.ts'
import { checkpointModel, goneProjectModel } from './collect/model.ts'
import { momentOf } from './collect/progress.ts'
import { ONE_LIST, type RecordSource } from './collect/source.ts'
import type { Context } from './context.ts'
import type { RedriveWork } from './dead-letters/redrive-some.ts'
import { errorKindLoader } from './errors/error-groups.ts'
import { errorKindModel } from './errors/model.ts'
import { createNoteErrors } from './errors/note-errors.ts'
import { forgetErrors, removeOldErrors } from './errors/retention.ts'
import { openExecutions } from './executions/executions.ts'
import { executionLoaders } from './executions/loaders.ts'
import { executionModel } from './executions/model.ts'
import { createTellExecutions } from './executions/tell.ts'
import { createIngest } from './ingest/ingest.ts'
import { operationLoaders } from './operation-loaders.ts'
import { createOperations } from './operations.ts'
import { resolvers } from './resolvers.ts'
import { createCounter } from './rollups/counter.ts'
import { rollupModel } from './rollups/model.ts'
import { removeOldRollups, removeRollupsOf } from './rollups/retention.ts'
import { seriesLoader } from './series/read-series.ts'
import { talliesLoader } from './stats/read-tallies.ts'
import { adoptVersion1 } from './version-1/adopt.ts'

export interface MetricsOptions {
  /** Of `metricsModels`. Closed with the subgraph. */
  readonly store: Store
  /** Where messages are. */
  readonly dataPlane: DataPlane
  /** Where records come from. Default: the data plane alone. */
  readonly sources?: readonly RecordSource[]
  /** What is billed for environments; absent where none is at a provider's. */
  readonly actualCosts?: ActualCosts
  readonly audit: Audit
  readonly log: Log
  /** Default: the system's clock. */
  readonly now?: () => Date
  /** How redrives wait between letters. Default: in real time. */
  readonly sleep?: RedriveWork['sleep']
}

export interface MetricsService {
  readonly subgraph: Subgraph
  /** Has what executors recorded counted, until it is closed. */
  startCollecting(): Collector
  /** Removes what is older than it is kept. */
  removeOld(): Promise<void>
  /** Goes on with redrives that nobody works on. */
  resume(): Promise<void>
}

/** The metrics subgraph: what became of messages. */
export async function createMetricsService({
  store,
  dataPlane,
  sources = [{ id: ONE_LIST, records: dataPlane.records }],
  actualCosts,
  audit,
  log,
  now = () => new Date(),
  sleep,
}: MetricsOptions): Promise<MetricsService> {
  const rollups = store.collection(rollupModel)
  const [checkpoints, goneProjects] = [store.collection(checkpointModel), store.collection(goneProjectModel)]
  const errorKinds = store.collection(errorKindModel)
  const feed = createFeed(store.collection(feedModel), now)
  const executions = store.collection(executionModel)
  const operations = createOperations({ store, dataPlane, audit, feed, log, now, ...(sleep && { sleep }) })
  const tell = createTellExecutions({ feed, now, log })
  const { keep, removeOldExecutions, forgetExecutions } = openExecutions({
    executions,
    log,
    now,
    isAwaited: operations.arrivals.isAwaited,
    async kept(records) {
      await operations.kept(records)
      await tell(records)
    },
  })
  const counter = createCounter(rollups)
  await adoptVersion1(store, counter)
  const ingest = createIngest({ counter, now, keep: [createNoteErrors(errorKinds), keep] })
  const subgraph = createSubgraph<Context>({
    name: 'metrics',
    typeDefs: parse(await readFile(new URL('../../schema/metrics.graphql', import.meta.url), 'utf8')),
    resolvers,
    context: (caller) => ({
      caller,
      ingest,
      feed,
      executions,
      operations,
      ...(actualCosts && { actualCosts }),
      async forget(projectId) {
        // From now on, so that what is collected meanwhile does not stay.
        await goneProjects.upsert({ id: projectId, change: {}, onInsert: { at: now() } })
        await removeRollupsOf(projectId, rollups)
        await forgetErrors(projectId, errorKinds)
        await forgetExecutions(projectId)
        await operations.forget(projectId)
      },
      ...momentOf(
        now(),
        checkpoints,
        sources.map(({ id }) => id),
      ),
      load: {
        tallies: talliesLoader(rollups),
        series: seriesLoader(rollups),
        errorKind: errorKindLoader(errorKinds),
        ...executionLoaders(executions),
        ...operationLoaders(operations),
      },
    }),
    ready: () => store.ping(),
    async close() {
      await operations.close()
      tell.close()
      feed.close()
      await store.close()
    },
    log,
  })
  return {
    subgraph,
    resume: operations.resume,
    startCollecting() {
      const owner = randomUUID()
      const collectors = sources.map((source) =>
        startCollector({ source, ingest, checkpoints, goneProjects, owner, now, log }),
      )
      return {
        async close() {
          await Promise.all(collectors.map((collector) => collector.close()))
        },
      }
    },
    async removeOld() {
      await removeOldRollups(rollups, now())
      await removeOldGoneProjects(goneProjects, now())
      await removeOldErrors(errorKinds, now())
      await removeOldExecutions(now())
      await operations.removeOld(now())
    },
  }
}
