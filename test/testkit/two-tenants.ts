import { expect } from '@jest/globals'
import type { Answer, Installation } from './installation.ts'

/** Somebody with a project in which there is one of everything. */
export interface Tenant {
  readonly token: string
  readonly projectId: string
  readonly environmentId: string
  readonly routeId: string
  /** Ids of all that is theirs, by what it is. */
  readonly ids: Readonly<Record<string, string>>
}

/** Sends an operation that must be answered without errors and problems. */
export async function ok(
  routo: Installation,
  query: string,
  variables: object,
  token?: string,
): Promise<Answer['data']> {
  const { data, errors } = await routo.graphql(query, variables, token)
  expect(errors).toEqual([])
  for (const payload of Object.values<{ userErrors?: unknown } | null>(data ?? {})) {
    if (payload?.userErrors !== undefined) expect(payload.userErrors).toEqual([])
  }
  return data
}

/** Registers somebody. `word` stands in every text that they write. */
export async function register(routo: Installation, word: string): Promise<string> {
  const input = { email: `${word}@example.com`, name: `${word} by name`, password: `the password of ${word}` }
  const register = `mutation Register($input: AccountCreateInput!) { accountCreate(input: $input) { token userErrors { message } } }`
  return (await ok(routo, register, { input })).accountCreate.token
}

/** Registers somebody and makes one of everything, with `word` in every text. */
export async function settle(routo: Installation, word: string): Promise<Tenant> {
  const token = await register(routo, word)
  const as = (query: string, variables: object) => ok(routo, query, variables, token)
  const { projectCreate } = await as(
    'mutation ($input: ProjectCreateInput!) { projectCreate(input: $input) { project { id } userErrors { message } } }',
    { input: { slug: `${word}-shop`, name: `Shop of ${word}`, description: `What ${word} sells` } },
  )
  const projectId = projectCreate.project.id
  const { environmentCreate } = await as(
    'mutation ($input: EnvironmentCreateInput!) { environmentCreate(input: $input) { environment { id } userErrors { message } } }',
    { input: { projectId, name: word, target: 'LOCAL' } },
  )
  const environmentId = environmentCreate.environment.id
  await as('mutation ($input: ConfigSetInput!) { environmentConfigSet(input: $input) { userErrors { message } } }', {
    input: { environmentId, variables: { TEXT: `text of ${word}` }, secrets: { KEY: `secret of ${word}` } },
  })
  const { routeSave } = await as(
    'mutation ($input: RouteSaveInput!) { routeSave(input: $input) { revision { id } routes { id } userErrors { message } } }',
    { input: { projectId, source: `route('R${word}').from('queue:${word}')`, expectedRevision: 0, message: word } },
  )
  const { apiTokenCreate } = await as(
    'mutation ($input: ApiTokenCreateInput!) { apiTokenCreate(input: $input) { apiToken { id } userErrors { message } } }',
    { input: { projectId, name: `token of ${word}`, scopes: ['projects:read'] } },
  )
  const { webhookCreate } = await as(
    'mutation ($input: WebhookCreateInput!) { webhookCreate(input: $input) { webhook { id } userErrors { message } } }',
    { input: { projectId, url: `https://${word}.example/hook`, events: ['ping'] } },
  )
  const { viewer, project } = await as(
    'query ($id: ID!) { viewer { id } project(id: $id) { auditLog(first: 1) { nodes { id } } } }',
    { id: projectId },
  )
  const routeId = routeSave.routes[0].id
  const ids = {
    project: projectId,
    environment: environmentId,
    revision: routeSave.revision.id,
    route: routeId,
    token: apiTokenCreate.apiToken.id,
    webhook: webhookCreate.webhook.id,
    account: viewer.id,
    entry: project.auditLog.nodes[0].id,
  }
  return { token, projectId, environmentId, routeId, ids }
}

/** The lines of a log that tell of faults. */
export const faultsIn = (output: string): readonly string[] =>
  output.split('\n').filter((line) => line.includes('"level":"error"'))
