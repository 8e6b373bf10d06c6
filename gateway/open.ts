import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { feedOf } from '../services/shared/feed/follow.ts'
import type { Log } from '../services/shared/log.ts'
import type { Subgraph } from '../services/shared/server/subgraph.ts'
import type { Settings } from '../services/shared/settings.ts'
import { authenticateWith } from './authenticate.ts'
import { createGateway, type Gateway } from './gateway.ts'
import { sessionsWith } from './sessions/sessions.ts'

/** The subgraphs of routo, each in this process or in another one. */
export type Subgraphs = Readonly<Record<'projects' | 'deployments' | 'metrics', Subgraph>>

/**
 * Opens the gateway over them, from the supergraph that `npm run schema` composed.
 *
 * @throws {ListenError}
 */
export async function openGateway(subgraphs: Subgraphs, settings: Settings, log: Log): Promise<Gateway> {
  const each = Object.entries(subgraphs)
  return createGateway({
    supergraph: await readFile(new URL('../schema/supergraph.graphql', import.meta.url), 'utf8'),
    transports: Object.fromEntries(each.map(([name, { execute }]) => [name, execute])),
    authenticate: authenticateWith(subgraphs.projects.execute),
    sessions: sessionsWith(subgraphs.projects.execute),
    dashboard: dashboardFolder(),
    feeds: {
      projects: feedOf('projects', subgraphs.projects.execute),
      deployments: feedOf('deployments', subgraphs.deployments.execute),
      metrics: feedOf('metrics', subgraphs.metrics.execute),
    },
    parts: Object.fromEntries(each.map(([name, { ready }]) => [name, ready])),
    settings,
    log,
  })
}

/** Where the dashboard is built: beside this folder, and beside `dist/` in the package. */
function dashboardFolder(): string {
  const [here = '', shipped = ''] = ['../dashboard/dist', '../../dashboard/dist'].map((path) =>
    fileURLToPath(new URL(path, import.meta.url)),
  )
  return existsSync(shipped) ? shipped : here
}
