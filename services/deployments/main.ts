/** The deployments service alone in a process. What is done here is kept in the audit log of the projects service. */
import { deriveKey } from '../shared/keys.ts'
import { remoteAudit } from '../shared/remote-audit.ts'
import { remoteSubgraph } from '../shared/server/remote-subgraph.ts'
import { runService } from '../shared/server/run-service.ts'
import { noTarget } from './no-target.ts'
import { openDeployments } from './open.ts'

await runService(
  async (settings, dataDir, log) => {
    const { secret, projectsUrl: url } = settings
    const projects = remoteSubgraph({ name: 'projects', url, key: deriveKey(secret, 'calls'), log })
    const deployments = await openDeployments(settings, dataDir, log, {
      audit: remoteAudit(projects, log),
      projects,
      driver: noTarget,
    })
    const close = async () => {
      await deployments.close()
      await projects.close()
    }
    return { ...deployments, close }
  },
  ['projectsUrl'],
)
