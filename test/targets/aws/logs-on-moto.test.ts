import {
  type CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  PutLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs'
import { afterAll, test as always, beforeAll, expect } from '@jest/globals'
import { route } from '../../../runtime/index.ts'
import { createClients } from '../../../targets/aws/clients.ts'
import { awsDataPlane } from '../../../targets/aws/data-plane/aws-data-plane.ts'
import type { DataPlane } from '../../../targets/data-plane.ts'
import { linesOf } from '../../services/metrics/support.ts'
import { type Moto, skipsMoto, startMoto } from '../../testkit/moto.ts'
import { releaseOf } from '../contract/releases.ts'
import { deployedStacks } from './deployed-stacks.ts'
import { credentials, placeIn } from './places.ts'

const test = skipsMoto ? always.skip : always
const place = placeIn('us-east-1')
const { environmentId, environment } = place
const stacks = deployedStacks(
  releaseOf(
    [
      route('Store')
        .from('queue:Orders')
        .process((body) => body),
    ],
    { environmentId, environment },
  ),
)

let moto: Moto | undefined
let logs: CloudWatchLogsClient
let dataPlane: DataPlane
beforeAll(async () => {
  if (skipsMoto) return
  moto = await startMoto()
  const clients = createClients({ endpoint: moto.url, credentials })
  logs = clients(place).logs
  dataPlane = awsDataPlane({
    clients,
    findPlace: async () => place,
    places: async () => [place],
    describe: async () => stacks,
    now: Date.now,
    sleep: async () => {},
    log: { info() {}, warn() {} },
    settleMs: 0,
  })
}, 90_000)
afterAll(async () => {
  await moto?.[Symbol.asyncDispose]()
})

const group = { logGroupName: '/aws/lambda/acme-dev-StoreExecutor', logStreamName: '2026/11/21/[$LATEST]0' }

async function write(...messages: readonly string[]): Promise<void> {
  const logEvents = messages.map((message) => ({ timestamp: Date.now(), message }))
  await logs.send(new PutLogEventsCommand({ ...group, logEvents }))
}

test('a function that never ran has neither lines nor records', async () => {
  expect(await dataPlane.logs({ environmentId, first: 10, waitMs: 0 })).toMatchObject({ lines: [], hasMore: false })
  expect(await dataPlane.records(undefined, { limit: 10, waitMs: 0 })).toMatchObject({ records: [] })
})

test('lines and records that others keep are told apart, and read on', async () => {
  await logs.send(new CreateLogGroupCommand(group))
  await logs.send(new CreateLogStreamCommand(group))
  const [record] = linesOf({ batchId: 'b1', at: new Date().toISOString(), route: 'Store' }, ['succeeded'])
  const start = JSON.stringify({ type: 'platform.start', record: { requestId: 'r1' } })
  await write(start, JSON.stringify({ level: 'INFO', message: 'first' }), JSON.stringify(record))

  const page = await dataPlane.logs({ environmentId, first: 10, waitMs: 0 })
  expect(page.lines.map(({ message }) => message)).toEqual(['first'])
  await write('second')
  const next = await dataPlane.logs({ environmentId, first: 10, after: page.cursor, waitMs: 0 })
  expect(next.lines.map(({ message }) => message)).toEqual(['second'])

  const { records } = await dataPlane.records(undefined, { limit: 10, waitMs: 10_000 })
  expect(records).toEqual([
    { environmentId, deploymentId: 'dep_1', revision: 1, route: 'Store', memoryMb: 256, line: record },
  ])
})
