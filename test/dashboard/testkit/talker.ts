import { type Client, CreateProject, PushFiles, Routes, SendMessage } from '../../../client/index.ts'
import { deploy, environment } from './seed.ts'

/** A project whose only route says and does what its messages ask for. */
export interface Talker {
  readonly slug: string
  readonly projectId: string
  readonly environmentId: string
  send(order: Order): Promise<void>
}

interface Order {
  /** How many lines it writes. */
  readonly lines?: number
  readonly level?: 'debug' | 'info' | 'warn' | 'error'
  readonly text?: string
  /** With which code it fails for good. */
  readonly code?: string
  readonly name?: string
}

const routes = `import { route } from 'routo'
import { talk } from './processors.ts'

export default [route('Talk').from('queue:Talks').process(talk)]
`
const processors = `import { PermanentError, type Processor } from 'routo'

export const talk: Processor = (body, { log }) => {
  const { lines = 0, level = 'info', text = 'line', code } = JSON.parse(body)
  for (let n = 1; n <= lines; n += 1) log[level](\`\${text} \${n} of \${lines}\`, { n, text })
  if (code !== undefined) throw new PermanentError(\`It was asked to fail with \${code}.\`, { code })
  return body
}
`

const made = new WeakMap<Client, Promise<Talker>>()

/** Makes one where there is none yet, with some lines and a letter: it takes a while. */
export function openTalker(client: Client): Promise<Talker> {
  const talker = made.get(client) ?? make(client)
  made.set(client, talker)
  return talker
}

async function make(client: Client): Promise<Talker> {
  const { projectCreate } = await client.ask(CreateProject, { input: { slug: 'talker' } })
  const projectId = projectCreate.project?.id ?? ''
  const files = [
    { path: 'routes.ts', text: routes },
    { path: 'processors.ts', text: processors },
  ]
  await client.ask(PushFiles, { input: { projectId, files } })
  const environmentId = await environment(client, projectId, 'dev')
  await deploy(client, environmentId)
  const { project } = await client.ask(Routes, { projectId })
  const routeId = project?.routes.nodes[0]?.id ?? ''
  const send = async (order: Order): Promise<void> => {
    await client.ask(SendMessage, { input: { environmentId, routeId, body: JSON.stringify(order), sync: true } })
  }
  await send({ lines: 3, text: 'stored' })
  await send({ lines: 1, level: 'warn', text: 'slow answer' })
  await send({ lines: 1, level: 'error', text: 'no answer', code: 'TIMEOUT', name: 'first' })
  return { slug: 'talker', projectId, environmentId, send }
}
