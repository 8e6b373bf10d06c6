import { isIPv6 } from 'node:net'

/**
 * What to count requests and attempts by that come from an address: an IPv4 address itself, the /64 network of an IPv6 one, since
 * whoever has one address of such a network has all of it.
 */
export function networkOf(ip: string | undefined): string {
  if (ip === undefined) return 'unknown'
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)?.[1]
  if (mapped !== undefined) return mapped
  const [address = ''] = ip.split('%')
  return isIPv6(address) ? ipv6NetworkOf(address) : ip
}

const GROUPS = 8
const NETWORK_GROUPS = 4

function ipv6NetworkOf(address: string): string {
  // A URL writes every address in the one canonical way, with at most one gap.
  const [head = '', tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::')
  const before = head.split(':').filter(Boolean)
  const behind = tail?.split(':').filter(Boolean) ?? []
  const gap = Array.from({ length: GROUPS - before.length - behind.length }, () => '0')
  return `${[...before, ...gap, ...behind].slice(0, NETWORK_GROUPS).join(':')}::/64`
}
