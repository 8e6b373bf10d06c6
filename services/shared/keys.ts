import { hkdfSync } from 'node:crypto'

/** What a key is for. Whoever learns one of them has none of the others. */
export type KeyPurpose = 'calls' | 'secrets' | 'webhooks'

const KEY_BYTES = 32

/**
 * The installation's key for a purpose: `calls` signs what the gateway sends to subgraphs, `secrets` seals
 * those of environments at rest, and `webhooks` what signs deliveries. The same secret gives the same 32 bytes in every process.
 */
export const deriveKey = (secret: string, purpose: KeyPurpose): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, '', `routo ${purpose}`, KEY_BYTES))
