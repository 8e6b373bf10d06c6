import type { StackDriver } from '../../targets/driver.ts'
import type { Audit } from '../shared/audit.ts'
import { secretOf } from '../shared/data-dir.ts'
import { deriveKey } from '../shared/keys.ts'
import type { Log } from '../shared/log.ts'
import type { Subgraph } from '../shared/server/subgraph.ts'
import type { Settings } from '../shared/settings.ts'
import { openStore } from '../shared/store/open.ts'
import { createDeploymentsService, deploymentsMigrations, deploymentsModels } from './service.ts'
import { openTargets } from './target/open-targets.ts'

/** What the service needs of others, wherever they are. */
export interface DeploymentsNeeds {
  /** Of the projects service. */
  readonly audit: Audit
  readonly projects: Pick<Subgraph, 'execute'>
  /** Of the metrics service. Absent: webhooks are not told of its events. */
  readonly metrics?: Pick<Subgraph, 'execute'>
  /** Of the local cloud. */
  readonly driver: StackDriver
}

/**
 * Opens the service as the settings say.
 *
 * @throws {StoreError | DataDirError} why it cannot be
 */
export async function openDeployments(
  settings: Settings,
  dataDir: string,
  log: Log,
  needs: DeploymentsNeeds,
): Promise<Subgraph> {
  const secret = await secretOf(dataDir, settings.secret)
  const keys = { webhooks: deriveKey(secret, 'webhooks'), deployments: deriveKey(secret, 'deployments') }
  const store = await openStore({
    uri: settings.mongoUri,
    dataDir,
    service: 'deployments',
    models: deploymentsModels,
    migrations: deploymentsMigrations,
  })
  const { driver, ...others } = needs
  const { awsEndpoint: endpoint } = settings
  const aws = { guarded: true, ...(endpoint !== undefined && { endpoint }) }
  return createDeploymentsService({
    ...others,
    openTargets: openTargets({ local: driver, aws }),
    store,
    keys,
    webhookAllow: settings.webhookAllow,
    log,
  })
}
