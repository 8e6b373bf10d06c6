import { expect, test } from '@jest/globals'
import { scenario } from 'routo/testing'
import routes from './routes.ts'

test.each([
  ['X', 'queue:CustomerXQueue'],
  ['Y', 'queue:CustomerYQueue'],
  ['Z', 'queue:OtherCustomersQueue'],
] as const)('an order of customer %s goes to %s', async (customer, queue) => {
  const world = scenario(routes)
  await world.request('http:/orders', JSON.stringify({ customer, total: 12 }))

  expect(world.received(queue)).toMatchObject([{ body: JSON.stringify({ customer, total: 12 }) }])
  expect(world.executions[0]?.sent).toEqual({ [queue]: 1 })
})

test('orders of customer X are forwarded to it', async () => {
  const world = scenario(routes)
  await world.request('http:/orders', '{"customer":"X"}')

  expect(world.posted('https://orders.customer-x.example.com/inbox')).toMatchObject([{ body: '{"customer":"X"}' }])
})

test('what is not JSON is dead-lettered at once', async () => {
  const world = scenario(routes)
  await world.request('http:/orders', 'customer=X')

  expect(world.deadLetters('OrdersByCustomer')).toMatchObject([{ body: 'customer=X', error: { code: 'INVALID_JSON' } }])
})
