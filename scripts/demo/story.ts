import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { readProject } from '../../compiler/index.ts'
import type { Client } from './client.ts'
import { moneyInWords } from './money.ts'
import type { Receiver } from './receiver.ts'
import { deploymentRun, type Journey, journey, type LookBack, lookBack } from './requests.ts'

type Say = (text: string) => void

const EXAMPLE = join(import.meta.dirname, '../../examples/acme-order-reconciliation')
const problems = 'userErrors { message hint }'

/** Creates the project, deploys it, sends the file, repairs the function, sends the bad row again, and looks back. */
export async function tell(client: Client, receiver: Receiver, say: Say): Promise<void> {
  const slug = `acme-${randomUUID().slice(0, 6)}`
  const { projectId, environmentId } = await create(client, slug, receiver.url)
  say(`Created the project ${slug} with an environment "dev" in the local cloud.`)

  const files = await readProject(EXAMPLE)
  await deploy(client, projectId, environmentId, files, say)

  const csv = await readFile(join(EXAMPLE, 'orders.csv'), 'utf8')
  const sent = await send(client, projectId, environmentId, csv)
  say('Put orders.csv into file:OrdersFTPBucket: two good orders and one bad row.')
  await receiver.stored(2)
  for (const order of receiver.orders) say(`Stored by the API: ${order}`)

  const letter = await firstDeadLetter(client, environmentId)
  say(`One dead letter, ${letter.reason.code}: ${letter.reason.message}`)
  say(`  its body: ${JSON.stringify(letter.payload.text)}`)

  const repaired = { ...files, 'processors.ts': repair(files['processors.ts'] ?? '') }
  await deploy(client, projectId, environmentId, repaired, say)
  await client.ask(
    `mutation Redrive($input: RedriveInput!) { deadLetterRedrive(input: $input) { redrive { id } ${problems} } }`,
    { input: { environmentId, ids: [letter.id], idempotencyKey: randomUUID() } },
  )
  say('Deployed a function that reads "two" as 2, and sent the dead letter again.')
  await receiver.stored(3)
  say(`Stored by the API: ${receiver.orders.at(-1)}`)

  sayJourney(await settled(client, environmentId, sent), say)
  sayLookBack(await lookBack(client, environmentId), say)
}

async function create(client: Client, slug: string, receiverUrl: string) {
  const { projectCreate } = await client.ask<{ projectCreate: { project: { id: string } } }>(
    `mutation Create($input: ProjectCreateInput!) { projectCreate(input: $input) { project { id } ${problems} } }`,
    { input: { slug, name: 'Acme order reconciliation' } },
  )
  const projectId = projectCreate.project.id
  const { environmentCreate } = await client.ask<{ environmentCreate: { environment: { id: string } } }>(
    `mutation Environment($input: EnvironmentCreateInput!) { environmentCreate(input: $input) { environment { id } ${problems} } }`,
    { input: { projectId, name: 'dev', target: 'LOCAL' } },
  )
  const environmentId = environmentCreate.environment.id
  await client.ask(`mutation Config($input: ConfigSetInput!) { environmentConfigSet(input: $input) { ${problems} } }`, {
    input: { environmentId, variables: { ORDERS_API_URL: receiverUrl } },
  })
  return { projectId, environmentId }
}

async function deploy(
  client: Client,
  projectId: string,
  environmentId: string,
  files: Readonly<Record<string, string>>,
  say: Say,
): Promise<void> {
  const pushed = await client.ask<{ projectPush: { revision: { id: string; number: number } } }>(
    `mutation Push($input: ProjectPushInput!) { projectPush(input: $input) { revision { id number } ${problems} } }`,
    { input: { projectId, files: Object.entries(files).map(([path, text]) => ({ path, text })) } },
  )
  const { id, number } = pushed.projectPush.revision
  const run = await deploymentRun(client, environmentId, id)
  say(`Deployed revision ${number}: ${run.resources} resources in ${(run.durationMs / 1_000).toFixed(1)} s.`)
}

/** @returns the id of the message */
async function send(client: Client, projectId: string, environmentId: string, body: string): Promise<string> {
  const routeId = `rte_${projectId.slice('prj_'.length)}_CSVToJSON`
  const { messageSend } = await client.ask<{ messageSend: { messageId: string } }>(
    `mutation Send($input: MessageSendInput!) { messageSend(input: $input) { messageId ${problems} } }`,
    { input: { environmentId, routeId, body, objectKey: 'orders.csv', contentType: 'text/csv' } },
  )
  return messageSend.messageId
}

interface Letter {
  readonly id: string
  readonly reason: { readonly code: string; readonly message: string }
  readonly payload: { readonly text: string | null }
}

async function firstDeadLetter(client: Client, environmentId: string): Promise<Letter> {
  for (;;) {
    const { node } = await client.ask<{ node: { deadLetters: { nodes: readonly Letter[] } } }>(
      'query Letters($id: ID!) { node(id: $id) { ... on Environment { deadLetters { nodes { id reason { code message } payload { text } } } } } }',
      { id: environmentId },
    )
    const [letter] = node.deadLetters.nodes
    if (letter !== undefined) return letter
    await sleep(LOOK_MS)
  }
}

/** The function as its author would mend it. */
const repair = (processors: string): string =>
  processors.replace('(column) => column.trim()', "(column) => (column.trim() === 'two' ? '2' : column.trim())")

const LOOK_MS = 100

/** Waits until nothing of the journey is on its way any more, and the order that was sent again is part of it. */
async function settled(client: Client, environmentId: string, ref: string): Promise<Journey> {
  for (;;) {
    const found = await journey(client, environmentId, ref)
    if (found !== undefined && found.hops.filter(({ routeName }) => routeName === 'StoreOrders').length >= 3)
      return found
    await sleep(LOOK_MS)
  }
}

function sayJourney({ hops }: Journey, say: Say): void {
  say('What became of the file:')
  for (const { endpoint, routeName, waitMs, outcome } of hops) {
    say(
      `  ${endpoint} -> ${routeName}: ${outcome.toLowerCase()}${waitMs === null ? '' : `, after waiting ${waitMs} ms`}`,
    )
  }
}

function sayLookBack({ stats, cost }: LookBack, say: Say): void {
  const { received, succeeded, failed, dropped, inFlight, duration } = stats
  say(`Received ${received} = ${succeeded} succeeded + ${failed} failed + ${dropped} dropped + ${inFlight} in flight.`)
  say(`Half of them took up to ${duration.p50} ms, 95 of 100 up to ${duration.p95} ms.`)
  say(`A million messages like these would cost ${moneyInWords(cost.perMillionMessages)} on AWS.`)
}
