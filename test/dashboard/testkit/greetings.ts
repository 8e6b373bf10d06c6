import { randomUUID } from 'node:crypto'
import {
  type Client,
  CreateEnvironment,
  CreateProject,
  DeploymentStatus,
  MakePlan,
  type OperationState,
  PushFiles,
  StartDeployment,
} from '../../../client/index.ts'

/** A small project to deploy: names go in, greetings come out. */
export interface Greetings {
  readonly slug: string
  readonly projectId: string
  /** `prod` is protected, and takes what is deployed in `dev`. */
  readonly environments: Readonly<Record<'dev' | 'prod', string>>
  /** Saves a revision. @returns its id */
  push(message: string, files?: Readonly<Record<string, string>>): Promise<string>
  /** Begins a deployment of the newest revision, as whoever asks. @returns its id */
  deploy(environment: 'dev' | 'prod', as?: Client): Promise<string>
  /** Waits until a deployment stands so. */
  until(id: string, state: OperationState): Promise<void>
}

const ROUTES = `import { route } from 'routo'
import { greet } from './processors.ts'

export default [
  route('Greet').from('queue:Names').process(greet).to('queue:Greetings'),
  route('Hello').from('http:/hello').process(greet).to('queue:Greetings'),
]
`
const PROCESSORS = `export const greet = (name: string): string => \`Hello, \${name}!\`\n`

/** Files that nothing can be made of: a package is missing. */
export const broken = {
  'processors.ts': `import { pad } from 'left-pad'\n${PROCESSORS.replace('Hello', '$' + '{pad(name)}')}`,
  'package.json': '{ "dependencies": { "left-pad": "1.3.0" } }',
}

/** Files in which the queue of names, and the route that reads it, are gone. */
export const withoutNames = {
  'routes.ts': ROUTES.replace(/ {2}route\('Greet'.*\n/, '').replace('queue:Greetings', 'queue:Elsewhere'),
}

/** Makes the project, with nothing deployed yet. */
export async function makeGreetings(client: Client, slug = 'greetings'): Promise<Greetings> {
  const { projectCreate } = await client.ask(CreateProject, { input: { slug } })
  const projectId = projectCreate.project?.id ?? ''
  const environment = async (name: string, more: object = {}): Promise<string> => {
    const input = { projectId, name, target: 'LOCAL', ...more } as const
    return (await client.ask(CreateEnvironment, { input })).environmentCreate.environment?.id ?? ''
  }
  const dev = await environment('dev')
  const environments = { dev, prod: await environment('prod', { protected: true, promotesFrom: dev }) }
  return {
    slug,
    projectId,
    environments,
    async push(message, files = {}) {
      const texts = { 'routes.ts': ROUTES, 'processors.ts': PROCESSORS, 'package.json': '{}', ...files }
      const input = { projectId, message, files: Object.entries(texts).map(([path, text]) => ({ path, text })) }
      return (await client.ask(PushFiles, { input })).projectPush.revision?.id ?? ''
    },
    async deploy(name, as = client) {
      const input = { environmentId: environments[name], idempotencyKey: randomUUID() }
      return (await as.ask(StartDeployment, { input })).deploymentCreate.deployment?.id ?? ''
    },
    async until(id, state) {
      for (;;) {
        const { deployment } = await client.ask(DeploymentStatus, { id })
        if (deployment?.state === state) return
        if (deployment?.done) throw new Error(`The deployment ended as ${deployment.state}, not as ${state}.`)
        await new Promise((resolve) => setTimeout(resolve, 100))
      }
    },
  }
}

/** What pages about deployments can show of them. */
interface Deployed {
  readonly failed: string
  readonly plan: string | undefined
}

const made = new WeakMap<Client, Promise<Deployed>>()

/** A deployment that failed, and a plan in which something is lost: made once in each installation. */
export function greetingsOf(client: Client): Promise<Deployed> {
  const known = made.get(client) ?? makeGreetings(client).then((greetings) => deployedIn(client, greetings))
  made.set(client, known)
  return known
}

async function deployedIn(client: Client, { push, deploy, until, environments }: Greetings): Promise<Deployed> {
  await push('the first')
  await until(await deploy('dev'), 'SUCCEEDED')
  await push('pad names', broken)
  const failed = await deploy('dev')
  await until(failed, 'FAILED')
  await push('greet elsewhere', withoutNames)
  const { deploymentPlan } = await client.ask(MakePlan, { input: { environmentId: environments.dev } })
  return { failed, plan: deploymentPlan.plan?.id }
}
