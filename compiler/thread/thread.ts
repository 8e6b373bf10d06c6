import { Worker } from 'node:worker_threads'
import { untilUsed } from './cpu-time.ts'
import type { TaskName, TaskOutput } from './tasks.ts'
import type { TaskRequest } from './worker.ts'

/** How a request to a thread ended. */
export type ThreadAnswer<T> =
  | { readonly outcome: 'answered'; readonly answer: T }
  | { readonly outcome: 'late' }
  | { readonly outcome: 'failed'; readonly error: unknown }

/** The thread is kept for the next project for so long: past the pauses of somebody who types. */
const IDLE_MS = 30_000

/** Room for the parsers' recursion; a worker's own default is too small for the limits we promise. */
const resourceLimits = { stackSizeMb: 16, maxOldGenerationSizeMb: 512 }

let idle: { readonly worker: Worker; readonly closing: NodeJS.Timeout } | undefined

/**
 * Asks a thread, and ends it when it fails or is late: some operations of the engine cannot be interrupted otherwise.
 *
 * @param cpuMs CPU time after which it is late
 */
export async function askThread<N extends TaskName>(
  request: TaskRequest<N>,
  cpuMs: number,
): Promise<ThreadAnswer<TaskOutput<N>>> {
  const worker = takeWorker()
  const answer = await ask(worker, request, cpuMs)
  if (answer.outcome === 'answered') keepWorker(worker)
  else await worker.terminate()
  return answer
}

function ask<N extends TaskName>(
  worker: Worker,
  request: TaskRequest<N>,
  cpuMs: number,
): Promise<ThreadAnswer<TaskOutput<N>>> {
  return new Promise((resolve) => {
    const over = new AbortController()
    const end = (answer: ThreadAnswer<TaskOutput<N>>) => {
      over.abort()
      worker.off('message', onMessage).off('messageerror', onError).off('error', onError).off('exit', onExit)
      resolve(answer)
    }
    const onMessage = (answer: TaskOutput<N>) => end({ outcome: 'answered', answer })
    const onError = (error: unknown) => end({ outcome: 'failed', error })
    const onExit = (code: number) => end({ outcome: 'failed', error: new Error(`The thread ended with code ${code}.`) })
    worker.on('message', onMessage).on('messageerror', onError).on('error', onError).on('exit', onExit)
    untilUsed(worker, cpuMs, over.signal).then(
      () => end({ outcome: 'late' }),
      () => undefined, // It was answered before.
    )
    worker.postMessage(request)
  })
}

function takeWorker(): Worker {
  const kept = idle
  idle = undefined
  if (kept === undefined)
    return new Worker(new URL('./worker.ts', import.meta.url), { resourceLimits, env: {}, execArgv: [] })
  clearTimeout(kept.closing)
  kept.worker.ref()
  return kept.worker
}

function keepWorker(worker: Worker): void {
  if (idle !== undefined) {
    void worker.terminate()
    return
  }
  worker.unref()
  const closing = setTimeout(() => {
    idle = undefined
    void worker.terminate()
  }, IDLE_MS)
  closing.unref()
  idle = { worker, closing }
}
