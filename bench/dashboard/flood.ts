import { setTimeout as sleep } from 'node:timers/promises'
import { CreateProject, EnvironmentStats, PushFiles, Routes, SendMessage } from '../../client/index.ts'
import type { OpenInstallation } from '../../test/dashboard/testkit/open-installation.ts'
import { deploy, environment } from '../../test/dashboard/testkit/seed.ts'

const routes = `import { route } from 'routo'
import { drip, refuse } from './processors.ts'

export default [
  route('Flood').from('queue:Floods').split(drip).to('queue:Drops'),
  route('Drop').from('queue:Drops').process(refuse),
]
`
// What fails is kept, however many there are a second.
const processors = `import { PermanentError, type Processor } from 'routo'

export function* drip(body: string) {
  for (let n = 1; n <= Number(body); n += 1) yield JSON.stringify({ order: n, quantity: n % 7 })
}
export const refuse: Processor = (body) => {
  throw new PermanentError(\`\${body} is refused.\`, { code: 'REFUSED' })
}
`
const AT_ONCE = 10_000

/** Has so many messages fail, so that there are as many executions and dead letters. @returns the address of the project */
export async function openFlood({ client }: OpenInstallation, executions: number): Promise<string> {
  const { projectCreate } = await client.ask(CreateProject, { input: { slug: 'flood' } })
  const projectId = projectCreate.project?.id ?? ''
  const files = [
    { path: 'routes.ts', text: routes },
    { path: 'processors.ts', text: processors },
  ]
  await client.ask(PushFiles, { input: { projectId, files } })
  const environmentId = await environment(client, projectId, 'dev')
  await deploy(client, environmentId)
  const { project } = await client.ask(Routes, { projectId })
  const routeId = project?.routes.nodes.find(({ name }) => name === 'Flood')?.id ?? ''
  for (let left = executions; left > 0; left -= AT_ONCE) {
    await client.ask(SendMessage, { input: { environmentId, routeId, body: String(Math.min(left, AT_ONCE)) } })
  }
  for (;;) {
    const { node } = await client.ask(EnvironmentStats, { environmentId, range: { last: '24h' } })
    const failed = node != null && 'stats' in node ? (node.stats?.failed ?? 0) : 0
    if (failed >= executions) return '/projects/flood'
    await sleep(1_000)
  }
}
