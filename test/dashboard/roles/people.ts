import { CreateToken, SetMember, ShowProjects } from '../../../client/index.ts'
import type { OpenDashboard } from '../testkit/open-dashboard.ts'
import type { Credential } from '../testkit/open-installation.ts'
import { PASSWORD, register } from '../testkit/register.ts'

const operating = ['messages:read', 'messages:write', 'deployments:cancel']
const developing = [...operating, 'routes:write', 'routes:try', 'config:write', 'deployments:write']
/** What the token is for. */
const scopes = ['messages:read', 'config:write']

/** What each may besides looking. */
export const people: Readonly<Record<string, readonly string[]>> = {
  viewer: [],
  operator: operating,
  developer: developing,
  token: scopes,
}

/** Makes them members of all projects; the developer of one environment only where there are two. */
export async function admit({ client, url, seeded, ownerToken }: OpenDashboard): Promise<Map<string, Credential>> {
  const { projects } = await client.ask(ShowProjects, {})
  const credentials = new Map<string, Credential>([['owner', { credential: ownerToken }]])
  for (const role of ['VIEWER', 'OPERATOR', 'DEVELOPER'] as const) {
    const email = `${role.toLowerCase()}@example.com`
    await register(url, email, role.toLowerCase())
    credentials.set(role.toLowerCase(), { email, password: PASSWORD })
    for (const { id: projectId } of projects.nodes) {
      const isNarrow = role === 'DEVELOPER' && projectId === seeded.projects.orders
      const environmentIds = isNarrow ? [seeded.environments.dev] : null
      await client.ask(SetMember, { input: { projectId, email, role, environmentIds } })
    }
  }
  const input = { name: 'narrow', scopes: ['projects:read', ...scopes] }
  const { apiTokenCreate } = await client.ask(CreateToken, { input })
  return credentials.set('token', { credential: apiTokenCreate.token ?? '' })
}
