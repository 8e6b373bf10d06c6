import type { Identity } from '../../shared/caller.ts'
import { hashOf, isApiToken, isSessionToken } from './credentials.ts'
import type { AccountsDeps } from './deps.ts'
import { identityOfAccount, identityOfToken } from './identity.ts'
import { membershipsOf } from './memberships.ts'
import type { AccountRecord, MemberRecord, TokenRecord } from './model.ts'
import { isUsable } from './token-state.ts'

const USE_NOTED_MS = 60_000

/**
 * Whom a session or an API token stands for; undefined when it is unknown, expired or revoked. Nothing is kept between requests, so
 * that what was revoked or taken from a member is refused at once: three calls of the store, whatever there is.
 */
export async function authenticate(deps: AccountsDeps, credential: string): Promise<Identity | undefined> {
  if (isSessionToken(credential)) return bySession(deps, hashOf(credential))
  if (isApiToken(credential)) return byToken(deps, hashOf(credential))
  return undefined
}

async function bySession(deps: AccountsDeps, hash: string): Promise<Identity | undefined> {
  const [session] = await deps.sessions.find({ where: { hash }, limit: 1 })
  if (session === undefined || session.expiresAt <= deps.now()) return undefined
  if (session.tokenId !== undefined) return ofToken(deps, await deps.tokens.get(session.tokenId), session.id)
  const [account, memberships] = await accountWithMemberships(deps, session.accountId)
  return account && identityOfAccount(account, memberships, session.id)
}

async function byToken(deps: AccountsDeps, hash: string): Promise<Identity | undefined> {
  const [token] = await deps.tokens.find({ where: { hash }, limit: 1 })
  return ofToken(deps, token)
}

/** @param sessionId of the session that was begun with the token, where one was */
async function ofToken(
  deps: AccountsDeps,
  token: TokenRecord | undefined,
  sessionId?: string,
): Promise<Identity | undefined> {
  if (token === undefined || !isUsable(token, deps.now())) return undefined
  const [account, memberships] = await accountWithMemberships(deps, token.accountId)
  if (account === undefined) return undefined
  noteUse(deps, token)
  return identityOfToken(token, account, memberships, sessionId)
}

const accountWithMemberships = (
  deps: AccountsDeps,
  accountId: string,
): Promise<readonly [AccountRecord | undefined, readonly MemberRecord[]]> =>
  Promise.all([deps.accounts.get(accountId), membershipsOf(deps, accountId)])

/** At most once a minute, and nobody waits for it. Of several at once, the first one writes. */
function noteUse({ tokens, now, background }: AccountsDeps, { id, lastUsedAt }: TokenRecord): void {
  const at = now()
  if (lastUsedAt !== undefined && at.getTime() - lastUsedAt.getTime() < USE_NOTED_MS) return
  background.start('noting the last use of a token', tokens.update(id, { set: { lastUsedAt: at } }, { lastUsedAt }))
}
