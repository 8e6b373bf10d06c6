import { hkdfSync } from 'node:crypto'

/** What a key is for. Whoever learns one of them has none of the others. */
export type KeyPurpose = 'calls' | 'secrets' | 'webhooks' | 'deployments' | 'cloud' | 'cloud-data' | 'cloud-owner'

const KEY_BYTES = 32

/**
 * The installation's key for a purpose: `calls` signs what the gateway sends to subgraphs, `secrets` seals
 * those of environments at rest, `webhooks` what signs deliveries, and `deployments` the configuration that a deployment was made with.
 * `cloud` lets the services into the local cloud, `cloud-data` seals what that keeps, and `cloud-owner` makes its owner's access key. The same secret gives the same 32 bytes in every process.
 */
export const deriveKey = (secret: string, purpose: KeyPurpose): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, '', `routo ${purpose}`, KEY_BYTES))
