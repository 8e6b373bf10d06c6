import type { AccountsDeps } from './deps.ts'

const AT_ONCE = 500

/**
 * Clears away sessions, codes and counts that time has ended. It runs with every attempt to sign in or register, each of which adds
 * less than this removes, so that nobody can fill the store. Nobody waits for it.
 */
export function removeExpired({ sessions, signInCodes, attempts, background, now }: AccountsDeps): void {
  const expired = { range: { field: 'expiresAt', lt: now() }, limit: AT_ONCE } as const
  background.start('removing expired sessions', sessions.removeMany(expired))
  background.start('removing old sign-in codes', signInCodes.removeMany(expired))
  background.start('forgetting old attempts to sign in', attempts.removeMany(expired))
}
