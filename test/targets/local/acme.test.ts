import { once } from 'node:events'
import { readdir, readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { PutObjectCommand } from '@aws-sdk/client-s3'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { compile } from '../../../compiler/compile.ts'
import type { ProjectFiles } from '../../../compiler/project.ts'
import { readProject } from '../../../compiler/read-project.ts'
import type { ExecutorRecord } from '../../../targets/data-plane.ts'
import type { Release } from '../../../targets/driver.ts'
import { deploy } from '../contract/operations.ts'
import { type OpenedCloud, openCloud } from './opened-cloud.ts'
import { sdkFor } from './sdk.ts'

const acme = 'examples/acme-order-reconciliation'
const CANARY = 'canary-7f3a9c51'

/** The API that stores orders. */
const stored: unknown[] = []
const api = createServer(async (request, response) => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  stored.push(JSON.parse(Buffer.concat(chunks).toString()))
  response.writeHead(201).end()
}).listen(0, '127.0.0.1')

let cloud: OpenedCloud

beforeAll(async () => {
  if (!api.listening) await once(api, 'listening')
  cloud = await openCloud()
})
afterAll(async () => {
  await cloud.close()
  api.close()
})

async function releaseOf(files: ProjectFiles, change: Partial<Release> & Pick<Release, 'project'>): Promise<Release> {
  const { project, environment = 'test' } = change
  const ORDERS_API_URL = `http://127.0.0.1:${(api.address() as AddressInfo).port}/orders`
  const { output, diagnostics } = await compile(files, {
    project,
    environment,
    root: '.',
    variables: { ORDERS_API_URL },
  })
  if (output === undefined) throw new Error(JSON.stringify(diagnostics))
  const { templates, bundle } = output
  return {
    environmentId: `env_${project}_1`,
    environment,
    deploymentId: `dep_${project}_1`,
    revision: 1,
    stacks: templates.map(({ shard, text }) => ({ name: `${project}-${environment}-${shard}`, text })),
    code: { sha256: bundle.sha256, zip: bundle.zip },
    secrets: {},
    configVersion: 0,
    ...change,
  }
}

