import { expect, test } from '@jest/globals'
import { networkOf } from '../../gateway/network.ts'

test.each([
  ['127.0.0.1', '127.0.0.1'],
  ['::ffff:192.0.2.7', '::ffff:192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:db8:1:2::6', '2001:db8:1:2'],
  ['2001:db8::6', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
])('requests from %s count for %s', (ip, network) => {
  expect(networkOf(ip)).toBe(network)
})
