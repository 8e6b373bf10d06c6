import { expect, test } from '@jest/globals'
import { scenario } from 'routo/testing'
import routes from './routes.ts'

async function ride(count: number) {
  const world = scenario(routes)
  await world.trigger('Pusher', JSON.stringify({ count }))
  const ended = (name: string) => world.executions.filter(({ route }) => route === name)
  const dropped = (name: string) => ended(name).filter(({ outcome }) => outcome === 'dropped')
  return { world, ended, dropped }
}

test('every record that is pushed gets off at exactly one stop', async () => {
  const { ended, dropped } = await ride(20)
  expect(ended('BusDriver')).toHaveLength(20)
  const off = [dropped('ContactPoint'), dropped('WhiteList'), ended('LogStop')].map(({ length }) => length)
  expect(off).toEqual([4, 4, 12])
})

test('a record that brings an address goes past the contact point', async () => {
  const { ended } = await ride(5)
  expect(ended('ContactPoint')).toHaveLength(4)
  expect(ended('WhiteList')).toHaveLength(4)
})

test('a record without a known address gets off with the reason', async () => {
  const { dropped } = await ride(4)
  expect(dropped('ContactPoint')).toMatchObject([{ dropReason: 'no-email' }])
})
