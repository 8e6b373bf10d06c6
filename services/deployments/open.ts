import type { Audit } from '../shared/audit.ts'
import { secretOf } from '../shared/data-dir.ts'
import { deriveKey } from '../shared/keys.ts'
import type { Log } from '../shared/log.ts'
import type { Subgraph } from '../shared/server/subgraph.ts'
import type { Settings } from '../shared/settings.ts'
import { openStore } from '../shared/store/open.ts'
import { createDeploymentsService, deploymentsModels } from './service.ts'

/**
 * Opens the service as the settings say.
 *
 * @param audit of the projects service, here or elsewhere
 * @throws {StoreError | DataDirError} why it cannot be
 */
export async function openDeployments(settings: Settings, dataDir: string, log: Log, audit: Audit): Promise<Subgraph> {
  const key = deriveKey(await secretOf(dataDir, settings.secret), 'webhooks')
  const store = await openStore({ uri: settings.mongoUri, dataDir, service: 'deployments', models: deploymentsModels })
  return createDeploymentsService({ store, key, audit, webhookAllow: settings.webhookAllow, log })
}
