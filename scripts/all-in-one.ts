import { join } from 'node:path'
import { openGateway } from '../gateway/open.ts'
import { noTarget } from '../services/deployments/no-target.ts'
import { openDeployments } from '../services/deployments/open.ts'
import { openMetrics } from '../services/metrics/open.ts'
import { openProjects } from '../services/projects/open.ts'
import { openDataDir } from '../services/shared/data-dir.ts'
import type { Log } from '../services/shared/log.ts'
import { type Program, together } from '../services/shared/program.ts'
import type { Settings } from '../services/shared/settings.ts'

export interface AllInOne extends Program {
  readonly url: string
  /** Where the token is with which the owner gets in. */
  readonly tokenFile: string
}

/**
 * Opens the gateway and all services in this process.
 *
 * @throws {DataDirError | StoreError | ListenError} why that cannot be; nothing stays open then
 */
export async function openAllInOne(settings: Settings, log: Log): Promise<AllInOne> {
  const dataDir = await openDataDir(settings.dataDir)
  const open: Program[] = []
  const opened = <T extends Program>(program: T): T => {
    open.unshift(program)
    return program
  }
  try {
    const { subgraph, audit, connect } = await openProjects(settings, dataDir, log)
    const projects = opened(subgraph)
    const deployments = opened(await openDeployments(settings, dataDir, log, { audit, projects, driver: noTarget }))
    const metrics = opened(await openMetrics(settings, dataDir, log))
    await connect({ deployments, metrics })
    const { url } = opened(await openGateway({ projects, deployments, metrics }, settings, log))
    return { url, tokenFile: join(dataDir, 'owner-token'), close: together(...open).close }
  } catch (error) {
    await together(...open).close()
    throw error
  }
}
