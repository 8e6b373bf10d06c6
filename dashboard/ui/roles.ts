import type { Role } from '../../client/operations.ts'

/** What each role may, each all that those before it may. */
export const roles = [
  ['VIEWER', 'Viewer', 'Looks at routes, numbers and deployments, not at messages.'],
  ['OPERATOR', 'Operator', 'Reads messages and logs, sends, replays and discards them, cancels deployments.'],
  ['DEVELOPER', 'Developer', 'Changes routes, variables and secrets, and deploys.'],
  ['ADMIN', 'Admin', 'Manages environments, members, tokens and webhooks, approves deployments, reads the audit log.'],
  ['OWNER', 'Owner', 'May delete the project.'],
] as const satisfies readonly (readonly [Role, string, string])[]

export const nameOfRole = (role: Role): string => roles.find(([name]) => name === role)?.[1] ?? role
