import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { compileCache } from './compile-cache.ts'

/** A running routo, as processes of its own: what a client sees is all there is. */
export interface Installation {
  /** `http://127.0.0.1:…` of the gateway. */
  readonly url: string
  readonly ownerToken: string
  readonly dataDir: string
  /** Where the services listen that run apart, by name. */
  readonly subgraphs: Readonly<Record<string, string>>
  /** Sends an operation, as whom the token says. */
  graphql(query: string, variables?: object, token?: string): Promise<Answer>
  /** What all processes have written so far. */
  output(): string
  stop(): Promise<void>
}

export interface Answer {
  readonly status: number
  // biome-ignore lint/suspicious/noExplicitAny: a test says by its assertions what it expects.
  readonly data: any
  readonly errors: readonly { readonly message: string; readonly extensions: { readonly code: string } }[]
}

/** What installations whose services run apart sign their calls with. */
export const SECRET = 'a secret of the test, long enough to be one'

/** `together`: as `npm start` does. `apart`: the gateway, the three services and the local cloud, each in its process. */
export type Arrangement = 'together' | 'apart'

/** A process of an installation. */
export interface Running {
  readonly child: ChildProcess
  readonly url: string
}

/** In the order in which they need each other. */
const services = ['projects', 'metrics', 'deployments'] as const

/** Starts an empty installation in a temporary folder. */
export async function install(arrangement: Arrangement, env: Record<string, string> = {}): Promise<Installation> {
  const dataDir = await mkdtemp(join(tmpdir(), 'routo-'))
  const running: Running[] = []
  const output: string[] = []
  const start = async (script: string, more: Record<string, string> = {}): Promise<string> => {
    const started = await run(
      script,
      { ROUTO_DATA_DIR: dataDir, ROUTO_PORT: '0', ROUTO_CLOUD_PORT: '0', ...env, ...more },
      output,
    )
    running.unshift(started)
    return started.url
  }
  const subgraphs: Record<string, string> = {}
  const url = arrangement === 'together' ? await start('scripts/start.ts') : await startApart(start, subgraphs)
  const ownerToken = (await readFile(join(dataDir, 'owner-token'), 'utf8')).trim()
  return {
    url,
    ownerToken,
    dataDir,
    subgraphs,
    graphql: (query, variables, token) => ask(url, query, variables, token),
    output: () => output.join(''),
    async stop() {
      for (const { child } of running) await end(child)
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

type Start = (script: string, env?: Record<string, string>) => Promise<string>

/** Starts the services and a gateway over them; fills in where the services listen. */
async function startApart(start: Start, subgraphs: Record<string, string>): Promise<string> {
  const env: Record<string, string> = { ROUTO_SECRET: SECRET }
  env.ROUTO_CLOUD_URL = await start('scripts/cloud.ts', env)
  for (const service of services) {
    // The later ones write into the audit log, which the first one keeps.
    const url = await start(`services/${service}/main.ts`, env)
    subgraphs[service] = url
    env[`ROUTO_${service.toUpperCase()}_URL`] = url
  }
  return start('gateway/main.ts', env)
}

/** Starts a program and waits until it says where it listens. @param output what it writes is added here */
export async function run(script: string, env: Record<string, string>, output: string[]): Promise<Running> {
  const child = spawn(process.execPath, [script], {
    env: { PATH: process.env.PATH, NODE_NO_WARNINGS: '1', NODE_COMPILE_CACHE: compileCache, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said: string[] = []
  return new Promise((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => output.push(String(chunk)))
    child.once('exit', (code) => reject(new Error(`${script} ended with ${code}:\n${output.join('')}`)))
    child.stdout.on('data', (chunk) => {
      said.push(String(chunk))
      const url = /http:\/\/127\.0\.0\.1:\d+/.exec(said.join(''))?.[0]
      if (url !== undefined) resolve({ child, url })
    })
  })
}

/** Tells a process to end, and waits until it has. */
export async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGTERM')
  await once(child, 'exit')
}

/** Sends an operation to the gateway at the URL. */
export async function ask(url: string, query: string, variables: object = {}, token?: string): Promise<Answer> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token !== undefined && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify({ query, variables }),
  })
  const { data, errors = [] } = (await response.json()) as Partial<Answer>
  return { status: response.status, data, errors }
}
