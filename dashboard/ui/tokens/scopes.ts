/** A token that may all that its account may. */
const EVERYTHING = '*'

/** What can be permitted, in words. */
export const scopes: readonly (readonly [scope: string, words: string])[] = [
  ['projects:read', 'See projects, numbers and deployments'],
  ['messages:read', 'Read messages and logs'],
  ['messages:write', 'Send, replay and discard messages'],
  ['routes:write', 'Save routes'],
  ['routes:try', 'Try routes'],
  ['config:write', 'Set variables and secrets'],
  ['deployments:write', 'Deploy, roll back, promote'],
  ['deployments:approve', 'Approve deployments'],
  ['deployments:cancel', 'Cancel deployments'],
  ['environments:write', 'Make environments'],
  ['environments:destroy', 'Destroy environments'],
  ['projects:create', 'Make projects'],
  ['projects:write', 'Rename projects'],
  ['projects:delete', 'Delete projects'],
  ['members:write', 'Manage members'],
  ['tokens:write', 'Manage tokens of projects'],
  ['webhooks:write', 'Manage webhooks'],
  ['audit:read', 'Read the audit log'],
  ['account:write', 'Make and revoke tokens'],
]

/** What most tokens are for; the last one leaves the choice to the viewer. */
export const purposes = [
  ['look', 'Look, and change nothing', ['projects:read', 'messages:read']],
  [
    'deploy',
    'Push and deploy, as a pipeline does',
    ['projects:read', 'routes:write', 'routes:try', 'deployments:write', 'deployments:cancel'],
  ],
  ['operate', 'Send, replay and discard messages', ['projects:read', 'messages:read', 'messages:write']],
  ['all', 'Everything that I may', [EVERYTHING]],
  ['chosen', 'What I choose…', []],
] as const satisfies readonly (readonly [key: string, words: string, scopes: readonly string[]])[]

/** `Push and deploy, as a pipeline does`, or how much it is. */
export function inWords(given: readonly string[]): string {
  const same = purposes.find(
    ([, , scopes]) => scopes.length === given.length && scopes.every((scope: string) => given.includes(scope)),
  )
  if (same !== undefined) return same[0] === 'all' ? 'Everything' : same[1]
  return given.length === 1
    ? (scopes.find(([scope]) => scope === given[0])?.[1] ?? given.join())
    : `${given.length} permissions`
}
