import { expect, test } from '@jest/globals'
import { networkOf } from '../../../services/shared/network.ts'

test.each([
  ['an IPv4 address', '203.0.113.7', '203.0.113.7'],
  ['an IPv4 address in an IPv6 one', '::ffff:203.0.113.7', '203.0.113.7'],
  ['an IPv6 address', '2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['an IPv6 address in other letters', '2001:0DB8:1:2::6', '2001:db8:1:2::/64'],
  ['an IPv6 address with a gap in its network', '2001:db8::1', '2001:db8:0:0::/64'],
  ['an IPv6 address of a link', 'fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['this machine', '::1', '0:0:0:0::/64'],
  ['nowhere that is known', undefined, 'unknown'],
])('what comes from %s counts for its network', (_what, ip, network) => {
  expect(networkOf(ip)).toBe(network)
})
