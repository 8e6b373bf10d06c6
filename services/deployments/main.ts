/** The deployments service alone in a process. What is done here is kept in the audit log of the projects service. */
import { localDriver } from '../../targets/local/driver/local-driver.ts'
import { deriveKey } from '../shared/keys.ts'
import { remoteAudit } from '../shared/remote-audit.ts'
import { remoteSubgraph } from '../shared/server/remote-subgraph.ts'
import { runService } from '../shared/server/run-service.ts'
import { openDeployments } from './open.ts'

await runService(
  async (settings, dataDir, log) => {
    const { secret, projectsUrl, metricsUrl, cloudUrl } = settings
    const key = deriveKey(secret, 'calls')
    const projects = remoteSubgraph({ name: 'projects', url: projectsUrl, key, log })
    const metrics =
      metricsUrl === undefined ? undefined : remoteSubgraph({ name: 'metrics', url: metricsUrl, key, log })
    const deployments = await openDeployments(settings, dataDir, log, {
      audit: remoteAudit(projects, log),
      projects,
      ...(metrics && { metrics }),
      driver: localDriver({ url: cloudUrl, key: deriveKey(secret, 'cloud') }),
    })
    const close = async () => {
      await deployments.close()
      await projects.close()
      await metrics?.close()
    }
    return { ...deployments, close }
  },
  ['projectsUrl', 'cloudUrl'],
)
