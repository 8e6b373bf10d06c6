/** The projects service alone in a process. It tells the other services of projects that are deleted. */
import { deriveKey } from '../shared/keys.ts'
import { together } from '../shared/program.ts'
import { remoteSubgraph } from '../shared/server/remote-subgraph.ts'
import { runService } from '../shared/server/run-service.ts'
import { openProjects } from './open.ts'

await runService(async (settings, dataDir, log) => {
  const { subgraph, connect } = await openProjects(settings, dataDir, log)
  const key = deriveKey(settings.secret, 'calls')
  const remote = (name: string, url: string | undefined) =>
    url === undefined ? undefined : remoteSubgraph({ name, url, key, log })
  const deployments = remote('deployments', settings.deploymentsUrl)
  const metrics = remote('metrics', settings.metricsUrl)
  const others = { ...(deployments && { deployments }), ...(metrics && { metrics }) }
  // They may start later than this one, which does not wait for them.
  void connect(others)
  return { ...subgraph, close: together(subgraph, ...Object.values(others)).close }
})
