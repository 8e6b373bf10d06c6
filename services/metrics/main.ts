/** The metrics service alone in a process. What is done here is kept in the audit log of the projects service. */
import { localDataPlane } from '../../targets/local/driver/local-data-plane.ts'
import { deriveKey } from '../shared/keys.ts'
import { remoteAudit } from '../shared/remote-audit.ts'
import { remoteSubgraph } from '../shared/server/remote-subgraph.ts'
import { runService } from '../shared/server/run-service.ts'
import { openMetrics } from './open.ts'

await runService(
  async (settings, dataDir, log) => {
    const { secret, projectsUrl, cloudUrl } = settings
    const projects = remoteSubgraph({ name: 'projects', url: projectsUrl, key: deriveKey(secret, 'calls'), log })
    const dataPlane = localDataPlane({ url: cloudUrl, key: deriveKey(secret, 'cloud') })
    const metrics = await openMetrics(settings, dataDir, log, { audit: remoteAudit(projects, log), dataPlane })
    const close = async () => {
      await metrics.close()
      await projects.close()
    }
    return { ...metrics, close }
  },
  ['projectsUrl', 'cloudUrl'],
)
