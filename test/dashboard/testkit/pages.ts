import { type Client, type ExecutionFilter, ShowDeployments } from '../../../client/index.ts'
import { greetingsOf } from './greetings.ts'
import { executionsIn } from './messages.ts'
import type { OpenDashboard } from './open-dashboard.ts'
import { openTalker } from './talker.ts'

/** Where a page is; where that has an id in it, it is found out. */
export type Address = string | ((dashboard: OpenDashboard) => Promise<string>)

/** An address of every page, with what `seed` has made. Each is looked at by axe, and is in the screenshots. */
export const pages: Readonly<Record<string, Address>> = {
  overview: '/?range=1h',
  project: '/projects/acme-orders?env=prod&range=1h',
  'project-without-environment': '/projects/bus-line',
  executions: '/projects/acme-orders/executions?env=prod&range=1h',
  execution: ({ client, seeded }) => executionOf(client, seeded.environments.prod, { objectKey: 'orders-3.csv' }),
  'dead-letters': '/projects/acme-orders/dead-letters?env=prod',
  'dead-letters-of-group': '/projects/acme-orders/dead-letters?env=prod&route=CSVToJSON&error=BAD_ROW',
  logs: async ({ client }) => `/projects/${(await openTalker(client)).slug}/logs?since=1h`,
  environments: '/projects/acme-orders/environments',
  environment: '/projects/acme-orders/environments/prod?with=dev',
  deployments: '/projects/acme-orders/deployments?env=prod',
  deployment: async (dashboard) => `/projects/acme-orders/deployments/${await lastDeployment(dashboard)}?env=prod`,
  'deployment-failed': async ({ client }) => `/projects/greetings/deployments/${(await greetingsOf(client)).failed}`,
  plan: async ({ client }) => `/projects/greetings/plans/${(await greetingsOf(client)).plan}`,
  resources: '/projects/acme-orders/resources?env=prod',
  trace: '/projects/acme-orders/trace?env=prod&range=1h&ref=orders-3.csv',
  'trace-by-text': '/projects/acme-orders/trace?env=prod&range=1h&ref=Ink',
  route: '/projects/acme-orders/routes/CSVToJSON?env=prod&range=1h',
  cost: '/projects/acme-orders/cost?env=prod&by=route',
  webhooks: '/projects/acme-orders/webhooks',
  'audit-log': '/projects/acme-orders/audit-log',
  settings: '/projects/acme-orders/settings',
  account: '/account',
  playground: '/projects/acme-orders/playground?env=dev&file=routes.ts',
  'playground-try': '/projects/acme-orders/playground?env=dev&file=processors.ts&show=try',
  'playground-revision': '/projects/acme-orders/playground?env=dev&revision=1&show=files',
  'project-not-found': '/projects/nowhere',
  'not-found': '/nowhere',
}

/** Path and search of a page, in this installation. */
export const pathOf = async (address: Address, dashboard: OpenDashboard): Promise<string> =>
  typeof address === 'string' ? address : address(dashboard)

async function executionOf(client: Client, environmentId: string, filter: ExecutionFilter): Promise<string> {
  const [found] = await executionsIn({ client }, environmentId, filter)
  return `/projects/acme-orders/executions/${found?.id}?env=prod&range=1h`
}

async function lastDeployment({ client, seeded }: OpenDashboard): Promise<string | undefined> {
  const { deployments } = await client.ask(ShowDeployments, { environmentId: seeded.environments.prod, first: 1 })
  return deployments.nodes[0]?.id
}
