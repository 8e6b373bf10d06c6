const GROUPS = 8
const OF_THE_NETWORK = 4

/**
 * What to count requests by that come from an address. Of IPv6 the first 64 bits: that much is handed to one customer as a whole,
 * who could otherwise come from a new address each time.
 */
export function networkOf(ip: string): string {
  const isIpv6 = ip.includes(':') && !ip.includes('.')
  return isIpv6 ? groupsOf(ip).slice(0, OF_THE_NETWORK).join(':') : ip
}

/** All groups of an address, those that `::` stands for written out. */
function groupsOf(ip: string): readonly string[] {
  const [head = [], tail = []] = ip.split('::').map((part) => part.split(':').filter((group) => group !== ''))
  return [...head, ...Array.from({ length: GROUPS - head.length - tail.length }, () => '0'), ...tail]
}
