/** The metrics service alone in a process. What is done here is kept in the audit log of the projects service. */
import { localDataPlane } from '../../targets/local/driver/local-data-plane.ts'
import { deriveKey } from '../shared/keys.ts'
import { remoteAudit } from '../shared/remote-audit.ts'
import { remoteSubgraph } from '../shared/server/remote-subgraph.ts'
import { runService } from '../shared/server/run-service.ts'
import { openMetrics } from './open.ts'

await runService(
  async (settings, dataDir, log) => {
    const { secret, projectsUrl, deploymentsUrl, cloudUrl } = settings
    const key = deriveKey(secret, 'calls')
    const projects = remoteSubgraph({ name: 'projects', url: projectsUrl, key, log })
    const deployments =
      deploymentsUrl === undefined ? undefined : remoteSubgraph({ name: 'deployments', url: deploymentsUrl, key, log })
    const dataPlane = localDataPlane({ url: cloudUrl, key: deriveKey(secret, 'cloud') })
    const metrics = await openMetrics(settings, dataDir, log, {
      audit: remoteAudit(projects, log),
      projects,
      deployments: () => deployments,
      dataPlane,
    })
    const close = async () => {
      await metrics.close()
      await projects.close()
      await deployments?.close()
    }
    return { ...metrics, close }
  },
  ['projectsUrl', 'cloudUrl'],
)
