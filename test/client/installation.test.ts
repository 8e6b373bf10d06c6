import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import {
  type Client,
  CreateEnvironment,
  CreateProject,
  createClient,
  type Event,
  PushFiles,
  type Routes,
  StartDeployment,
} from '../../client/index.ts'
import { version } from '../../client/version.ts'
import { freePort } from '../testkit/free-port.ts'
import { end, type Running, run } from '../testkit/installation.ts'

/** An installation that can be ended and started again at the same place. */
let start: () => Promise<Running>
let running: Running
let dataDir: string
let token: string
let client: Client
let projectId: string
let environmentId: string

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'routo-'))
  const env = { ROUTO_DATA_DIR: dataDir, ROUTO_PORT: `${await freePort()}`, ROUTO_CLOUD_PORT: `${await freePort()}` }
  start = () => run('scripts/start.ts', env, [])
  running = await start()
  token = (await readFile(join(dataDir, 'owner-token'), 'utf8')).trim()
  client = createClient({ url: running.url, token })
  const { projectCreate } = await client.ask(CreateProject, { input: { slug: 'lasting' } })
  projectId = projectCreate.project?.id ?? ''
  const input = { projectId, name: 'dev', target: 'LOCAL' } as const
  environmentId = (await client.ask(CreateEnvironment, { input })).environmentCreate.environment?.id ?? ''
})

afterAll(async () => {
  await end(running.child)
  await rm(dataDir, { recursive: true, force: true })
})

/** Saves routes. */
async function push(count: number): Promise<void> {
  const names = Array.from({ length: count }, (_, index) => `Copy${index}`)
  const list = names.map((name) => `route('${name}').from('queue:${name}In').to('queue:${name}Out')`)
  const text = `import { route } from 'routo'\nexport default [${list}]\n`
  await client.ask(PushFiles, { input: { projectId, files: [{ path: 'routes.ts', text }] } })
}

/** @returns the id of a deployment that was asked for */
async function deploy(idempotencyKey: string): Promise<string> {
  const { deploymentCreate } = await client.ask(StartDeployment, { input: { environmentId, idempotencyKey } })
  return deploymentCreate.deployment?.id ?? ''
}

test('a deployment is waited for, and what happens to it is told', async () => {
  await push(3)
  const id = await deploy('first')
  const happened: Event[] = []
  const deployment = await client.deployments.wait(id, { onEvent: (event) => happened.push(event) })
  expect(deployment).toMatchObject({ id, number: 1, state: 'SUCCEEDED', done: true, failure: null })
  expect(happened.map(({ data }) => data.deploymentId)).toEqual(happened.map(() => id))
  // It is over, and no less can be asked.
  expect(await client.deployments.wait(id)).toEqual(deployment)
})

test('a deployment that does not exist is not waited for', async () => {
  await expect(client.deployments.wait(`dep_${'x'.repeat(12)}`)).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('whoever calls off the waiting has not called off the deployment', async () => {
  const enough = new AbortController()
  const id = await deploy('second')
  const waiting = client.deployments.wait(id, { signal: enough.signal })
  enough.abort(new Error('enough'))
  await expect(waiting).rejects.toThrow('enough')
  expect(await client.deployments.wait(id)).toMatchObject({ state: 'SUCCEEDED' })
})

test('pages follow each other until the last one', async () => {
  const text = `query Names($projectId: ID!, $after: String) {
    project(id: $projectId) { routes(first: 2, after: $after) { nodes { name } pageInfo { hasNextPage endCursor } } } }`
  const operation = text as typeof Routes
  const names: string[] = []
  for await (const { name } of client.pages(operation, { projectId }, ({ project }) => project?.routes))
    names.push(name)
  expect(names).toEqual(['Copy0', 'Copy1', 'Copy2'])
})

test('the installation says its version to whoever is signed in, and to nobody else', async () => {
  const versionFor = async (headers: Record<string, string>) => {
    const body = JSON.stringify({ query: '{ viewer { id } }' })
    const init = { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body }
    return (await fetch(`${running.url}/graphql`, init)).headers.get('routo-version')
  }
  expect(await versionFor({ authorization: `Bearer ${token}` })).toBe(version)
  expect(await versionFor({})).toBeNull()
})

test('a stream and a wait outlast a restart of the server: nothing is missed, nothing told twice', async () => {
  const numbers: unknown[] = []
  const connected: Array<() => void> = []
  const enough = new AbortController()
  const isConnected = new Promise<void>((resolve) => connected.push(resolve))
  const listening = (async () => {
    const wanted = { projectId, types: ['revision.created'], signal: enough.signal }
    for await (const { data } of client.events({ ...wanted, onConnect: () => connected[0]?.() })) {
      numbers.push(data.number)
      if (numbers.length === 3) return
    }
  })()
  await isConnected
  await push(10)
  const id = await deploy('third')
  const waiting = client.deployments.wait(id)
  await push(4)
  await end(running.child)
  running = await start()
  await push(5)
  await listening
  const [first] = numbers
  expect(numbers).toEqual([first, Number(first) + 1, Number(first) + 2])
  expect(await waiting).toMatchObject({ id, state: 'SUCCEEDED' })
})

test('the pipeline of the examples does all of its work once, however often it runs', async () => {
  const runPipeline = () =>
    promisify(execFile)(process.execPath, ['--conditions=@routo/source', 'examples/automation/pipeline.ts'], {
      env: { ROUTO_URL: running.url, ROUTO_TOKEN: token, NODE_NO_WARNINGS: '1' },
    })
  const first = (await runPipeline()).stdout.split('\n')
  expect(first).toContain('revision 1 is deployment 1 of staging')
  expect(first).toContain('1 received, 1 succeeded, 0 dead letters: HEALTHY')
  expect(first.at(-2)).toMatch(/^Welcome SUCCEEDED in [\d.]+ ms$/)
  const second = (await runPipeline()).stdout.split('\n')
  expect(second).toContain('revision 1 is deployment 1 of staging')
  // In the same minute, or in the next one.
  expect(second.join('\n')).toMatch(/^([12]) received, \1 succeeded, 0 dead letters: HEALTHY$/m)
  expect(second.filter((line) => line.startsWith('Welcome SUCCEEDED'))).toHaveLength(2)
})
