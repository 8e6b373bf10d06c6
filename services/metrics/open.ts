import type { Log } from '../shared/log.ts'
import type { Subgraph } from '../shared/server/subgraph.ts'
import type { Settings } from '../shared/settings.ts'
import { openStore } from '../shared/store/open.ts'
import { createMetricsService, metricsModels } from './service.ts'
import { HOUR_MS } from './time.ts'

/**
 * Opens the service as the settings say, and removes now and once an hour what is older than it is kept.
 *
 * @throws {StoreError} why it cannot be
 */
export async function openMetrics(settings: Settings, dataDir: string, log: Log): Promise<Subgraph> {
  const store = await openStore({ uri: settings.mongoUri, dataDir, service: 'metrics', models: metricsModels })
  const { subgraph, removeOld } = await createMetricsService({ store, log })
  const remove = () => removeOld().catch((err: unknown) => log.error({ err }, 'Old counts could not be removed.'))
  let removing = remove()
  const timer = setInterval(() => {
    removing = removing.then(remove)
  }, HOUR_MS)
  timer.unref()
  return {
    ...subgraph,
    async close() {
      clearInterval(timer)
      await removing
      await subgraph.close()
    },
  }
}