/** Asks until the answer is there. */
async function until<T>(ask: () => Promise<T | undefined>): Promise<T> {
  for (;;) {
    const answer = await ask()
    if (answer !== undefined) return answer
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

const lettersOf = (environmentId: string, number: number) =>
  until(async () => {
    const { letters } = await cloud.dataPlane.deadLetters({ environmentId, first: 10 })
    return letters.length >= number ? letters : undefined
  })

/** How often each outcome is in the records of a route. */
function outcomes(records: readonly ExecutorRecord[], route: string): Readonly<Record<string, number>> {
  const executions = records
    .filter((record) => record.route === route)
    .flatMap(({ line }) => (line as { readonly executions: readonly { readonly outcome: string }[] }).executions)
  return Object.fromEntries(
    [...Map.groupBy(executions, ({ outcome }) => outcome)].map(([outcome, all]) => [outcome, all.length]),
  )
}

test('a file of orders becomes stored orders and a dead letter, which is redriven when its row is mended', async () => {
  const release = await releaseOf(await readProject(acme), { project: 'acme', secrets: { API_TOKEN: CANARY } })
  expect((await deploy(cloud.driver, release, 'deploy-acme')).outcome).toBe('succeeded')
  const { resources = [] } = (await cloud.driver.describe('env_acme_1'))[0] ?? {}
  expect(resources.map(({ logicalId }) => logicalId)).toEqual(
    expect.arrayContaining([
      'OrdersFTPBucket',
      'CSVToJSONExecutor',
      'CSVToJSONDLQ',
      'OrdersJSONQueue',
      'StoreOrdersExecutor',
      'StoreOrdersDLQ',
    ]),
  )

  const bucket = resources.find(({ logicalId }) => logicalId === 'OrdersFTPBucket')?.physicalId
  const { s3 } = await sdkFor(cloud)
  const Body = await readFile(`${acme}/orders.csv`)
  await s3.send(new PutObjectCommand({ Bucket: bucket, Key: 'orders of today.csv', Body }))
  const [letter] = await lettersOf('env_acme_1', 1)
  expect(letter).toMatchObject({
    route: 'CSVToJSON',
    errorCode: 'BAD_ROW',
    errorMessage: expect.stringContaining('row 6'),
    body: 'order_id,product,quantity\n1042,Milk jug,two',
    redriveCount: 0,
  })
  await until(async () => (stored.length >= 2 ? true : undefined))
  expect(stored).toMatchObject([{ id: '1040' }, { id: '1041' }])

  const mended = 'order_id,product,quantity\n1042,Milk jug,2'
  expect(await cloud.dataPlane.redrive('env_acme_1', letter?.id ?? '', mended)).toBe(true)
  expect(await cloud.dataPlane.redrive('env_acme_1', letter?.id ?? '', mended)).toBe(false)
  await until(async () => (stored.length >= 3 ? true : undefined))
  expect(stored.at(-1)).toEqual({ id: '1042', products: [{ name: 'Milk jug', quantity: 2 }] })

  const all: ExecutorRecord[] = []
  const counts = await until(async () => {
    const { records } = await cloud.dataPlane.records(undefined, { limit: 100, waitMs: 0 })
    all.splice(0, all.length, ...records)
    const found = outcomes(records, 'StoreOrders')
    return found.succeeded === 3 ? found : undefined
  })
  expect(counts).toEqual({ succeeded: 3 })
  expect(outcomes(all, 'CSVToJSON')).toEqual({ succeeded: 2 })
  expect(all[0]).toMatchObject({ environmentId: 'env_acme_1', deploymentId: 'dep_acme_1', revision: 1, memoryMb: 256 })
})

test('a secret is nowhere to be read', async () => {
  const { events } = await cloud.driver.events('deploy-acme', undefined)
  const told = JSON.stringify([events, await cloud.driver.describe('env_acme_1'), cloud.faults])
  expect(told).not.toContain(CANARY)
  const folder = join(cloud.dataDir, 'cloud')
  for (const file of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!file.isFile()) continue
    const contents = await readFile(join(file.parentPath, file.name))
    expect([file.name, contents.includes(CANARY)]).toEqual([file.name, false])
  }
})

/** Reads the object that a message names, with the keys of its executor. */
const curious: ProjectFiles = {
  'routes.ts': `import { route } from 'routo'
import { read } from './processors.ts'
export default [route('Read').from('queue:Names').process(read)]`,
  'processors.ts': `import { AwsClient } from 'aws4fetch'
import { PermanentError } from 'routo'
export async function read(name: string): Promise<string> {
  const { AWS_ACCESS_KEY_ID = '', AWS_SECRET_ACCESS_KEY = '', AWS_ENDPOINT_URL_S3 = '' } = process.env
  const aws = new AwsClient({ accessKeyId: AWS_ACCESS_KEY_ID, secretAccessKey: AWS_SECRET_ACCESS_KEY, service: 's3', region: 'us-east-1' })
  const response = await aws.fetch(AWS_ENDPOINT_URL_S3 + '/' + name)
  throw new PermanentError(response.status + ' ' + (await response.text()), { code: 'READ' })
}`,
}

test('a processor that reads what is not of its route is denied, as it would be on AWS', async () => {
  const release = await releaseOf(curious, { project: 'curious' })
  expect((await deploy(cloud.driver, release, 'deploy-curious')).outcome).toBe('succeeded')
  const [stack] = await cloud.driver.describe('env_acme_1')
  const bucket = stack?.resources.find(({ logicalId }) => logicalId === 'OrdersFTPBucket')?.physicalId
  const place = { environmentId: 'env_curious_1', route: 'Read', headers: {} }
  await cloud.dataPlane.send({ ...place, body: `${bucket}/orders%20of%20today.csv` })
  const [letter] = await lettersOf('env_curious_1', 1)
  expect(letter?.errorMessage).toMatch(/^403 .*AccessDenied.*ReadRole.* is not authorized to perform: s3:GetObject/s)
})
