import { hash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { CloudError } from '../cloud-error.ts'

/** How the key of the control API is written in a header. */
export const bearerOf = (key: Buffer): string => `Bearer ${key.toString('base64url')}`

/** Digests have one length whatever was sent, and say nothing of where two texts differ. */
const digest = (text: string): Buffer => hash('sha256', text, 'buffer')

/**
 * Lets in whoever has the key of the control API, and no page of a browser.
 *
 * @throws {CloudError} `UNAUTHENTICATED`, 401; `FORBIDDEN`, 403
 */
export function createGate(key: Buffer): (request: IncomingMessage) => void {
  const wanted = digest(bearerOf(key))
  return ({ headers }) => {
    if (headers.origin !== undefined) {
      throw new CloudError('FORBIDDEN', 'The control API of the local cloud is not for browsers.', { status: 403 })
    }
    if (timingSafeEqual(digest(headers.authorization ?? ''), wanted)) return
    throw new CloudError(
      'UNAUTHENTICATED',
      'The control API of the local cloud is for the services of its own installation: they share the secret that the key is made of.',
      { status: 401 },
    )
  }
}
