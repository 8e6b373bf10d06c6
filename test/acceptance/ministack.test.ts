import { readFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { PutObjectCommand } from '@aws-sdk/client-s3'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { readProject } from '../../compiler/index.ts'
import { openReceiver, type Receiver } from '../../scripts/demo/receiver.ts'
import { createClients } from '../../targets/aws/clients.ts'
import { placeIn } from '../targets/aws/places.ts'
import type { Emulator } from '../testkit/emulator.ts'
import { type Installation, install } from '../testkit/installation.ts'
import { miniStackKeys, skipsMiniStack, startMiniStack } from '../testkit/ministack.ts'
import { ok as answered } from '../testkit/two-tenants.ts'

// The nearest to AWS that runs on one machine: stacks and functions that somebody else has made.
const testWithMiniStack = skipsMiniStack ? test.skip : test
const EXAMPLE = 'examples/acme-order-reconciliation'
const problems = 'userErrors { code message field hint }'

let aws: Emulator
let routo: Installation
let receiver: Receiver
beforeAll(async () => {
  if (skipsMiniStack) return
  aws = await startMiniStack()
  receiver = await openReceiver()
  routo = await install('together', { ROUTO_AWS_ENDPOINT: aws.url, ...miniStackKeys })
})
afterAll(async () => {
  await routo?.stop()
  await receiver?.close()
  await aws?.[Symbol.asyncDispose]()
})

const ok = (query: string, variables: object = {}) => answered(routo, query, variables, routo.ownerToken)

/** Asks until the answer is there. */
async function until<T>(ask: () => Promise<T | undefined>): Promise<T> {
  for (;;) {
    const answer = await ask()
    if (answer !== undefined) return answer
    await sleep(200)
  }
}

testWithMiniStack(
  'a project that is deployed to AWS stores the orders of a file, and shows the row that is bad',
  async () => {
    const files = Object.entries(await readProject(EXAMPLE)).map(([path, text]) => ({ path, text }))
    const { projectCreate } = await ok(
      `mutation { projectCreate(input: { slug: "acme" }) { project { id } ${problems} } }`,
    )
    const projectId = projectCreate.project.id
    await ok(
      `mutation Push($input: ProjectPushInput!) { projectPush(input: $input) { revision { id } ${problems} } }`,
      {
        input: { projectId, files },
      },
    )
    const { environmentCreate } = await ok(
      `mutation Make($input: EnvironmentCreateInput!) { environmentCreate(input: $input) { environment { id } ${problems} } }`,
      { input: { projectId, name: 'cloud', target: 'AWS', region: 'us-east-1' } },
    )
    const environmentId = environmentCreate.environment.id
    await ok(`mutation Config($input: ConfigSetInput!) { environmentConfigSet(input: $input) { ${problems} } }`, {
      input: { environmentId, variables: { ORDERS_API_URL: receiver.url } },
    })
    const { deploymentCreate } = await ok(
      `mutation Deploy($input: DeploymentCreateInput!) { deploymentCreate(input: $input) { deployment { id } ${problems} } }`,
      { input: { environmentId, idempotencyKey: 'first' } },
    )
    const { id } = deploymentCreate.deployment
    const deployment = await until(async () => {
      const { deployment: seen } = await ok(
        `query Seen($id: ID!) { deployment(id: $id) { done state failure { message providerMessage }
        stacks { resources { nodes { logicalId physicalId } } } } }`,
        { id },
      )
      return seen.done ? seen : undefined
    })
    expect(deployment).toMatchObject({ state: 'SUCCEEDED', failure: null })
    const [{ resources }] = deployment.stacks
    const bucket = resources.nodes.find(({ logicalId }: { logicalId: string }) => logicalId === 'OrdersFTPBucket')

    const [accessKeyId, secretAccessKey] = Object.values(miniStackKeys) as [string, string]
    const { s3 } = createClients({ endpoint: aws.url, credentials: { accessKeyId, secretAccessKey } })(
      placeIn('us-east-1'),
    )
    const Body = await readFile(`${EXAMPLE}/orders.csv`)
    await s3.send(new PutObjectCommand({ Bucket: bucket.physicalId, Key: 'orders of today.csv', Body }))
    await receiver.stored(2)
    expect(receiver.orders.map((order) => JSON.parse(order).id).toSorted()).toEqual(['1040', '1041'])

    const { deadLetters, stats } = await until(async () => {
      const { node } = await ok(
        `query Look($id: ID!) { node(id: $id) { ... on Environment {
        deadLetters { nodes { reason { code message } } } stats(range: { last: "1h" }) { succeeded deadLettered } } } }`,
        { id: environmentId },
      )
      return node.deadLetters.nodes.length > 0 && node.stats.succeeded >= 3 ? node : undefined
    })
    expect(deadLetters.nodes).toMatchObject([
      { reason: { code: 'BAD_ROW', message: expect.stringContaining('row 6') } },
    ])
    expect(stats).toMatchObject({ succeeded: 3, deadLettered: 1 })
  },
)
