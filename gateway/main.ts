/** The gateway alone in a process, over services in other ones. */
import { deriveKey } from '../services/shared/keys.ts'
import { createLog } from '../services/shared/log.ts'
import { runProgram, together } from '../services/shared/program.ts'
import { remoteSubgraph } from '../services/shared/server/remote-subgraph.ts'
import { readSettings } from '../services/shared/settings.ts'
import { defaultLimits } from './limits.ts'
import { openGateway } from './open.ts'

/** A service that does not answer is given up before the request is, so that what the others gave still gets there. */
const CALL_MS = defaultLimits.requestMs - 5_000

await runProgram(async () => {
  const settings = readSettings(['secret', 'projectsUrl', 'deploymentsUrl', 'metricsUrl'])
  const log = createLog(settings.logLevel)
  const key = deriveKey(settings.secret, 'calls')
  const remote = (name: string, url: string) => remoteSubgraph({ name, url, key, log, timeoutMs: CALL_MS })
  const projects = remote('projects', settings.projectsUrl)
  const deployments = remote('deployments', settings.deploymentsUrl)
  const metrics = remote('metrics', settings.metricsUrl)
  const gateway = await openGateway({ projects, deployments, metrics }, settings, log)
  process.stdout.write(`gateway: ${gateway.url}\n`)
  return together(gateway, projects, deployments, metrics)
})
