import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { DeleteQueueCommand, ListQueuesCommand } from '@aws-sdk/client-sqs'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { route } from '../../../runtime/index.ts'
import { openLocalCloud } from '../../../targets/local/cloud.ts'
import { deploy } from '../contract/operations.ts'
import { releaseOf } from '../contract/releases.ts'
import { type OpenedCloud, openCloud } from './opened-cloud.ts'
import { sdkFor } from './sdk.ts'

let cloud: OpenedCloud
beforeAll(async () => {
  cloud = await openCloud()
})
afterAll(async () => {
  await cloud.close()
})

const pass = (body: string): string => body

/** Answers requests with the address of its queue. */
const handler = `export const handler = async () => ({ statusCode: 200, body: process.env.ROUTO_QUEUE_Questions })`

test('what was deployed is there when the cloud is opened on another port, at its new address', async () => {
  const environmentId = 'env_moved_1'
  const routes = [
    route('Ask').from('http:/questions', { method: 'GET' }).tap('queue:Questions').respond(pass),
    route('Nightly').from('trigger:rate(1 day)').process(pass),
  ]
  await deploy(cloud.driver, releaseOf(routes, { environmentId, environment: 'moved', handler }), 'deploy')
  const ask = async () => {
    const [stack] = await cloud.driver.describe(environmentId)
    const response = await fetch(`${stack?.outputs.HttpUrl}/questions`)
    return [response.status, await response.text()]
  }
  const address = () => [200, `${cloud.url}/000000000000/acme-moved-Questions`]
  expect(await ask()).toEqual(address())
  const before = cloud.url
  await cloud.reopen()
  expect(cloud.url).not.toBe(before)
  expect(await ask()).toEqual(address())
  expect(await cloud.driver.drift(environmentId)).toEqual([])
})

test('a function may still be asked when its route has another path', async () => {
  const at = { environmentId: 'env_renamed_1', environment: 'renamed', handler }
  const ask = (path: `/${string}`) =>
    route('Ask').from(`http:${path}`, { method: 'GET' }).tap('queue:Questions').respond(pass)
  const statusOf = async (path: string) => {
    const [stack] = await cloud.driver.describe(at.environmentId)
    return (await fetch(`${stack?.outputs.HttpUrl}${path}`)).status
  }
  await deploy(cloud.driver, releaseOf([ask('/old')], at), 'old-path')
  await deploy(cloud.driver, releaseOf([ask('/new')], at), 'new-path')
  expect([await statusOf('/old'), await statusOf('/new')]).toEqual([404, 200])
  const broken = deploy(cloud.driver, releaseOf([ask('/broken')], { ...at, lacksCode: true }), 'broken-path')
  expect(await broken).toMatchObject({ outcome: 'rolled-back' })
  expect([await statusOf('/broken'), await statusOf('/new')]).toEqual([404, 200])
  expect(await cloud.driver.drift(at.environmentId)).toEqual([])
})

test("the tools of AWS come in with the owner's key, which nobody else can read", async () => {
  const { mode } = await stat(join(cloud.dataDir, 'aws-credentials'))
  expect(mode & 0o777).toBe(0o600)
  const { sqs } = await sdkFor(cloud)
  const { QueueUrls = [] } = await sqs.send(new ListQueuesCommand({}))
  expect(QueueUrls).toContain(`${cloud.url}/000000000000/acme-moved-Questions`)
})

test('a queue that somebody has deleted does not keep the cloud from being opened on another port', async () => {
  const at = { environmentId: 'env_deleted_1', environment: 'deleted' }
  await deploy(cloud.driver, releaseOf([route('Store').from('queue:Orders').process(pass)], at), 'deleted-queue')
  const { sqs } = await sdkFor(cloud)
  await sqs.send(new DeleteQueueCommand({ QueueUrl: `${cloud.url}/000000000000/acme-deleted-Orders` }))
  await cloud.reopen()
  const gone = await cloud.driver.drift(at.environmentId)
  expect(gone).toContainEqual(expect.objectContaining({ logicalId: 'Orders', action: 'REMOVE' }))
  expect(cloud.faults).toContainEqual(expect.stringContaining('OrdersPolicy'))
})

test('two clouds do not share a data directory', async () => {
  const keys = { control: Buffer.alloc(32), data: Buffer.alloc(32), owner: Buffer.alloc(32) }
  const log = { info() {}, warn() {}, error() {} }
  const second = openLocalCloud({ dataDir: cloud.dataDir, host: '127.0.0.1', port: 0, keys, log })
  await expect(second).rejects.toMatchObject({ code: 'STORAGE_IN_USE' })
  const { QueueUrls = [] } = await (await sdkFor(cloud)).sqs.send(new ListQueuesCommand({}))
  expect(QueueUrls.length).toBeGreaterThan(0)
})
