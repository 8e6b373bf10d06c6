import { type Caller, hasScope } from '../../shared/caller.ts'
import { newId } from '../../shared/ids.ts'
import { networkOf } from '../../shared/network.ts'
import { type Outcome, problems, userError } from '../../shared/problems.ts'
import { Refusal } from '../../shared/refusal.ts'
import type { AccountsDeps } from './deps.ts'
import { removeExpired } from './expiry.ts'
import type { AccountRecord, SessionAnswer } from './model.ts'
import type { Passwords } from './passwords.ts'
import { checkRegistration, normalisedEmail, type Registration } from './registration-checks.ts'
import { startSession } from './sessions.ts'
import { countRegistration } from './sign-in-limits.ts'

/**
 * The account that owns the installation has this id, and no other one can have it: of two that are the first at once, the store
 * lets one own.
 */
export const OWNER_ID = 'acc_000000000000'

/**
 * Makes an account and signs it in.
 *
 * @throws {Refusal} where registration is closed, and RATE_LIMITED for too many from one network
 */
export async function register(
  deps: AccountsDeps,
  passwords: Passwords,
  caller: Caller,
  input: Registration,
): Promise<Outcome<SessionAnswer>> {
  if (!(await mayRegister(deps, caller))) throw closed()
  removeExpired(deps)
  await countRegistration(deps, networkOf(caller.ip))
  const registration = { ...input, email: normalisedEmail(input.email), name: input.name.trim() }
  const found = checkRegistration(registration)
  if (found.length > 0) return problems(...found)
  const { email, name, password } = registration
  const account = await addAccount(deps, { email, name, passwordHash: await passwords.hash(password) })
  if (account === undefined) return problems(emailTaken())
  const { owner } = account
  return startSession(deps, caller, account, { action: 'accountCreate', after: { email, name, owner } })
}

/** Where registration is closed, the first account and those that the owner of the installation makes are the exceptions. */
async function mayRegister({ signUp, accounts }: AccountsDeps, caller: Caller): Promise<boolean> {
  if (signUp === 'open') return true
  const owns = caller.identity?.grants['*']?.role === 'OWNER' && hasScope(caller, 'account:write')
  return owns || (await accounts.get(OWNER_ID)) === undefined
}

/** Adds an account; the first one owns the installation. Undefined where another account has the e-mail address. */
export async function addAccount(
  { accounts, now }: Pick<AccountsDeps, 'accounts' | 'now'>,
  details: Pick<AccountRecord, 'email' | 'name' | 'passwordHash'>,
): Promise<AccountRecord | undefined> {
  const createdAt = now()
  if ((await accounts.get(OWNER_ID)) === undefined) {
    const first: AccountRecord = { id: OWNER_ID, ...details, owner: true, createdAt }
    const { taken } = await accounts.insert(first)
    if (taken === undefined) return first
  }
  const account: AccountRecord = { id: newId('acc'), ...details, owner: false, createdAt }
  const { taken } = await accounts.insert(account)
  return taken === undefined ? account : undefined
}

const emailTaken = () =>
  userError('NAME_TAKEN', 'There is an account with this e-mail address already.', {
    field: ['input', 'email'],
    hint: 'Sign in with sessionCreate.',
  })

const closed = () =>
  new Refusal('FORBIDDEN', 'Registration is closed in this installation.', {
    hint: 'Its owner can register you, or open it with ROUTO_SIGN_UP=open.',
  })
