import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { compile } from '../compiler/compile.ts'
import { readProject } from '../compiler/read-project.ts'
import { type Deployed, deployed } from './testkit/deployed.ts'
import { sqsEvent, sqsRecord } from './testkit/executor.ts'
import { startFakeAws } from './testkit/fake-aws.ts'

/** The API that stores orders; it answers as it is told. */
const stored: unknown[] = []
let status = 201
const api = createServer(async (request, response) => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  if (status < 300) stored.push(JSON.parse(Buffer.concat(chunks).toString()))
  response.writeHead(status).end()
}).listen(0, '127.0.0.1')

const aws = await startFakeAws()
let acme: Deployed

beforeAll(async () => {
  if (!api.listening) await once(api, 'listening')
  const root = 'examples/acme-order-reconciliation'
  const { diagnostics, output } = await compile(await readProject(root), {
    project: 'acme',
    environment: 'test',
    root,
    variables: { ORDERS_API_URL: `http://127.0.0.1:${(api.address() as AddressInfo).port}/orders` },
  })
  if (output === undefined) throw new Error(JSON.stringify(diagnostics))
  acme = await deployed(output, aws)
})

afterAll(async () => {
  api.close()
  await aws[Symbol.asyncDispose]()
})

/** What S3 says when a file is put into the bucket. */
const notification = (key: string) =>
  JSON.stringify({
    Records: [
      {
        eventName: 'ObjectCreated:Put',
        s3: { bucket: { name: 'ordersftpbucket' }, object: { key: key.replaceAll(' ', '+'), size: 100 } },
      },
    ],
  })

/** The messages in a queue as the next executor receives them. */
const received = (queue: string) =>
  sqsEvent(...aws.sent(queue).map(({ body, attributes }) => sqsRecord(body, { envelope: String(attributes.routo) })))

test('a file with one bad row becomes stored orders and one dead letter', async () => {
  const key = 'orders of today.csv'
  aws.objects.set(`ordersftpbucket/${key}`, await readFile('examples/acme-order-reconciliation/orders.csv', 'utf8'))

  const split = await acme.invoke('CSVToJSON', sqsEvent(sqsRecord(notification(key))))
  expect(split.result).toEqual({ batchItemFailures: [] })
  expect(split.lines.at(-1)).toMatchObject({ route: 'CSVToJSON', received: 1, succeeded: 1, failed: 0 })
  expect(aws.sent('CSVToJSONDLQ')).toMatchObject([
    {
      body: 'order_id,product,quantity\n1042,Milk jug,two',
      attributes: { 'routo-error-code': 'BAD_ROW' },
    },
  ])

  const store = await acme.invoke('StoreOrders', received('OrdersJSONQueue'))
  expect(store.result).toEqual({ batchItemFailures: [] })
  expect(store.lines.at(-1)).toMatchObject({ route: 'StoreOrders', received: 2, succeeded: 2 })
  expect(stored).toMatchObject([{ id: '1040' }, { id: '1041' }])
})

test('an order waits while the API is down, and is stored when it is back', async () => {
  status = 503
  const event = sqsEvent(sqsRecord('{"id":"1050","products":[]}', { id: 'order-1050' }))
  const down = await acme.invoke('StoreOrders', event)
  expect(down.result).toEqual({ batchItemFailures: [{ itemIdentifier: 'order-1050' }] })
  expect(aws.sent('StoreOrdersDLQ')).toEqual([])

  status = 201
  const back = await acme.invoke('StoreOrders', event)
  expect(back.result).toEqual({ batchItemFailures: [] })
  expect(stored.at(-1)).toMatchObject({ id: '1050' })
})
