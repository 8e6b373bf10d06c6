import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import type { Duplex } from 'node:stream'
import type { QueueAnswer } from '../../../runtime/endpoints/aws.ts'
import type { ChannelEnd, Listener, QueueCall } from './end.ts'
import type { FunctionError, Task, TaskEnd } from './executor/channel.ts'
import { splitLines } from './executor/output.ts'
import type { FunctionConfig } from './functions.ts'
import { leanEnd } from './lean-end.ts'

/** A process that runs a function, one task at a time. */
export interface ExecutorProcess {
  readonly pid: number
  readonly config: FunctionConfig
  /** Since when it can work, in milliseconds since 1970. */
  readonly startedAt: number
  /** Never rejects: what goes wrong is the end of the task. */
  run(task: Task, surroundings: TaskSurroundings): Promise<TaskEnd>
  /** Ends the process at once; the task that runs fails with this. */
  kill(why: FunctionError): void
  isAlive(): boolean
  readonly exited: Promise<void>
}

/** What a task says while it runs. */
export interface TaskSurroundings {
  readonly log: (line: string) => void
  readonly queue: (call: QueueCall) => Promise<QueueAnswer>
}

export interface ProcessOptions {
  readonly command: string
  readonly args: readonly string[]
  /** Its variables. @param runtimeApi host and path of the Runtime API, where that is its channel */
  readonly environment: (runtimeApi: string | undefined) => Readonly<Record<string, string>>
  readonly temporary: string
  /** The Runtime API for it; the lean channel otherwise. */
  readonly openEnd?: (listener: Listener) => { readonly end: ChannelEnd; readonly address: string }
  readonly initMs: number
  readonly now: () => number
  /** Lines that it writes while it has no task. */
  readonly log: (line: string) => void
}

/**
 * Starts a process and has it load its function.
 *
 * @throws {StartError} when the function cannot be loaded
 */
export async function startProcess(config: FunctionConfig, options: ProcessOptions): Promise<ExecutorProcess> {
  const { command, args, environment, temporary, openEnd, initMs, now, log } = options
  mkdirSync(temporary, { recursive: true })
  const started = Promise.withResolvers<void>()
  let current:
    | { readonly id: string; readonly end: (end: TaskEnd) => void; readonly said: TaskSurroundings }
    | undefined
  let why: FunctionError | undefined
  let isOutOfMemory = false

  const finish = (end: TaskEnd): void => {
    if (end.id !== current?.id) return
    current.end(end)
    current = undefined
  }
  const kill = (reason: FunctionError): void => {
    why ??= reason
    child.kill('SIGKILL')
  }
  const listener: Listener = {
    ready: () => started.resolve(),
    died: kill,
    ended: finish,
    log(line) {
      if (line.includes(HEAP_IS_FULL)) isOutOfMemory = true
      ;(current?.said.log ?? log)(line)
    },
    async queue(call) {
      return (await current?.said.queue(call)) ?? NOT_NOW
    },
    broken: (what) => kill({ type: 'EXECUTOR_CRASHED', message: `the executor's channel broke: ${what}` }),
  }
  const api = openEnd?.(listener)
  const child = spawn(command, args, {
    env: environment(api?.address),
    cwd: temporary,
    // A session of its own: who stops the cloud with Ctrl-C lets its executors end what they do.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  })
  const end = api?.end ?? leanEnd(child.stdio[3] as Duplex, listener) // a pipe, as asked
  readLines(child, listener.log)

  child.on('error', (error) => {
    why ??= { type: 'INIT_FAILED', message: error.message }
  })
  const exited = new Promise<[number | null, string | null]>((resolve) => {
    child.on('close', (code, signal) => resolve([code, signal]))
  }).then(async ([code, signal]) => {
    end.close()
    const error = why ?? deathOf(code, signal, isOutOfMemory, config)
    started.reject(new StartError(error))
    if (current !== undefined) finish({ id: current.id, records: [], error })
    // Cleared at the next start, if it cannot be now.
    await rm(temporary, { recursive: true, force: true }).catch(() => {})
  })

  const isAlive = (): boolean => why === undefined && child.exitCode === null && child.signalCode === null
  const timer = setTimeout(
    () => kill({ type: 'INIT_FAILED', message: `the code was not loaded after ${initMs} ms` }),
    initMs,
  )
  try {
    await started.promise
  } catch (error) {
    child.kill('SIGKILL')
    throw error
  } finally {
    clearTimeout(timer)
  }

  return {
    pid: child.pid ?? 0,
    config,
    startedAt: now(),
    exited,
    kill,
    isAlive,
    run(task, said) {
      if (!isAlive()) return Promise.resolve({ id: task.id, records: [], error: why ?? GONE })
      const { promise, resolve } = Promise.withResolvers<TaskEnd>()
      const { timeoutMs } = config
      const late = setTimeout(
        () => kill({ type: 'TIMEOUT', message: `Task timed out after ${(timeoutMs / 1_000).toFixed(2)} seconds` }),
        Math.max(0, task.deadline - now()),
      )
      current = { id: task.id, end: resolve, said }
      end.send(task)
      return promise.finally(() => clearTimeout(late))
    },
  }
}

/** A function could not be started. */
export class StartError extends Error {
  override readonly name = 'StartError'
  readonly error: FunctionError

  constructor(error: FunctionError) {
    super(error.message)
    this.error = error
  }
}

const HEAP_IS_FULL = 'JavaScript heap out of memory'

const GONE: FunctionError = {
  type: 'EXECUTOR_CRASHED',
  message: "the executor's process ended while it had nothing to do",
}

const NOT_NOW: QueueAnswer = { code: 'ServiceUnavailable', message: 'The invocation has ended', status: 503 }

/** What the process writes past our client: Node's own last words, or code that writes to the file descriptors. */
function readLines({ stdout, stderr }: ChildProcess, log: (line: string) => void): void {
  for (const stream of [stdout, stderr]) {
    const lines = splitLines((line) => {
      if (line !== '') log(line)
    })
    stream?.setEncoding('utf8').on('data', lines.add).on('end', lines.end)
  }
}

function deathOf(
  code: number | null,
  signal: string | null,
  isOutOfMemory: boolean,
  { memoryMb }: FunctionConfig,
): FunctionError {
  if (isOutOfMemory) return outOfMemory(memoryMb)
  const how = signal === null ? `exit status ${code}` : `signal ${signal}`
  return { type: 'EXECUTOR_CRASHED', message: `the executor's process ended by itself: ${how}` }
}

/** The error of a process that took more memory than its function has. */
export const outOfMemory = (memoryMb: number): FunctionError => ({
  type: 'OUT_OF_MEMORY',
  message: `the executor took more than its ${memoryMb} MB of memory: raise memoryMb, lower batchSize, or stream`,
})
