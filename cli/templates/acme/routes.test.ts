import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import { fakeFetch, routeNamed, runRoute, scenario } from 'routo/testing'
import routes from './routes.ts'

const csv = readFileSync(new URL('orders.csv', import.meta.url), 'utf8')

test('rows with the same order id make one order', async () => {
  const { sent } = await runRoute(routeNamed(routes, 'CSVToJSON'), csv)
  assert.deepEqual(
    sent.map(({ body }) => JSON.parse(body).id),
    ['1040', '1041'],
  )
})

test('a bad row is one dead letter, and holds nothing up', async () => {
  const api = 'https://api.example.com/orders'
  const fetch = fakeFetch({ [`POST ${api}`]: 201 })
  const world = scenario(routes, { env: { ORDERS_API_URL: api }, fetch })
  await world.put('file:OrdersFTPBucket', 'orders.csv', csv)

  const [letter, ...others] = world.deadLetters('CSVToJSON')
  assert.equal(letter?.error.message, 'row 6: the quantity "two" is not a whole number above 0')
  assert.deepEqual(others, [])
  assert.equal(fetch.requests.length, 2)
})
