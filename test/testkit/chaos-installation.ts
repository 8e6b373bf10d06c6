import type { ChildProcess } from 'node:child_process'
import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { ask, end, type Running, run } from './installation.ts'

/** What can be killed: one executor, the local cloud, the compiler's process, the control plane, or all of them at once. */
export type Victim = 'executor' | 'cloud' | 'compiler' | 'control plane' | 'everything'

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

/** Gets a data directory ready. @returns what has to be done before it can be removed */
export type Prepare = (dataDir: string) => Promise<() => Promise<unknown>>

/** Starts an empty installation in a temporary folder. */
export async function installForChaos(prepare: Prepare = async () => async () => {}): Promise<ChaosInstallation> {
  const dataDir = await mkdtemp(join(tmpdir(), 'routo-chaos-'))
  const free = await prepare(dataDir)
  const output: string[] = []
  const start = (ports: Record<string, string>): Promise<Running> =>
    run('scripts/start.ts', { ROUTO_DATA_DIR: dataDir, ROUTO_LOG_LEVEL: 'error', ...ports }, output)
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
      const { control, cloud, compiler, executors } = await processesBelow(running.child)
      const one = executors[Math.floor(pick * executors.length)]
      const chosen = {
        executor: one === undefined ? [] : [one],
        cloud,
        compiler,
        'control plane': control,
        everything: [...control, ...cloud, ...compiler, ...executors],
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
      await free()
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

const PASSING = new Set(['TARGET_UNAVAILABLE', 'SUBGRAPH_UNAVAILABLE', 'TIMEOUT', 'RATE_LIMITED'])

const isPassing = (answer: Answered): boolean =>
  answer.errors.some(({ extensions }) => PASSING.has(extensions.code)) ||
  problemsIn(answer).some(({ retryable }) => retryable)

interface Problem {
  readonly message: string
  readonly retryable: boolean
}

const problemsIn = ({ data }: Answered): readonly Problem[] =>
  Object.values(Object(data)).flatMap((payload) => Object(payload).userErrors ?? [])

/** By what they do: the control plane has the cloud and its compiler below it, and the cloud the executors. */
async function processesBelow({ pid }: ChildProcess) {
  const { stdout } = await promisify(execFile)('ps', ['-A', '-o', 'pid=,ppid=,args='])
  const all = stdout.trim().split('\n').flatMap(readProcess)
  const below = (parents: readonly number[]) => all.filter(({ parent }) => parents.includes(parent))
  const pids = (some: typeof all): number[] => some.map(({ pid }) => pid)
  const control = pid === undefined ? [] : [pid]
  const helpers = below(control)
  const cloud = pids(helpers.filter(({ args }) => args.includes('scripts/cloud.ts')))
  return {
    control,
    cloud,
    compiler: pids(helpers.filter(({ args }) => args.includes('esbuild'))),
    executors: pids(below(cloud)),
  }
}

function readProcess(
  line: string,
): readonly { readonly pid: number; readonly parent: number; readonly args: string }[] {
  const [, pid, parent, args = ''] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? []
  return pid === undefined ? [] : [{ pid: Number(pid), parent: Number(parent), args }]
}

/** One that has just ended by itself is as dead. */
function killNow(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch (error) {
    if (Object(error).code !== 'ESRCH') throw error
  }
}
