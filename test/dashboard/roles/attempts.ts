import type { Page } from 'playwright-core'

/** What changes something of a project, in one environment of it. */
export interface Target {
  readonly projectId: string
  readonly environmentId: string
}

const key = { idempotencyKey: 'attempt' }

/** A change for each permission, with which nothing would be wrong but who asks for it. */
const attempts = [
  ['messages:write', 'messageSend', 'MessageSendInput', 'environmentId routeId', { body: 'x' }],
  ['messages:write', 'deadLetterRedrive', 'RedriveInput', 'environmentId', { filter: {}, ...key }],
  ['messages:write', 'deadLetterDiscard', 'DiscardInput', 'environmentId', { filter: {}, reason: 'x', ...key }],
  ['routes:write', 'projectPush', 'ProjectPushInput', 'projectId', { files: [] }],
  ['routes:write', 'routeDelete', 'RouteDeleteInput', 'routeId', { expectedRevision: 1 }],
  ['routes:try', 'routeTry', 'RouteTryInput', 'projectId', { routeName: 'StoreOrders', body: 'x' }],
  ['config:write', 'environmentConfigSet', 'ConfigSetInput', 'environmentId', { variables: { CHANGED: 'x' } }],
  ['deployments:write', 'deploymentPlan', 'DeploymentPlanInput', 'environmentId', {}],
  ['deployments:write', 'deploymentCreate', 'DeploymentCreateInput', 'environmentId', key],
  ['deployments:write', 'deploymentRollback', 'DeploymentRollbackInput', 'environmentId', key],
  ['projects:write', 'projectUpdate', 'ProjectUpdateInput', 'id', { name: 'Changed' }],
  ['environments:write', 'environmentCreate', 'EnvironmentCreateInput', 'projectId', { name: 'more', target: 'LOCAL' }],
  [
    'environments:destroy',
    'environmentDestroy',
    'EnvironmentDestroyInput',
    'environmentId',
    { confirmName: 'dev', data: 'RETAIN', ...key },
  ],
  [
    'deployments:approve',
    'stackRecover',
    'StackRecoverInput',
    'environmentId',
    { action: 'CONTINUE_ROLLBACK', ...key },
  ],
  ['members:write', 'memberSet', 'MemberSetInput', 'projectId', { email: 'viewer@example.com', role: 'OWNER' }],
  [
    'webhooks:write',
    'webhookCreate',
    'WebhookCreateInput',
    'projectId',
    { url: 'https://example.com', events: ['ping'] },
  ],
  ['projects:delete', 'projectDelete', 'ProjectDeleteInput', 'id', { confirmSlug: 'acme-orders' }],
] as const

/** Tries all that the permissions do not allow, as the page could. @returns what was not refused */
export async function attemptedWithout(
  permissions: readonly string[],
  page: Page,
  { projectId, environmentId }: Target,
): Promise<readonly string[]> {
  const ids = { projectId, id: projectId, environmentId, routeId: `rte_${projectId.slice(4)}_StoreOrders` }
  const done = await Promise.all(
    attempts
      .filter(([permission]) => !permissions.includes(permission))
      .map(async ([, field, type, places, more]) => {
        const named = Object.entries(ids).filter(([name]) => places.split(' ').includes(name))
        const query = `mutation ($input: ${type}!) { ${field}(input: $input) { userErrors { message } } }`
        const body = { query, variables: { input: { ...Object.fromEntries(named), ...more } } }
        const code = await page.evaluate(`fetch('/graphql', {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-routo-page': 'dashboard' },
          body: ${JSON.stringify(JSON.stringify(body))},
        }).then((response) => response.json()).then(({ errors }) => errors?.[0]?.extensions?.code)`)
        return code === 'FORBIDDEN' ? [] : [`${field}: ${code}`]
      }),
  )
  return done.flat()
}
