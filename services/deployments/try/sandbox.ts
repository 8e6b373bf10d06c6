import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import type { Readable } from 'node:stream'
import { residentMb } from '../../../targets/local/functions/memory.ts'
import type { TryJob } from './job.ts'
import { readReports } from './read-reports.ts'
import type { SandboxRun, Stopped } from './sandbox-run.ts'

/** How much of the machine a try may take. */
export interface SandboxLimits {
  /** Of V8's heap; the process may have as much again outside of it. */
  readonly memoryMb: number
  /** Until the process has loaded the code. */
  readonly startMs: number
  /** Of everything that it says. */
  readonly outputBytes: number
}

export const defaultSandboxLimits: SandboxLimits = { memoryMb: 128, startMs: 5_000, outputBytes: 4_000_000 }

const REPORT_FD = 3
const LOOK_MS = 100
/** What Node itself takes. */
const OWN_MB = 64
/** As V8 ends a process whose heap is full. */
const ABORTED = 'SIGABRT'

/**
 * Runs the program of `inside/main.ts` in a process that may read one folder and nothing else: no other file, no network, no
 * process, no thread, and none of this process's environment.
 *
 * @param folder with the program and the code to try
 */
export async function runInSandbox(
  program: string,
  folder: string,
  job: Omit<TryJob, 'key'>,
  limits: SandboxLimits,
): Promise<SandboxRun> {
  const child = start(program, folder, limits)
  let stopped: Stopped | undefined
  const stop = (why: Stopped): void => {
    stopped ??= why
    child.kill('SIGKILL')
  }
  let timer = setTimeout(stop, limits.startMs, 'TIMEOUT')
  const watch = setInterval(() => {
    if (residentMb(child.pid ?? 0) > 2 * limits.memoryMb + OWN_MB) stop('OUT_OF_MEMORY')
  }, LOOK_MS)
  const exited = once(child, 'close')
  const key = randomUUID()
  child.stdin?.on('error', () => undefined).end(JSON.stringify({ ...job, key } satisfies TryJob))
  try {
    const said = await readReports(child.stdio[REPORT_FD] as Readable, {
      key,
      mostBytes: limits.outputBytes,
      onFlood: () => stop('TOO_MUCH_OUTPUT'),
      onLoaded() {
        clearTimeout(timer)
        timer = setTimeout(stop, job.timeoutMs, 'TIMEOUT')
      },
    })
    const [, signal] = await exited
    if (said.result !== undefined || said.broken !== undefined) return said
    return { ...said, stopped: stopped ?? (signal === ABORTED ? 'OUT_OF_MEMORY' : 'EXITED') }
  } finally {
    clearTimeout(timer)
    clearInterval(watch)
    child.kill('SIGKILL')
  }
}

/** Of the processor, which the kernel counts: for the case that this process dies before it can end the other one. */
const CPU_SECONDS = 30

function start(program: string, folder: string, { memoryMb }: SandboxLimits): ChildProcess {
  const options = [
    '--permission',
    // It opens files past the permissions.
    '--no-experimental-sqlite',
    `--allow-fs-read=${folder}`,
    `--max-old-space-size=${memoryMb}`,
    '--enable-source-maps',
  ]
  return spawn('/bin/sh', ['-c', `ulimit -t ${CPU_SECONDS}; exec "$@"`, 'sh', process.execPath, ...options, program], {
    cwd: folder,
    env: { TZ: ':UTC' },
    stdio: ['pipe', 'ignore', 'ignore', 'pipe'],
  })
}
