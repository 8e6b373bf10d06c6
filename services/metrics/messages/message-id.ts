import { createHash } from 'node:crypto'
import type { Caller } from '../../shared/caller.ts'

/**
 * The id of the message that a request sends: a UUID, the same for the same caller and idempotency key, so that a target that is asked
 * again sends nothing again, wherever a crash has cut the request off. Undefined without a key.
 */
export function messageIdOf(
  { identity }: Caller,
  action: string,
  idempotencyKey: string | null | undefined,
): string | undefined {
  if (idempotencyKey == null || identity === undefined) return undefined
  const { accountId = identity.actor.id } = identity
  const text = createHash('sha256')
    .update(JSON.stringify([accountId, action, idempotencyKey]))
    .digest('hex')
  // Version 8: made by a rule of one's own.
  return `${text.slice(0, 8)}-${text.slice(8, 12)}-8${text.slice(13, 16)}-a${text.slice(17, 20)}-${text.slice(20, 32)}`
}
