import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { connect } from '../../scripts/demo/client.ts'
import { type Installation, install } from '../testkit/installation.ts'

let routo: Installation

beforeAll(async () => {
  routo = await install('together')
})

afterAll(() => routo.stop())

test('the demo takes an installation that knows its token', async () => {
  expect((await connect(routo.url, routo.ownerToken))?.url).toBe(routo.url)
})

test.each([
  ['no token', ''],
  ['a token of another', 'rto_not_known_here'],
])('the demo leaves an installation alone for which it has %s', async (_, token) => {
  expect(await connect(routo.url, token)).toBeUndefined()
})
