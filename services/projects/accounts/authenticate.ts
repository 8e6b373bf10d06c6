import type { Identity } from '../../shared/caller.ts'
import { hashOf, isApiToken, isSessionToken } from './credentials.ts'
import type { Desk } from './desk.ts'
import { identityOfAccount, identityOfToken } from './identity.ts'
import { membershipsOf } from './memberships.ts'
import type { AccountRecord, MemberRecord, TokenRecord } from './model.ts'
import { isUsable } from './token-state.ts'

const USE_NOTED_MS = 60_000

/**
 * Whom a session or an API token stands for; undefined when it is unknown, expired or revoked. Nothing is kept between requests, so
 * that what was revoked or taken from a member is refused at once: three calls of the store, whatever there is.
 */
export async function authenticate(desk: Desk, credential: string): Promise<Identity | undefined> {
  if (isSessionToken(credential)) return bySession(desk, hashOf(credential))
  if (isApiToken(credential)) return byToken(desk, hashOf(credential))
  return undefined
}

async function bySession(desk: Desk, hash: string): Promise<Identity | undefined> {
  const [session] = await desk.sessions.find({ where: { hash }, limit: 1 })
  if (session === undefined || session.expiresAt <= desk.now()) return undefined
  const [account, memberships] = await accountWithMemberships(desk, session.accountId)
  return account && identityOfAccount(account, memberships, session.id)
}

async function byToken(desk: Desk, hash: string): Promise<Identity | undefined> {
  const [token] = await desk.tokens.find({ where: { hash }, limit: 1 })
  if (token === undefined || !isUsable(token, desk.now())) return undefined
  const [account, memberships] = await accountWithMemberships(desk, token.accountId)
  if (account === undefined) return undefined
  noteUse(desk, token)
  return identityOfToken(token, account, memberships)
}

const accountWithMemberships = (
  desk: Desk,
  accountId: string,
): Promise<readonly [AccountRecord | undefined, readonly MemberRecord[]]> =>
  Promise.all([desk.accounts.get(accountId), membershipsOf(desk, accountId)])

/** At most once a minute, and nobody waits for it. Of several at once, the first one writes. */
function noteUse({ tokens, now, background }: Desk, { id, lastUsedAt }: TokenRecord): void {
  const at = now()
  if (lastUsedAt !== undefined && at.getTime() - lastUsedAt.getTime() < USE_NOTED_MS) return
  background.start('noting the last use of a token', tokens.update(id, { set: { lastUsedAt: at } }, { lastUsedAt }))
}
