import type { AuditEntry } from '../../shared/audit.ts'
import type { Caller } from '../../shared/caller.ts'
import { newId } from '../../shared/ids.ts'
import { networkOf } from '../../shared/network.ts'
import { type Outcome, problems, userError } from '../../shared/problems.ts'
import { hashOf, newSessionToken } from './credentials.ts'
import type { AccountsDeps } from './deps.ts'
import { removeExpired } from './expiry.ts'
import { identityOfAccount, identityOfToken } from './identity.ts'
import { membershipsOf } from './memberships.ts'
import type { AccountRecord, SessionAnswer, TokenRecord } from './model.ts'
import type { Passwords } from './passwords.ts'
import { normalisedEmail } from './registration-checks.ts'
import { countSignIn } from './sign-in-limits.ts'

const SESSION_MS = 30 * 86_400_000

/** What somebody signs in with. */
export interface SignIn {
  readonly email: string
  readonly password: string
}

/**
 * Signs in with e-mail and password. A wrong password, an unknown address and an account without a password take the same way
 * and get the same answer.
 *
 * @throws {Refusal} RATE_LIMITED after too many wrong passwords
 */
export async function signIn(
  deps: AccountsDeps,
  passwords: Passwords,
  caller: Caller,
  input: SignIn,
): Promise<Outcome<SessionAnswer>> {
  const email = normalisedEmail(input.email)
  removeExpired(deps)
  const attempt = await countSignIn(deps, email, networkOf(caller.ip))
  const [account] = await deps.accounts.find({ where: { email }, limit: 1 })
  const { correct, outdated } = await passwords.verify(account?.passwordHash, input.password)
  if (account === undefined || !correct) {
    deps.log.info({ requestId: caller.requestId, ip: caller.ip }, 'a sign-in was refused')
    return problems(wrong())
  }
  await attempt.succeeded()
  if (outdated) await strengthen(deps, passwords, account, input.password)
  return startSession(deps, caller, account, { action: 'sessionCreate' })
}

/**
 * Signs an account in, and says in the audit log by what it came to that.
 *
 * @param token what the session stands for, in place of the account
 */
export async function startSession(
  deps: AccountsDeps,
  caller: Caller,
  account: AccountRecord,
  entry: Pick<AuditEntry, 'action' | 'after'>,
  token?: TokenRecord,
): Promise<SessionAnswer> {
  const secret = newSessionToken()
  const createdAt = deps.now()
  const expiresAt = new Date(createdAt.getTime() + SESSION_MS)
  const id = newId('ses')
  await deps.sessions.insert({
    id,
    hash: hashOf(secret),
    accountId: account.id,
    createdAt,
    expiresAt,
    ...(token && { tokenId: token.id }),
  })
  const memberships = await membershipsOf(deps, account.id)
  const viewer = token ? identityOfToken(token, account, memberships, id) : identityOfAccount(account, memberships, id)
  await deps.audit({ ...caller, identity: caller.identity ?? viewer }, { subjectId: account.id, ...entry })
  return { viewer, token: secret, expiresAt }
}

/** Ends the session that the caller is signed in with. */
export async function signOut(deps: AccountsDeps, caller: Caller): Promise<Outcome<SessionAnswer>> {
  const { sessionId, accountId } = caller.identity ?? {}
  if (sessionId === undefined || accountId === undefined) {
    const hint = 'An API token is ended with apiTokenRevoke.'
    return problems(userError('INVALID', 'Nobody is signed in with a session.', { hint }))
  }
  await deps.sessions.remove(sessionId)
  await deps.audit(caller, { action: 'sessionDelete', subjectId: accountId })
  return {}
}

/** Hashes the password anew where the present effort is greater than that of its hash. */
async function strengthen(
  deps: AccountsDeps,
  passwords: Passwords,
  account: AccountRecord,
  password: string,
): Promise<void> {
  const passwordHash = await passwords.hash(password)
  await deps.accounts.update(account.id, { set: { passwordHash } }, { passwordHash: account.passwordHash })
}

const wrong = () =>
  userError('INVALID', 'The e-mail address or the password is wrong.', {
    field: ['input'],
    hint: 'Check both. Who has no account yet registers with accountCreate.',
  })
