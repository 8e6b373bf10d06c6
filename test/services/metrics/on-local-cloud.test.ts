import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { compile } from '../../../compiler/compile.ts'
import { readProject } from '../../../compiler/read-project.ts'
import { idInEnvironment } from '../../../services/shared/ids.ts'
import { deploy } from '../../targets/contract/operations.ts'
import { type OpenedCloud, openCloud } from '../../targets/local/opened-cloud.ts'
import { newProject, page, query } from './executions-support.ts'
import { type OpenMetrics, openMetrics } from './support.ts'

const acme = 'examples/acme-order-reconciliation'
const { staging: environmentId, operator, routeId } = newProject()

/** The API that stores orders. */
const stored: unknown[] = []
const api = createServer(async (request, response) => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  stored.push(JSON.parse(Buffer.concat(chunks).toString()))
  response.writeHead(201).end()
}).listen(0, '127.0.0.1')

let cloud: OpenedCloud
let metrics: OpenMetrics
let collector: ReturnType<OpenMetrics['startCollecting']>

beforeAll(async () => {
  if (!api.listening) await once(api, 'listening')
  cloud = await openCloud()
  metrics = await openMetrics(new Date().toISOString(), undefined, cloud.dataPlane)
  collector = metrics.startCollecting()
  const ORDERS_API_URL = `http://127.0.0.1:${(api.address() as AddressInfo).port}/orders`
  const place = { project: 'acme', environment: 'staging' }
  const { output, diagnostics } = await compile(await readProject(acme), {
    ...place,
    root: '.',
    variables: { ORDERS_API_URL },
  })
  if (output === undefined) throw new Error(JSON.stringify(diagnostics))
  const { templates, bundle } = output
  const release = {
    ...place,
    environmentId,
    deploymentId: idInEnvironment('dep', environmentId, 1),
    revision: 7,
    stacks: templates.map(({ shard, text }) => ({ name: `acme-staging-${shard}`, text })),
    code: { sha256: bundle.sha256, zip: bundle.zip },
    secrets: {},
    configVersion: 0,
  }
  expect(await deploy(cloud.driver, release, 'deploy')).toMatchObject({ outcome: 'succeeded' })
})
afterAll(async () => {
  await collector.close()
  await metrics.close()
  await cloud.close()
  api.close()
})

/** Time goes on for the service as it does for the cloud. */
const ask = (text: string, variables: object = {}) => {
  metrics.clock.now = new Date()
  return query(metrics, operator, text, variables)
}

