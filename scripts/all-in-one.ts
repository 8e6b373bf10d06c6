import { join } from 'node:path'
import { openGateway } from '../gateway/open.ts'
import { openDeployments } from '../services/deployments/open.ts'
import { openMetrics } from '../services/metrics/open.ts'
import { openProjects } from '../services/projects/open.ts'
import { openDataDir, secretOf } from '../services/shared/data-dir.ts'
import { deriveKey } from '../services/shared/keys.ts'
import type { Log } from '../services/shared/log.ts'
import { type Program, together } from '../services/shared/program.ts'
import type { Subgraph } from '../services/shared/server/subgraph.ts'
import type { Settings } from '../services/shared/settings.ts'
import { localDataPlane } from '../targets/local/driver/local-data-plane.ts'
import { localDriver } from '../targets/local/driver/local-driver.ts'
import { type CloudProcess, startCloudProcess } from './cloud-process.ts'

export interface AllInOne extends Program {
  readonly url: string
  /** Of the local cloud. */
  readonly cloudUrl: string
  /** Where the token is with which the owner gets in. */
  readonly tokenFile: string
  /** Makes the code of a link that signs a browser in as the owner, once. */
  readonly makeSignInCode: () => Promise<string>
}

/**
 * Opens the gateway and all services in this process, and the local cloud in one beside it, unless it is started by itself.
 *
 * @throws {DataDirError | StoreError | ListenError | CloudStartError} why that cannot be; nothing stays open then
 */
export async function openAllInOne(settings: Settings, log: Log): Promise<AllInOne> {
  const dataDir = await openDataDir(settings.dataDir)
  const open: Program[] = []
  const opened = <T extends Program>(program: T): T => {
    open.unshift(program)
    return program
  }
  try {
    const key = deriveKey(await secretOf(dataDir, settings.secret), 'cloud')
    // It takes a while, and others can be opened meanwhile.
    const starting = startCloud(settings, log)
    // It may fail before anybody waits for it.
    const started = starting.catch(() => undefined)
    opened({ close: async () => (await started)?.close() })
    const { subgraph, audit, connect, makeSignInCode } = await openProjects(settings, dataDir, log)
    const projects = opened(subgraph)
    const cloud = await starting
    const dataPlane = localDataPlane({ url: cloud.url, key })
    let deployments: Subgraph | undefined
    const needs = { audit, projects, deployments: () => deployments, dataPlane }
    const metrics = opened(await openMetrics(settings, dataDir, log, needs))
    const driver = localDriver({ url: cloud.url, key })
    deployments = opened(await openDeployments(settings, dataDir, log, { audit, projects, metrics, driver }))
    await connect({ deployments, metrics })
    const { url } = opened(await openGateway({ projects, deployments, metrics }, settings, log))
    const tokenFile = join(dataDir, 'owner-token')
    return { url, cloudUrl: cloud.url, tokenFile, makeSignInCode, close: together(...open).close }
  } catch (error) {
    await together(...open).close()
    throw error
  }
}

const startCloud = async (settings: Settings, log: Log): Promise<CloudProcess> =>
  settings.cloudUrl === undefined
    ? startCloudProcess(process.env, log)
    : { url: settings.cloudUrl, close: async () => {} }
