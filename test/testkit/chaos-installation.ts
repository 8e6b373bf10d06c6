import type { ChildProcess } from 'node:child_process'
import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { ask, end, type Running, run } from './installation.ts'

/** What can be killed: one executor, the local cloud, the control plane, or all of them at once. */
export const victims = ['executor', 'cloud', 'control plane', 'everything'] as const
export type Victim = (typeof victims)[number]

/** An installation as `npm start` makes it, that is killed and comes again: same data, same ports. */
export interface ChaosInstallation {
  readonly cloudUrl: string
  readonly dataDir: string
  /** Sends an operation as the owner, again and again until somebody answers. @returns the data; @throws {Error} for errors and problems */
  // biome-ignore lint/suspicious/noExplicitAny: a test says by its assertions what it expects.
  ask(query: string, variables?: object): Promise<any>
  /** Ends it with SIGKILL, and starts again what nobody else does. @param pick from 0 to 1: which of the executors */
  kill(victim: Victim, pick: number): Promise<Killed>
  /** What all processes have written so far. */
  output(): string
  /** Ends whoever still waits for something when it is stopped. */
  readonly over: AbortSignal
  stop(): Promise<void>
}

/** How many processes were killed, by what they did. */
export interface Killed {
  readonly victim: Victim
  readonly executors: number
}

/** Starts an empty installation in a temporary folder. */
export async function installForChaos(env: Readonly<Record<string, string>> = {}): Promise<ChaosInstallation> {
  const dataDir = await mkdtemp(join(tmpdir(), 'routo-chaos-'))
  const output: string[] = []
  const start = (ports: Record<string, string>): Promise<Running> =>
    run('scripts/start.ts', { ROUTO_DATA_DIR: dataDir, ...env, ...ports }, output)
  let running = await start({ ROUTO_PORT: '0', ROUTO_CLOUD_PORT: '0' })
  const { url } = running
  const cloudUrl = await cloudIn(output)
  const samePorts = { ROUTO_PORT: new URL(url).port, ROUTO_CLOUD_PORT: new URL(cloudUrl).port }
  const over = new AbortController()
  const token = (await readFile(join(dataDir, 'owner-token'), 'utf8')).trim()

  return {
    cloudUrl,
    dataDir,
    output: () => output.join(''),
    ask: (query, variables) => insist(() => ask(url, query, variables, token), over.signal),
    async kill(victim, pick) {
      const { control, cloud, executors } = await processesBelow(running.child)
      const one = executors[Math.floor(pick * executors.length)]
      const chosen = {
        executor: one === undefined ? [] : [one],
        cloud,
        'control plane': control,
        everything: [...control, ...cloud, ...executors],
      }[victim]
      const restarts = chosen.includes(running.child.pid ?? 0)
      const ended = restarts ? once(running.child, 'exit') : undefined
      for (const pid of chosen) killNow(pid)
      if (ended !== undefined) {
        await ended
        running = await start(samePorts)
      }
      return { victim, executors: victim === 'executor' ? chosen.length : executors.length }
    },
    over: over.signal,
    async stop() {
      over.abort()
      await end(running.child)
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

const CLOUD = /Cloud\s+(http:\/\/127\.0\.0\.1:\d+)/

async function cloudIn(output: readonly string[]): Promise<string> {
  for (;;) {
    const found = CLOUD.exec(output.join(''))?.[1]
    if (found !== undefined) return found
    await sleep(10)
  }
}

type Answered = Awaited<ReturnType<typeof ask>>

/** Whoever has something to say to a server that is away says it again. */
async function insist(request: () => Promise<Answered>, signal: AbortSignal): Promise<Answered['data']> {
  for (;;) {
    const answer = await request().catch(() => undefined)
    if (answer !== undefined && !isPassing(answer)) {
      const wrong = [...answer.errors, ...problemsIn(answer)].map(({ message }) => message)
      if (wrong.length > 0) throw new Error(wrong.join('\n'))
      return answer.data
    }
    await sleep(200, undefined, { signal })
  }
}

const PASSING = new Set(['SUBGRAPH_UNAVAILABLE', 'TIMEOUT', 'RATE_LIMITED'])

const isPassing = (answer: Answered): boolean =>
  answer.errors.some(({ extensions }) => PASSING.has(extensions.code)) ||
  problemsIn(answer).some(({ retryable }) => retryable)

interface Problem {
  readonly message: string
  readonly retryable: boolean
}

const problemsIn = ({ data }: Answered): readonly Problem[] =>
  Object.values(Object(data)).flatMap((payload) => Object(payload).userErrors ?? [])

/** By what they do: the control plane has the cloud below it, and the cloud the executors. */
async function processesBelow({ pid }: ChildProcess) {
  const { stdout } = await promisify(execFile)('ps', ['-A', '-o', 'pid=,ppid='])
  const all = stdout
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
  const below = (parents: readonly number[]): number[] =>
    all.filter(([, parent = 0]) => parents.includes(parent)).map(([child = 0]) => child)
  const control = pid === undefined ? [] : [pid]
  const cloud = below(control)
  return { control, cloud, executors: below(cloud) }
}

/** One that has just ended by itself is as dead. */
function killNow(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch (error) {
    if (Object(error).code !== 'ESRCH') throw error
  }
}
