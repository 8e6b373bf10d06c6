import type { Parts } from './parts.ts'
import { clear, digestOf, giveBack, type Limit, spend } from './throttle.ts'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

/** Wrong passwords for one e-mail address. */
const BY_EMAIL: Limit = { of: 'sign-in-email', most: 10, windowMs: 15 * MINUTE_MS }
/** Wrong passwords from one place, for whichever address: an office is one place. */
const BY_PLACE: Limit = { of: 'sign-in-place', most: 100, windowMs: 15 * MINUTE_MS }
/** New accounts, and attempts at them, from one place. */
const REGISTRATIONS: Limit = { of: 'registration', most: 100, windowMs: 60 * MINUTE_MS }
const KNOWN_PLACE_MS = 90 * DAY_MS

type Attempts = Pick<Parts, 'attempts' | 'now'>

/** @throws {Refusal} RATE_LIMITED when too many registered from this place */
export const countRegistration = (parts: Attempts, place: string): Promise<void> => spend(parts, REGISTRATIONS, place)

/** An attempt to sign in that was counted. */
export interface CountedAttempt {
  /** The password was right: the attempt no longer counts, and the place is known from now on. */
  succeeded(): Promise<void>
}

/**
 * Counts an attempt to sign in. Whether there is such an account makes no difference. A place from which the address has signed
 * in before has a count of its own: whoever guesses from elsewhere uses up only the attempts of elsewhere, and cannot lock
 * the account's owner out.
 *
 * @throws {Refusal} RATE_LIMITED when the address or the place has no attempt left
 */
export async function countSignIn(parts: Attempts, email: string, place: string): Promise<CountedAttempt> {
  const knownId = `known-place:${digestOf(`${place} ${email}`)}`
  const known = await parts.attempts.get(knownId)
  const subject = known !== undefined && known.expiresAt > parts.now() ? `${email} ${place}` : email
  await spend(parts, BY_PLACE, place)
  await spend(parts, BY_EMAIL, subject)
  return {
    async succeeded() {
      const expiresAt = new Date(parts.now().getTime() + KNOWN_PLACE_MS)
      await Promise.all([
        clear(parts, BY_EMAIL, subject),
        giveBack(parts, BY_PLACE, place),
        parts.attempts.upsert({ id: knownId, change: { inc: { count: 1 }, max: { expiresAt } }, onInsert: {} }),
      ])
    },
  }
}
