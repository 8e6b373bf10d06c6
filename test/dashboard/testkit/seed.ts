import { randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  type Client,
  Configure,
  CreateEnvironment,
  CreateProject,
  CreateWebhook,
  DeploymentStatus,
  EnvironmentStats,
  PushFiles,
  Routes,
  SendMessage,
  StartDeployment,
} from '../../../client/index.ts'
import { openReceiver } from './receiver.ts'

/** What the dashboard has to show: three projects, one of them in two environments, messages that went through and some that failed. */
export interface Seeded {
  readonly projects: Readonly<Record<'orders' | 'customers' | 'bus', string>>
  /** Those of `orders` by their names, and that of `customers`. */
  readonly environments: Readonly<Record<'dev' | 'prod' | 'customers', string>>
  close(): Promise<void>
}

const FILES = 12
const CUSTOMERS = ['X', 'Y', 'Z', 'Y', 'Z', 'Z']

/** Fills an installation by what anybody could do, too. It is over when the messages are. */
export async function seed(client: Client): Promise<Seeded> {
  const receiver = await openReceiver()
  const orders = await project(client, 'acme-orders', 'acme-order-reconciliation')
  await webhook(client, orders, `${receiver.url}/hooks/routo`)
  const dev = await environment(client, orders, 'dev')
  const prod = await environment(client, orders, 'prod', { protected: true, promotesFrom: dev })
  for (const id of [dev, prod]) {
    await client.ask(Configure, {
      input: { environmentId: id, variables: { ORDERS_API_URL: `${receiver.url}/orders` } },
    })
    await deploy(client, id)
  }
  const customers = await project(client, 'customer-branch', 'customer-branch')
  const customersDev = await environment(client, customers, 'dev')
  await deploy(client, customersDev)
  const bus = await project(client, 'bus-line', 'metrobus')

  for (let file = 0; file < FILES; file++) {
    await send(client, orders, prod, 'CSVToJSON', { body: csv(file, file % 4 === 3), objectKey: `orders-${file}.csv` })
  }
  await send(client, orders, dev, 'CSVToJSON', { body: csv(0, false), objectKey: 'orders.csv' })
  for (const customer of CUSTOMERS) {
    await send(client, customers, customersDev, 'OrdersByCustomer', { body: JSON.stringify({ customer }) })
  }
  await settled(client, prod)
  return {
    projects: { orders, customers, bus },
    environments: { dev, prod, customers: customersDev },
    close: receiver.close,
  }
}

const csv = (file: number, isBad: boolean): string =>
  [
    'id,name,quantity',
    ...[1, 2, 3, 4].map((row) => `${file}${row},Pen,${row}`),
    ...(isBad ? [`${file}9,Ink,two`] : []),
  ].join('\n')

async function project(client: Client, slug: string, example: string): Promise<string> {
  const { projectCreate } = await client.ask(CreateProject, { input: { slug } })
  const id = projectCreate.project?.id ?? ''
  const folder = join('examples', example)
  const names = (await readdir(folder)).filter((name) => /\.(ts|json)$/.test(name) && !name.includes('.test.'))
  const files = await Promise.all(
    names.map(async (path) => ({ path, text: await readFile(join(folder, path), 'utf8') })),
  )
  await client.ask(PushFiles, { input: { projectId: id, files, message: `as in ${folder}` } })
  return id
}

async function webhook(client: Client, projectId: string, url: string): Promise<void> {
  const events = ['deployment.succeeded', 'deadletter.added']
  await client.ask(CreateWebhook, { input: { projectId, url, events } })
}

/** Makes an environment on the local cloud. */
export async function environment(client: Client, projectId: string, name: string, more: object = {}): Promise<string> {
  const { environmentCreate } = await client.ask(CreateEnvironment, {
    input: { projectId, name, target: 'LOCAL', ...more },
  })
  return environmentCreate.environment?.id ?? ''
}

/** Deploys the newest revision there, and waits until it is. */
export async function deploy(client: Client, environmentId: string): Promise<void> {
  const input = { environmentId, idempotencyKey: randomUUID() }
  const { deploymentCreate } = await client.ask(StartDeployment, { input })
  const id = deploymentCreate.deployment?.id ?? ''
  for (;;) {
    const { deployment } = await client.ask(DeploymentStatus, { id })
    if (deployment?.done) {
      if (deployment.state === 'SUCCEEDED') return
      throw new Error(`The deployment ended as ${deployment.state}.`)
    }
    await pause()
  }
}

async function send(
  client: Client,
  projectId: string,
  environmentId: string,
  route: string,
  message: { readonly body: string; readonly objectKey?: string },
): Promise<void> {
  const { project } = await client.ask(Routes, { projectId })
  const routeId = project?.routes.nodes.find(({ name }) => name === route)?.id ?? ''
  await client.ask(SendMessage, { input: { environmentId, routeId, ...message } })
}

/** Waits until every file, and every order that came of it, has been counted. */
async function settled(client: Client, environmentId: string): Promise<void> {
  for (;;) {
    const { node } = await client.ask(EnvironmentStats, { environmentId, range: { last: '1h' } })
    const stats = node != null && 'stats' in node ? node.stats : undefined
    if (stats != null && stats.received >= FILES * 5 && stats.inFlight === 0) return
    await pause()
  }
}

const pause = () => new Promise((resolve) => setTimeout(resolve, 200))
