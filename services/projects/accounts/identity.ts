import type { Grant, Identity } from '../../shared/caller.ts'
import { EVERYTHING, isPermission, type Permission, permissions } from '../../shared/permissions.ts'
import type { AccountRecord, MemberRecord, TokenRecord } from './model.ts'

/** Who an account is, signed in with a session. */
export const identityOfAccount = (
  account: AccountRecord,
  memberships: readonly MemberRecord[],
  sessionId?: string,
): Identity => ({
  actor: { id: account.id, kind: 'USER', name: account.name },
  accountId: account.id,
  ...(sessionId !== undefined && { sessionId }),
  grants: grantsOf(account, memberships),
})

/** Who an API token is: what its account may at this moment, and of that what the token is for. */
export function identityOfToken(
  token: TokenRecord,
  account: AccountRecord,
  memberships: readonly MemberRecord[],
  sessionId?: string,
): Identity {
  const scopes = scopesOf(token)
  return {
    actor: { id: token.id, kind: 'TOKEN', name: token.name },
    accountId: account.id,
    ...(sessionId !== undefined && { sessionId }),
    grants: narrowed(grantsOf(account, memberships), token),
    ...(scopes !== undefined && { scopes }),
  }
}

function grantsOf(account: AccountRecord, memberships: readonly MemberRecord[]): Identity['grants'] {
  if (account.owner) return { '*': { role: 'OWNER' } }
  return Object.fromEntries(
    memberships.map(({ projectId, role, environments }) => [
      projectId,
      environments === undefined ? { role } : { role, environments },
    ]),
  )
}

function narrowed(grants: Identity['grants'], { projectId, environments }: TokenRecord): Identity['grants'] {
  if (projectId === undefined) return grants
  const grant = grants['*'] ?? grants[projectId]
  return grant === undefined ? {} : { [projectId]: within(grant, environments) }
}

function within(grant: Grant, environments: readonly string[] | undefined): Grant {
  if (environments === undefined) return grant
  const { role, environments: granted } = grant
  return { role, environments: environments.filter((id) => granted?.includes(id) ?? true) }
}

/** A token for one project makes no other ones, whatever its scopes say. */
function scopesOf({ scopes, projectId }: TokenRecord): readonly Permission[] | undefined {
  const all = scopes.includes(EVERYTHING)
  if (all && projectId === undefined) return undefined
  const named = all ? Object.keys(permissions).filter(isPermission) : scopes.filter(isPermission)
  return projectId === undefined ? named : named.filter((scope) => scope !== 'projects:create')
}
