import { type Caller, may } from '../../shared/caller.ts'
import { newId } from '../../shared/ids.ts'
import { notFound, type Outcome, problems } from '../../shared/problems.ts'
import { forbidden, unauthenticated } from '../../shared/refusal.ts'
import { hashOf, newApiToken, prefixOf } from './credentials.ts'
import type { AccountsDeps } from './deps.ts'
import type { TokenAnswer, TokenRecord } from './model.ts'
import { makeRoom, tokensOfAccount } from './token-quota.ts'
import { beyond, checkRequest, limitsOf, type TokenRequest } from './token-request.ts'
import { isUsable } from './token-state.ts'

/**
 * Makes an API token for the account of the caller. One that a token makes goes nowhere beyond that token.
 *
 * @throws {Refusal} for the system, which has no account
 */
export async function createToken(
  deps: AccountsDeps,
  caller: Caller,
  request: TokenRequest,
): Promise<Outcome<TokenAnswer>> {
  const { actor, accountId } = caller.identity ?? {}
  if (actor === undefined || accountId === undefined) throw forbidden('an account')
  const maker = await actingToken((id) => deps.tokens.get(id), caller)
  const limits = limitsOf(request)
  const found = [...(await checkRequest(deps, caller, request)), ...(maker ? beyond(maker, limits) : [])]
  if (found.length > 0) return problems(...found)
  const full = await makeRoom(deps, accountId, limits.projectId)
  if (full !== undefined) return full
  const token = newApiToken()
  const record: TokenRecord = {
    id: newId('tok'),
    hash: hashOf(token),
    prefix: prefixOf(token),
    name: request.name.trim(),
    accountId,
    createdBy: actor.id,
    ...limits,
    createdAt: deps.now(),
  }
  await deps.tokens.insert(record)
  if (maker !== undefined) await mustStillBeUsable(deps, maker, record)
  await deps.audit(caller, {
    action: 'apiTokenCreate',
    ...(record.projectId !== undefined && { projectId: record.projectId }),
    subjectId: record.id,
    after: shown(record),
  })
  return { tokenId: record.id, token }
}

/**
 * Whoever revokes a token first marks it and then looks for what it made. Looking at the mark after having made one leaves no
 * gap in which a stolen token could make one that outlives it.
 */
async function mustStillBeUsable(deps: AccountsDeps, maker: TokenRecord, made: TokenRecord): Promise<void> {
  const present = await deps.tokens.get(maker.id)
  if (present !== undefined && isUsable(present, deps.now())) return
  await deps.tokens.remove(made.id)
  throw unauthenticated()
}

/**
 * Ends a token and those that it made: an own one, or one of a project whose tokens the caller manages. From now on they let
 * nobody in.
 */
export async function revokeToken(deps: AccountsDeps, caller: Caller, id: string): Promise<Outcome<TokenAnswer>> {
  const token = await visibleToken((each) => deps.tokens.get(each), caller, id)
  if (token === undefined) return notFound('API token', ['id'])
  const revokedAt = token.revokedAt ?? deps.now()
  await mark(deps, token, revokedAt)
  const made = madeBy(token, await tokensOfAccount(deps, token.accountId))
  await Promise.all(made.map((each) => mark(deps, each, revokedAt)))
  await deps.audit(caller, {
    action: 'apiTokenRevoke',
    ...(token.projectId !== undefined && { projectId: token.projectId }),
    subjectId: id,
    before: shown(token),
    after: {
      ...shown(token),
      revokedAt: revokedAt.toISOString(),
      ...(made.length > 0 && { alsoRevoked: made.map((each) => each.id) }),
    },
  })
  return { tokenId: id }
}

/** The tokens of the caller's account; a token is shown only those that may no more than itself. */
export async function ownTokens(deps: AccountsDeps, caller: Caller): Promise<readonly TokenRecord[]> {
  const accountId = caller.identity?.accountId
  if (accountId === undefined) return []
  const [acting, tokens] = await Promise.all([
    actingToken((id) => deps.tokens.get(id), caller),
    tokensOfAccount(deps, accountId),
  ])
  return tokens.filter((token) => isOwn(caller, acting, token))
}

type Read = (id: string) => Promise<TokenRecord | undefined>

/** A token that the caller may know of; undefined for all others, whether they exist or not. */
export async function visibleToken(read: Read, caller: Caller, id: string): Promise<TokenRecord | undefined> {
  const [acting, token] = await Promise.all([actingToken(read, caller), read(id)])
  if (token === undefined) return undefined
  const managed = token.projectId !== undefined && may(caller, 'tokens:write', token.projectId)
  return managed || isOwn(caller, acting, token) ? token : undefined
}

/** The token that the caller is; undefined for who is signed in with a session. */
async function actingToken(read: Read, { identity }: Caller): Promise<TokenRecord | undefined> {
  if (identity?.actor.kind !== 'TOKEN') return undefined
  const token = await read(identity.actor.id)
  if (token === undefined) throw unauthenticated()
  return token
}

const isOwn = ({ identity }: Caller, acting: TokenRecord | undefined, token: TokenRecord): boolean =>
  identity?.accountId === token.accountId &&
  (acting === undefined || acting.id === token.id || beyond(acting, token).length === 0)

/** What a token made, and what that made. */
function madeBy(token: TokenRecord, tokens: readonly TokenRecord[]): readonly TokenRecord[] {
  const children = tokens.filter(({ createdBy }) => createdBy === token.id)
  return children.flatMap((child) => [child, ...madeBy(child, tokens)])
}

const mark = async ({ tokens }: AccountsDeps, { id }: TokenRecord, revokedAt: Date): Promise<void> => {
  // One that is revoked already keeps its time.
  await tokens.update(id, { set: { revokedAt } }, { revokedAt: undefined })
}

/** What the audit log tells of a token. */
const shown = ({ name, prefix, scopes, environments, expiresAt }: TokenRecord) => ({
  name,
  prefix,
  scopes,
  ...(environments !== undefined && { environments }),
  ...(expiresAt !== undefined && { expiresAt: expiresAt.toISOString() }),
})
