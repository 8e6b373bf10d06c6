import { expect, test } from '@jest/globals'
import { fakeClock, fakeFetch, scenario } from 'routo/testing'
import routes from './routes.ts'

const api = 'https://api.example.com/orders'
const env = { ORDERS_API_URL: api }
const night = () => fakeClock('2026-11-21T02:00:00Z')

test('all pages of yesterday make one file, under the date of the export', async () => {
  const fetch = fakeFetch({
    [`GET ${api}`]: [
      { body: { orders: [{ id: '7', customer: 'Acme, Inc.', total: 12 }], next: `${api}?day=2026-11-20&page=2` } },
      { body: { orders: [{ id: '8', customer: 'Bolt', total: 3.5 }] } },
    ],
  })
  const world = scenario(routes, { env, fetch, clock: night() })
  await world.trigger('NightlyExport')

  expect(world.files('file:ExportsBucket')).toEqual({
    'orders/2026-11-21/message-1.csv': 'id,customer,total\n7,"Acme, Inc.",12\n8,Bolt,3.5\n',
  })
  expect(fetch.requests[0]?.url).toBe(`${api}?day=2026-11-20`)
})

test('a day without orders makes no file, and says why', async () => {
  const fetch = fakeFetch({ [`GET ${api}`]: { body: { orders: [] } } })
  const world = scenario(routes, { env, fetch, clock: night() })
  await world.trigger('NightlyExport')

  expect(world.executions).toMatchObject([{ outcome: 'dropped', dropReason: 'no-orders' }])
  expect(world.files('file:ExportsBucket')).toEqual({})
})

test('an export that the API fails for a while is made in the end, once', async () => {
  const fetch = fakeFetch({ [`GET ${api}`]: [502, 502, { body: { orders: [{ id: '7', customer: 'A', total: 1 }] } }] })
  const world = scenario(routes, { env, fetch, clock: night() })
  await world.trigger('NightlyExport')

  expect(world.executions.map(({ outcome }) => outcome)).toEqual(['retrying', 'retrying', 'succeeded'])
  expect(Object.keys(world.files('file:ExportsBucket'))).toHaveLength(1)
})
