import { lookup as systemLookup } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import { Agent, buildConnector } from 'undici'
import { bareHost, isPublicAddress } from './addresses.ts'

export interface OutboundOptions {
  /** Hosts that may be reached whatever their address is, as in a URL, in small letters. */
  readonly allow: readonly string[]
  /** Finds the addresses of a host. Default: the system's. */
  readonly lookup?: LookupFunction
}

const CONNECT_TIMEOUT_MS = 5_000
const MAX_CONNECTIONS = 4

/** The address of a host is not one that webhooks may reach. */
export class ClosedAddressError extends Error {
  override readonly name = 'ClosedAddressError'

  constructor(host: string) {
    super(
      `${host} has an address inside a network, which webhooks may not reach. ` +
        'Whoever runs the installation can allow the host with ROUTO_WEBHOOK_ALLOW.',
    )
  }
}

/**
 * Connections to the public internet, and to nothing inside a network. The addresses that are looked at are those connected to, so
 * that a name cannot answer with another one in between.
 */
export function createOutbound({ allow, lookup = systemLookup }: OutboundOptions): Agent {
  const openly = buildConnector({ timeout: CONNECT_TIMEOUT_MS, lookup })
  const guarded = buildConnector({ timeout: CONNECT_TIMEOUT_MS, lookup: publicOnly(lookup) })
  const connect: buildConnector.connector = (options, callback) => {
    const host = bareHost(options.hostname)
    if (allow.includes(host)) return openly(options, callback)
    // An address that stands in the URL itself is never looked up.
    if (isIP(host) !== 0 && !isPublicAddress(host)) return callback(new ClosedAddressError(host), null)
    return guarded(options, callback)
  }
  return new Agent({ connect, connections: MAX_CONNECTIONS })
}

/** Looks up all addresses, and fails when any is closed: which one is connected to would be luck. */
const publicOnly =
  (lookup: LookupFunction): LookupFunction =>
  (host, options, callback) => {
    lookup(host, { ...options, all: true }, (error, found) => {
      const addresses = Array.isArray(found) ? found : []
      const [first] = addresses
      if (error !== null || first === undefined) return callback(error ?? new Error(`${host} has no address`), '', 0)
      if (!addresses.every(({ address }) => isPublicAddress(address)))
        return callback(new ClosedAddressError(host), '', 0)
      return options.all === true ? callback(null, addresses) : callback(null, first.address, first.family)
    })
  }
