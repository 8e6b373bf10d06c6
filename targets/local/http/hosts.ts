import { isIP } from 'node:net'

/** Whether a host that a server listens on, or that a client calls, is this machine as it sees itself. */
export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || host === '[::1]' || (isIP(host) === 4 && host.startsWith('127.'))

/** Names that only ever lead to this machine: a page of a browser cannot have made them point here. */
const OWN_NAMES = /^(?:localhost|[a-z0-9.-]+\.localhost|host\.docker\.internal)$/i

/**
 * Whether a `Host` header is one that a client of this machine sends. A page that had its own name point here says that name, and
 * must not reach what listens here for this machine alone (DNS rebinding).
 */
export function isOwnHost(header: string | undefined): boolean {
  if (header === undefined) return false
  const name = header.replace(/:\d{1,5}$/, '')
  return isLoopback(name) || OWN_NAMES.test(name)
}
