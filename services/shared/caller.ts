import { environmentOf, projectOf } from './ids.ts'
import { isAtLeast, type Permission, permissionNames, permissions, type Role, WHOLE_PROJECT } from './permissions.ts'

/** On whose behalf a request is answered. The gateway finds out once; subgraphs get it signed. All of it is plain JSON. */
export interface Caller {
  /** Absent: nobody is signed in. */
  readonly identity?: Identity
  readonly requestId: string
  readonly ip?: string
  readonly rateLimit?: RateLimit
}

export interface Identity {
  readonly actor: Actor
  /** The account that acts, or whose token acts. Absent for the system itself. */
  readonly accountId?: string
  /** What to end on signing out. */
  readonly sessionId?: string
  /** By project id; `*` holds for every project. */
  readonly grants: Readonly<Record<string, Grant>>
  /** Of a token: the only permissions it has. Absent: all that the grants give. */
  readonly scopes?: readonly Permission[]
}

export interface Actor {
  readonly id: string
  readonly kind: 'USER' | 'TOKEN' | 'SYSTEM'
  readonly name: string
}

export interface Grant {
  readonly role: Role
  /** Ids of the only environments it holds for. Absent: all. */
  readonly environments?: readonly string[]
}

/** What the caller's requests have cost in the present window. */
export interface RateLimit {
  readonly cost: number
  readonly limit: number
  readonly remaining: number
  /** Milliseconds since 1970. */
  readonly resetAt: number
}

/** A service calling another one, or a worker without a user. */
export const systemCaller = (requestId: string): Caller => ({
  requestId,
  identity: { actor: { id: 'system', kind: 'SYSTEM', name: 'routo' }, grants: { '*': { role: 'OWNER' } } },
})

/** Who it is that does something, for what is written down about it. */
export const actorOf = ({ identity }: Caller): Actor =>
  identity?.actor ?? { id: 'nobody', kind: 'SYSTEM', name: 'nobody' }

/** What the caller may do in a project; undefined where it is no member, so that the project does not exist for it. */
export function grantIn(caller: Caller, projectId: string): Grant | undefined {
  const grants = caller.identity?.grants
  if (grants === undefined) return undefined
  return grants['*'] ?? (Object.hasOwn(grants, projectId) ? grants[projectId] : undefined)
}

/** Whether what has this id exists for the caller at all. */
export function sees(caller: Caller, id: string): boolean {
  const projectId = projectOf(id)
  const grant = projectId === undefined ? undefined : grantIn(caller, projectId)
  if (grant === undefined) return false
  if (grant.environments === undefined) return true
  const environmentId = environmentOf(id)
  return environmentId === undefined || grant.environments.includes(environmentId)
}

/** Whether the caller is admitted to some environments of the project only: what concerns all of them is not for it to do. */
export const isLimitedToEnvironments = (caller: Caller, projectId: string): boolean =>
  grantIn(caller, projectId)?.environments !== undefined

/** Whether a token's scopes leave it the permission; whoever is no token has all. */
export const hasScope = (caller: Caller, permission: Permission): boolean =>
  caller.identity?.scopes?.includes(permission) ?? true

/** Whether the caller may do this to what has this id: role, scope and environment together. */
export function may(caller: Caller, permission: Permission, id: string): boolean {
  if (!hasScope(caller, permission) || !sees(caller, id)) return false
  const least = permissions[permission]
  const role = grantIn(caller, projectOf(id) ?? '')?.role
  return least === 'anyone' || (role !== undefined && isAtLeast(role, least))
}

/** All that the caller may do in a project, for who shows it what it can do. */
export const permissionsIn = (caller: Caller, projectId: string): readonly Permission[] =>
  permissionNames.filter(
    (name) =>
      permissions[name] !== 'anyone' &&
      may(caller, name, projectId) &&
      !(WHOLE_PROJECT.includes(name) && isLimitedToEnvironments(caller, projectId)),
  )

/** What the caller may do that has to do with no project. */
export const ownPermissions = (caller: Caller): readonly Permission[] =>
  permissionNames.filter((name) => permissions[name] === 'anyone' && hasScope(caller, name))
