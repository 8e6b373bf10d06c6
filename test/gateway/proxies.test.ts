import { expect, test } from '@jest/globals'
import { openGateway } from './testkit/open-gateway.ts'

/** Whom a gateway that is asked from 127.0.0.1 may believe. */
const behind = (...trustProxy: string[]) => ({ host: '127.0.0.1', port: 0, introspection: 'off', trustProxy }) as const

test.each<[string, string[], string | undefined, string]>([
  ['without proxies what a request says', [], '203.0.113.9', '127.0.0.1'],
  ['from elsewhere what a request says', ['10.0.0.0/8'], '203.0.113.9', '127.0.0.1'],
  ['behind a proxy what its client says', ['loopback'], '198.51.100.1, 203.0.113.9', '203.0.113.9'],
  [
    'behind two what their client says',
    ['loopback', '10.0.0.0/8'],
    '198.51.100.1, 203.0.113.9, 10.0.0.7',
    '203.0.113.9',
  ],
  ['behind one what an unknown second one says', ['127.0.0.1'], '203.0.113.9, 10.0.0.7', '10.0.0.7'],
  ['behind a proxy that says nothing, nothing', ['loopback'], undefined, '127.0.0.1'],
])('%s is not believed about its address', async (_, trusted, forwarded, address) => {
  await using gateway = await openGateway({ settings: behind(...trusted) })
  const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }
  expect((await gateway.ask('{ caller }', { headers })).data?.caller).toMatchObject({ ip: address })
})

test('clients behind a proxy are counted each by itself, whatever they say', async () => {
  await using gateway = await openGateway({ settings: behind('loopback'), limits: { anonymousCostPerMinute: 1 } })
  const from = async (forwarded: string) =>
    (await gateway.ask('{ caller }', { headers: { 'x-forwarded-for': forwarded } })).status
  expect([await from('203.0.113.9'), await from('203.0.113.10')]).toEqual([200, 200])
  expect([await from('1.1.1.1, 203.0.113.9'), await from('1.1.1.2, 203.0.113.9')]).toEqual([429, 429])
})
