import { type Client, CreateProject, PushFiles } from '../../client/index.ts'
import { environment } from '../../test/dashboard/testkit/seed.ts'

const ROUTES = 1_000
/** Routes of a chain, from queue to queue. */
const CHAIN = 10

/** Makes a project of a thousand routes. @returns its address */
export async function openLarge(client: Client): Promise<string> {
  const { projectCreate } = await client.ask(CreateProject, { input: { slug: 'large' } })
  const projectId = projectCreate.project?.id ?? ''
  const lines = Array.from({ length: ROUTES }, (_, n) => {
    const to = n % CHAIN === CHAIN - 1 ? `file:Done${n}` : `queue:Q${n + 1}`
    return `  route('Route${String(n).padStart(4, '0')}').from('queue:Q${n}').process(pass).to('${to}'),`
  })
  const files = [
    {
      path: 'routes.ts',
      text: `import { route } from 'routo'\nimport { pass } from './processors.ts'\n\nexport default [\n${lines.join('\n')}\n]\n`,
    },
    { path: 'processors.ts', text: 'export const pass = (body: string) => body\n' },
  ]
  await client.ask(PushFiles, { input: { projectId, files } })
  await environment(client, projectId, 'dev')
  return '/projects/large?range=1h'
}
