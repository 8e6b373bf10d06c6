import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { authenticateWith } from '../../../gateway/authenticate.ts'
import { sessionsWith } from '../../../gateway/sessions/sessions.ts'
import { openProjects } from '../../../services/projects/open.ts'
import { createLog } from '../../../services/shared/log.ts'
import { readSettings } from '../../../services/shared/settings.ts'
import { openGateway } from './open-gateway.ts'

/** A gateway over the real accounts, as a browser meets it. */
export async function openDashboardGateway(settings: { readonly trustProxy?: readonly string[] } = {}) {
  const dataDir = await mkdtemp(join(tmpdir(), 'routo-dashboard-'))
  const { subgraph, makeSignInCode } = await openProjects(readSettings([], {}), dataDir, createLog('silent'))
  const unasked = async () => ({ data: {} })
  const gateway = await openGateway({
    supergraph: await readFile('schema/supergraph.graphql', 'utf8'),
    transports: { projects: subgraph.execute, deployments: unasked, metrics: unasked },
    authenticate: authenticateWith(subgraph.execute),
    sessions: sessionsWith(subgraph.execute),
    feeds: {
      projects: async (from = 0) => {
        await delay(20)
        return { events: [], place: from, gap: false }
      },
    },
    settings: { host: '127.0.0.1', port: 0, introspection: 'signed-in', ...settings },
  })
  const own = { 'content-type': 'application/json', 'x-routo-page': 'test' }
  const send = (path: string, body: unknown, headers: Readonly<Record<string, string>> = {}) =>
    gateway.fetch(path, { method: 'POST', headers: { ...own, ...headers }, body: JSON.stringify(body) })
  return {
    ...gateway,
    makeSignInCode,
    ownerToken: (await readFile(join(dataDir, 'owner-token'), 'utf8')).trim(),
    own,
    send,
    /** Signs in. @returns the cookie as the browser sends it */
    async signIn(credential: string): Promise<string> {
      const { headers } = await send('/session', { credential })
      return headers.get('set-cookie')?.split(';')[0] ?? ''
    },
    async close() {
      await gateway.close()
      await subgraph.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
