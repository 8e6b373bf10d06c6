import type { AccountsDeps } from './deps.ts'
import { clear, digestOf, giveBack, type Limit, spend } from './throttle.ts'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

/** Wrong passwords for one e-mail address. */
const BY_EMAIL: Limit = { of: 'sign-in-email', most: 10, windowMs: 15 * MINUTE_MS }
/** Wrong passwords from one network, for whichever address: an office is one network. */
const BY_NETWORK: Limit = { of: 'sign-in-network', most: 100, windowMs: 15 * MINUTE_MS }
/** New accounts, and attempts at them, from one network. */
const REGISTRATIONS: Limit = { of: 'registration', most: 100, windowMs: 60 * MINUTE_MS }
const KNOWN_NETWORK_MS = 90 * DAY_MS

type Attempts = Pick<AccountsDeps, 'attempts' | 'now'>

/** @throws {Refusal} RATE_LIMITED when too many registered from this network */
export const countRegistration = (deps: Attempts, network: string): Promise<void> => spend(deps, REGISTRATIONS, network)

/** An attempt to sign in that was counted. */
export interface CountedAttempt {
  /** The password was right: the attempt no longer counts, and the network is known from now on. */
  succeeded(): Promise<void>
}

/**
 * Counts an attempt to sign in. Whether there is such an account makes no difference. A network from which the address has signed
 * in before has a count of its own: whoever guesses from elsewhere uses up only the attempts of elsewhere, and cannot lock
 * the account's owner out.
 *
 * @throws {Refusal} RATE_LIMITED when the address or the network has no attempt left
 */
export async function countSignIn(deps: Attempts, email: string, network: string): Promise<CountedAttempt> {
  const knownId = `known-network:${digestOf(`${network} ${email}`)}`
  const known = await deps.attempts.get(knownId)
  const subject = known !== undefined && known.expiresAt > deps.now() ? `${email} ${network}` : email
  await spend(deps, BY_NETWORK, network)
  await spend(deps, BY_EMAIL, subject)
  return {
    async succeeded() {
      const expiresAt = new Date(deps.now().getTime() + KNOWN_NETWORK_MS)
      await Promise.all([
        clear(deps, BY_EMAIL, subject),
        giveBack(deps, BY_NETWORK, network),
        deps.attempts.upsert({ id: knownId, change: { inc: { count: 1 }, max: { expiresAt } }, onInsert: {} }),
      ])
    },
  }
}
