import { isIPv6 } from 'node:net'

/**
 * Where a caller is, for counting: its IPv4 address, or the /64 network of its IPv6 address, since whoever has one of these
 * addresses has all of that network.
 */
export function placeOf(ip: string | undefined): string {
  if (ip === undefined) return 'unknown'
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)?.[1]
  if (mapped !== undefined) return mapped
  const [address = ''] = ip.split('%')
  return isIPv6(address) ? networkOf(address) : ip
}

const GROUPS = 8
const NETWORK_GROUPS = 4

function networkOf(address: string): string {
  // A URL writes every address in the one canonical way, with at most one gap.
  const [head = '', tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::')
  const before = head.split(':').filter(Boolean)
  const behind = tail?.split(':').filter(Boolean) ?? []
  const gap = Array.from({ length: GROUPS - before.length - behind.length }, () => '0')
  return `${[...before, ...gap, ...behind].slice(0, NETWORK_GROUPS).join(':')}::/64`
}
