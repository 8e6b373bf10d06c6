import type { Caller } from '../shared/caller.ts'

/**
 * What tells a request from all others, kept with what it makes: whoever asks again after a crash gets that one. Undefined
 * where the caller gave no idempotency key.
 */
export const madeWith = ({ identity }: Caller, idempotencyKey: string | null | undefined): string | undefined =>
  identity?.accountId === undefined || idempotencyKey == null ? undefined : `${identity.accountId} ${idempotencyKey}`
