/** Roles in a project, each with everything that those before it may. */
export const roles = ['VIEWER', 'OPERATOR', 'DEVELOPER', 'ADMIN', 'OWNER'] as const
export type Role = (typeof roles)[number]

/**
 * What can be permitted, and the least role that may do it. The names are also the scopes of API tokens, which narrow what
 * their account may. `anyone`: whoever is signed in, in no project yet.
 */
export const permissions = {
  'projects:read': 'VIEWER',
  'messages:read': 'OPERATOR',
  'messages:write': 'OPERATOR',
  'deployments:cancel': 'OPERATOR',
  'routes:write': 'DEVELOPER',
  'routes:try': 'DEVELOPER',
  'config:write': 'DEVELOPER',
  'deployments:write': 'DEVELOPER',
  'projects:write': 'ADMIN',
  'environments:write': 'ADMIN',
  'environments:destroy': 'ADMIN',
  'deployments:approve': 'ADMIN',
  'members:write': 'ADMIN',
  'tokens:write': 'ADMIN',
  'webhooks:write': 'ADMIN',
  'audit:read': 'ADMIN',
  'projects:delete': 'OWNER',
  'projects:create': 'anyone',
  'account:write': 'anyone',
} as const satisfies Readonly<Record<string, Role | 'anyone'>>

export type Permission = keyof typeof permissions

export const permissionNames = Object.keys(permissions) as readonly Permission[]

/** What concerns all environments of a project, and so is not for who is admitted to some of them only. */
export const WHOLE_PROJECT: readonly Permission[] = ['environments:write', 'webhooks:write', 'projects:delete']

/** What `@access(to:)` may say: a permission, or one of these. */
export type Access = Permission | 'public' | 'signed-in' | 'system'

/** The scope of a token that may all that its account may. */
export const EVERYTHING = '*'

export const isPermission = (name: string): name is Permission => Object.hasOwn(permissions, name)

export const isAtLeast = (role: Role, least: Role): boolean => roles.indexOf(role) >= roles.indexOf(least)
