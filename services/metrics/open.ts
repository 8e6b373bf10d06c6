import type { DataPlane } from '../../targets/data-plane.ts'
import type { Audit } from '../shared/audit.ts'
import type { Log } from '../shared/log.ts'
import type { Subgraph } from '../shared/server/subgraph.ts'
import type { Settings } from '../shared/settings.ts'
import { openStore } from '../shared/store/open.ts'
import { metricsModels } from './models.ts'
import { createMetricsService } from './service.ts'
import type { AskedServices } from './target/elsewhere.ts'
import { openTargets } from './target/open-targets.ts'
import { HOUR_MS } from './time.ts'

/** What the service needs of others, wherever they are. */
export interface MetricsNeeds extends AskedServices {
  /** Of the projects service. */
  readonly audit: Audit
  /** Of the local cloud. */
  readonly dataPlane: DataPlane
}

/** How often it is looked for redrives that a process which has ended left behind. */
const RESUME_MS = 15_000

/**
 * Opens the service as the settings say. It counts what executors record, goes on with redrives, and removes now and once an hour
 * what is older than it is kept.
 *
 * @throws {StoreError} why it cannot be
 */
export async function openMetrics(
  settings: Settings,
  dataDir: string,
  log: Log,
  needs: MetricsNeeds,
): Promise<Subgraph> {
  const store = await openStore({ uri: settings.mongoUri, dataDir, service: 'metrics', models: metricsModels })
  const { dataPlane: local, ...others } = needs
  const { awsEndpoint: endpoint } = settings
  const aws = { guarded: true, ...(endpoint !== undefined && { endpoint }) }
  const service = await createMetricsService({ ...others, ...openTargets({ ...others, local, aws, log }), store, log })
  const { subgraph, startCollecting, removeOld, resume } = service
  const collector = startCollecting()
  const chores = [
    repeating(removeOld, HOUR_MS, (err) => log.error({ err }, 'Old counts could not be removed.')),
    repeating(resume, RESUME_MS, (err) => log.error({ err }, 'Redrives could not be resumed.')),
  ]
  return {
    ...subgraph,
    async close() {
      await Promise.all(chores.map((stop) => stop()))
      await collector.close()
      await subgraph.close()
    },
  }
}

/** Does a chore now and again and again, never twice at a time. @returns what ends that, when the chore is done */
function repeating(chore: () => Promise<void>, everyMs: number, failed: (error: unknown) => void): () => Promise<void> {
  const go = () => chore().catch(failed)
  let doing = go()
  const timer = setInterval(() => {
    doing = doing.then(go)
  }, everyMs)
  timer.unref()
  return async () => {
    clearInterval(timer)
    await doing
  }
}