/** Asks until the answer is as wanted. */
async function until<T>(look: () => Promise<T>, wanted: (answer: T) => boolean): Promise<T> {
  for (;;) {
    const answer = await look()
    if (wanted(answer)) return answer
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

const sendText = `mutation ($input: MessageSendInput!) { messageSend(input: $input) {
  messageId execution { id outcome objectKey revision parts { made failed } input { text } } userErrors { message }
} }`
const environment = (fields: string) => `query ($of: [_Any!]!) {
  _entities(representations: $of) { ... on Environment { ${fields} } }
}`
const inEnvironment = async (fields: string) =>
  (await ask(environment(fields), { of: [{ __typename: 'Environment', id: environmentId }] }))._entities[0]
const traceText = `query ($environmentId: ID!, $ref: String!) { trace(environmentId: $environmentId, ref: $ref) {
  outcome hopCount hops { endpoint routeName waitMs outcome messageId execution { replayOf { messageId } } }
} }`

test('a file is sent, followed to the store, and its bad row is sent again, mended', async () => {
  const input = {
    environmentId,
    routeId: routeId('CSVToJSON'),
    body: await readFile(`${acme}/orders.csv`, 'utf8'),
    objectKey: 'in/orders.csv',
    contentType: 'text/csv',
    sync: true,
    idempotencyKey: 'file',
  }
  const { messageSend } = await ask(sendText, { input })
  expect(messageSend).toMatchObject({
    userErrors: [],
    execution: { outcome: 'PARTIAL', objectKey: 'in/orders.csv', revision: 7, parts: { made: 3, failed: 1 } },
  })
  expect((await ask(sendText, { input })).messageSend.messageId).toBe(messageSend.messageId)

  const trace = () => ask(traceText, { environmentId, ref: 'in/orders.csv' })
  const followed = await until(trace, ({ trace }) => trace.hopCount === 3)
  expect(followed.trace.outcome).toBe('PARTIAL')
  expect(followed.trace.hops).toEqual([
    expect.objectContaining({ endpoint: 'file:OrdersFTPBucket', routeName: 'CSVToJSON', outcome: 'PARTIAL' }),
    expect.objectContaining({ endpoint: 'queue:OrdersJSONQueue', routeName: 'StoreOrders', outcome: 'SUCCEEDED' }),
    expect.objectContaining({ endpoint: 'queue:OrdersJSONQueue', routeName: 'StoreOrders', outcome: 'SUCCEEDED' }),
  ])
  for (const { waitMs } of followed.trace.hops) expect(waitMs).toBeGreaterThanOrEqual(0)
  expect(stored).toHaveLength(2)

  const letters =
    'deadLetters { totalCount nodes { id reason { code } payload { text } redriveCount execution { id } } }'
  const { deadLetters } = await inEnvironment(letters)
  expect(deadLetters).toMatchObject({
    totalCount: 1,
    nodes: [{ reason: { code: 'BAD_ROW' }, redriveCount: 0, execution: { id: messageSend.execution.id } }],
  })
  const [letter] = deadLetters.nodes
  const redriveText = `mutation ($input: RedriveInput!) { deadLetterRedrive(input: $input) {
    redrive { id } userErrors { message }
  } }`
  const body = letter.payload.text.replace('two', '2')
  const given = { environmentId, ids: [letter.id], body, idempotencyKey: 'mended' }
  const { redrive } = (await ask(redriveText, { input: given })).deadLetterRedrive
  const look = () => ask('query ($id: ID!) { redrive(id: $id) { state sent succeeded } }', { id: redrive.id })
  const done = await until(look, (answer) => answer.redrive.succeeded === 1)
  expect(done.redrive).toEqual({ state: 'FINISHED', sent: 1, succeeded: 1 })
  expect(await inEnvironment('deadLetters { totalCount }')).toEqual({ deadLetters: { totalCount: 0 } })

  const after = await until(trace, ({ trace }) => trace.hopCount === 5)
  const again = after.trace.hops.find(({ execution }: { execution: { replayOf: unknown } }) => execution.replayOf)
  expect(again).toMatchObject({ routeName: 'CSVToJSON', outcome: 'SUCCEEDED' })
  expect(again.execution.replayOf.messageId).toBe(messageSend.messageId)
  expect(stored).toHaveLength(3)
})

test('an execution is replayed as a new message, which knows what it repeats', async () => {
  const filter = { routeId: [routeId('StoreOrders')] }
  const { nodes } = await page(metrics, operator, environmentId, { fields: 'id messageId correlationId', filter })
  const before = stored.length
  const text = `mutation ($input: ExecutionReplayInput!) { executionReplay(input: $input) {
    messageId execution { outcome isReplay correlationId hops replayOf { id } } userErrors { message }
  } }`
  const input = { executionId: nodes[0].id, sync: true }
  const { executionReplay } = await ask(text, { input })
  expect(executionReplay).toMatchObject({
    userErrors: [],
    execution: {
      outcome: 'SUCCEEDED',
      isReplay: true,
      correlationId: nodes[0].correlationId,
      hops: 1,
      replayOf: { id: nodes[0].id },
    },
  })
  expect(executionReplay.messageId).not.toBe(nodes[0].messageId)
  expect(stored).toHaveLength(before + 1)
})

test('a body that no queue takes is refused at its place, also when it is replayed, and a file takes it', async () => {
  const text = (kind: string, input: string) => `mutation ($input: ${input}!) { ${kind}(input: $input) {
    execution { id } userErrors { code field message hint } } }`
  const refused = [
    {
      code: 'INVALID',
      field: ['input', 'body'],
      message: expect.stringContaining('characters that are not allowed'),
      hint: expect.stringContaining('base64'),
    },
  ]
  const send = async (route: string, body: string) => {
    const input = { environmentId, routeId: routeId(route), body, sync: true }
    return (await ask(text('messageSend', 'MessageSendInput'), { input })).messageSend
  }
  expect((await send('StoreOrders', '{"a":"\u0000"}')).userErrors).toEqual(refused)
  const { execution, userErrors } = await send('CSVToJSON', 'a\u0000')
  expect(userErrors).toEqual([])
  const input = { executionId: execution.id, body: '\uffff' }
  const { executionReplay } = await ask(text('executionReplay', 'ExecutionReplayInput'), { input })
  expect(executionReplay.userErrors).toEqual(refused)
})

test('a route that is not there takes nothing, and logs of an environment can be followed', async () => {
  const input = { environmentId, routeId: routeId('Nowhere'), body: 'x' }
  expect((await ask(sendText, { input })).messageSend.userErrors).toEqual([
    { message: 'The route Nowhere is not deployed in this environment.' },
  ])
  const first = await inEnvironment('logs { nodes { id } pageInfo { endCursor hasNextPage } }')
  const { endCursor } = first.logs.pageInfo
  const { logs } = await inEnvironment(`logs(after: "${endCursor}") { nodes { id } pageInfo { endCursor } }`)
  expect(logs.nodes.map(({ id }: { id: string }) => id)).not.toContain(first.logs.nodes[0]?.id ?? 'none')
  expect(logs.pageInfo.endCursor).toBe(endCursor)
})
