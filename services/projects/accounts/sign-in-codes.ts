import type { Caller } from '../../shared/caller.ts'
import { type Outcome, problems, userError } from '../../shared/problems.ts'
import { hashOf, isApiToken, isSignInCode, newSignInCode } from './credentials.ts'
import type { AccountsDeps } from './deps.ts'
import { removeExpired } from './expiry.ts'
import type { SessionAnswer, TokenRecord } from './model.ts'
import { OWNER_ID } from './registration.ts'
import { startSession } from './sessions.ts'
import { isUsable } from './token-state.ts'

const CODE_MS = 15 * 60_000

/** A code that signs a browser in as the owner of the installation, once, within a quarter of an hour. Only its hash is kept. */
export async function makeSignInCode({ signInCodes, now }: AccountsDeps): Promise<string> {
  const code = newSignInCode()
  await signInCodes.insert({ id: hashOf(code), expiresAt: new Date(now().getTime() + CODE_MS) })
  return code
}

/**
 * Begins a session for who has a sign-in code, or an API token. The session of a token may what the token may, as long as the token may
 * it: a browser can be signed out, and the token is in no cookie.
 */
export async function exchange(
  deps: AccountsDeps,
  caller: Caller,
  credential: string,
): Promise<Outcome<SessionAnswer>> {
  removeExpired(deps)
  if (isSignInCode(credential)) return byCode(deps, caller, hashOf(credential))
  const [token] = isApiToken(credential)
    ? await deps.tokens.find({ where: { hash: hashOf(credential) }, limit: 1 })
    : []
  if (token === undefined || !isUsable(token, deps.now())) return problems(unknownToken())
  return byToken(deps, caller, token)
}

async function byCode(deps: AccountsDeps, caller: Caller, id: string): Promise<Outcome<SessionAnswer>> {
  const code = await deps.signInCodes.get(id)
  // Of two that come at once, only one removes it.
  if (code === undefined || !(await deps.signInCodes.remove(id)) || code.expiresAt <= deps.now())
    return problems(usedUp())
  const owner = await deps.accounts.get(OWNER_ID)
  if (owner === undefined) return problems(usedUp())
  return startSession(deps, caller, owner, { action: 'sessionExchange', after: { by: 'link' } })
}

async function byToken(deps: AccountsDeps, caller: Caller, token: TokenRecord): Promise<Outcome<SessionAnswer>> {
  const account = await deps.accounts.get(token.accountId)
  if (account === undefined) return problems(unknownToken())
  return startSession(deps, caller, account, { action: 'sessionExchange', after: { by: token.id } }, token)
}

const usedUp = () =>
  userError('INVALID', 'This link has been used, or is too old.', {
    field: ['credential'],
    hint: 'Start routo again for a new one, or sign in with a token or a password.',
  })

const unknownToken = () =>
  userError('INVALID', 'This token is unknown, expired or revoked.', {
    field: ['credential'],
    hint: "The owner's is in the file owner-token of the data directory. Others are made with apiTokenCreate.",
  })
