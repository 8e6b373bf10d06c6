import { readFile } from 'node:fs/promises'
import { expect, test } from '@jest/globals'
import { fakeFetch, routeNamed, runRoute, scenario } from 'routo/testing'
import routes from './routes.ts'

const csv = await readFile(new URL('orders.csv', import.meta.url), 'utf8')
const storeOrders = routeNamed(routes, 'StoreOrders')
const api = 'https://api.example.com/orders'
const env = { ORDERS_API_URL: api }

test('rows with the same order id make one order, each product once and quantities as numbers', async () => {
  const { sent } = await runRoute(routeNamed(routes, 'CSVToJSON'), csv)

  expect(sent.map(({ body }) => JSON.parse(body))).toEqual([
    {
      id: '1040',
      products: [
        { name: 'Espresso cup', quantity: 6 },
        { name: 'Saucer', quantity: 6 },
      ],
    },
    {
      id: '1041',
      products: [
        { name: 'Teapot', quantity: 1 },
        { name: 'Tea strainer', quantity: 2 },
      ],
    },
  ])
})

test('a bad row is one dead letter that names the row, and holds nothing up', async () => {
  const fetch = fakeFetch({ [`POST ${api}`]: 201 })
  const world = scenario(routes, { env, fetch })
  await world.put('file:OrdersFTPBucket', 'orders.csv', csv)

  expect(world.deadLetters('CSVToJSON')).toMatchObject([
    {
      body: 'order_id,product,quantity\n1042,Milk jug,two',
      error: { code: 'BAD_ROW', message: 'row 6: the quantity "two" is not a whole number above 0' },
    },
  ])
  expect(fetch.requests.map(({ body }) => JSON.parse(body).id)).toEqual(['1040', '1041'])
})

test('a bad row that was put right is split again, into its order', async () => {
  const fetch = fakeFetch({ [`POST ${api}`]: 201 })
  const world = scenario(routes, { env, fetch })
  await world.put('file:OrdersFTPBucket', 'orders.csv', csv)
  await world.redrive('CSVToJSON', (body) => body.replace('two', '2'))

  expect(world.deadLetters('CSVToJSON')).toEqual([])
  expect(fetch.requests.at(-1)?.body).toBe('{"id":"1042","products":[{"name":"Milk jug","quantity":2}]}')
})

test('an order is posted again when the API is busy, with the same key', async () => {
  const fetch = fakeFetch({ [`POST ${api}`]: [503, 201] })
  const { outcome, executions } = await runRoute(storeOrders, '{"id":"1040","products":[]}', { env, fetch })

  expect([outcome, executions.length]).toEqual(['succeeded', 2])
  expect(fetch.requests.map(({ headers }) => headers['idempotency-key'])).toEqual(['message-1', 'message-1'])
})

test('an order that the API refuses is dead-lettered at once, with the answer', async () => {
  const fetch = fakeFetch({ [`POST ${api}`]: { status: 422, body: 'no such product' } })
  const { deadLetters, executions } = await runRoute(storeOrders, '{"id":"1040","products":[]}', { env, fetch })

  expect(executions).toHaveLength(1)
  expect(deadLetters).toMatchObject([
    { error: { code: 'HTTP_422', message: expect.stringContaining('no such product') } },
  ])
})
