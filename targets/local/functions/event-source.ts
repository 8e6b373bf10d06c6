import type { CloudLog } from '../cloud-log.ts'
import type { EndedReceive, LeasedMessage, Settlement } from '../queues/queues.ts'
import { batchOf } from './delivery.ts'
import { linesOfEnded } from './ended-receives.ts'
import type { FunctionError } from './executor/channel.ts'
import type { EventSource, FunctionConfig } from './functions.ts'
import type { Invocations, Invoked } from './invocations.ts'
import type { ExecutorProcess } from './process.ts'
import { type Settling, settleBatch } from './settle-batch.ts'
import { createWindow } from './window.ts'

export interface EventSourceOptions extends Settling {
  readonly invocations: Invocations
  readonly configOf: (name: string) => FunctionConfig | undefined
  /** Batches at the same time, where the source does not say. */
  readonly concurrency: number
  /** Whether the machine has something left for one more. */
  readonly hasRoom: () => boolean
  readonly log: CloudLog
}

/** A source that feeds its function. */
export interface RunningSource {
  /** Takes no more messages; done when the batches that run have ended. */
  stop(): Promise<void>
}

/** As long as messages lie there, and the machine is not busy, another batch is begun beside those that run so often. */
const GROW_MS = 250
/** What could not be settled will not be settled at once. */
const PAUSE_MS = 1_000
/** Lambda's limit for an event. */
const MOST_EVENT_BYTES = 6_000_000
const RECEIVE_AT_ONCE = 10

/** Begins to hand the messages of a queue to a function, in batches. Costs nothing while there are none. */
export function runEventSource(source: EventSource, options: EventSourceOptions): RunningSource {
  const { queues, lines, invocations, configOf, hasRoom, now, log } = options
  const { queue, functionName, batchSize, windowMs } = source
  const limit = source.maxConcurrency ?? options.concurrency
  const runners = new Set<Promise<void>>()
  /** Messages of batches that are not settled: what becomes of them is said with their batch. */
  const held = new Set<string>()
  let isStopped = false
  let growing: NodeJS.Timeout | undefined

  const visible = (): number => (queues.get(queue) === undefined ? 0 : queues.depth(queue).visible)
  const hasWork = (): boolean => !isStopped && configOf(functionName) !== undefined && visible() > 0
  const window = createWindow(windowMs, () => visible() >= batchSize)

  function wake(): void {
    window.look()
    if (!hasWork()) return
    if (runners.size === 0) begin()
    if (runners.size < limit && growing === undefined) {
      // What the machine does is looked at from now on.
      hasRoom()
      growing = setTimeout(grow, GROW_MS).unref()
    }
  }

  function grow(): void {
    growing = undefined
    if (!hasWork()) return
    if (runners.size < limit && hasRoom()) begin()
    wake()
  }

  function begin(): void {
    const runner = work()
      .catch((err: unknown) => {
        log.error({ err, queue, functionName }, 'The messages of a queue could not be handed to their function')
        return pause()
      })
      .finally(() => {
        runners.delete(runner)
        wake()
      })
    runners.add(runner)
  }

  /** Batch after batch, until there is nothing left. */
  async function work(): Promise<void> {
    let settled: Promise<void> = Promise.resolve()
    try {
      while (hasWork()) {
        await window.passed()
        const process = await invocations.start(functionName)
        const messages = isStopped ? [] : await receive()
        const invoked = 'type' in process ? notStarted(process) : await run(process, messages)
        // The next batch runs while this one is written; no more than one waits for the disk.
        await settled
        settled = invoked === undefined ? settled : settle(messages, invoked)
      }
    } finally {
      await settled
    }
  }

  async function run(process: ExecutorProcess, messages: readonly LeasedMessage[]): Promise<Invoked | undefined> {
    try {
      return messages.length === 0 ? undefined : await invocations.run(process, { batch: batchOf(queue, messages) })
    } finally {
      invocations.release(process)
    }
  }

  function notStarted(error: FunctionError): Invoked | undefined {
    const config = configOf(functionName)
    return config && invocations.notStarted(config, error)
  }

  /** A batch: as many as the source asks for, or as fit an event. */
  async function receive(): Promise<readonly LeasedMessage[]> {
    const batch: LeasedMessage[] = []
    let bytes = 0
    while (batch.length < batchSize && bytes < MOST_EVENT_BYTES) {
      const max = Math.min(RECEIVE_AT_ONCE, batchSize - batch.length)
      const some = await queues.receive(queue, { max, waitMs: 0 })
      for (const message of some) {
        held.add(message.receiptHandle)
        batch.push(message)
        bytes += message.body.length
      }
      if (some.length < max) break
    }
    return batch
  }

  /** Never rejects: what cannot be written now comes again when its lease runs out. */
  async function settle(messages: readonly LeasedMessage[], invoked: Invoked): Promise<void> {
    try {
      if (messages.length > 0) await settleBatch({ queues, lines, now }, messages, invoked)
    } catch (err) {
      log.error({ err, queue, functionName }, 'A batch could not be settled: its messages come again')
      await pause()
    } finally {
      for (const { receiptHandle } of messages) held.delete(receiptHandle)
    }
  }

  const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, isStopped ? 0 : PAUSE_MS))

  function tellEnded(ended: readonly EndedReceive[]): Settlement['also'] {
    const config = configOf(functionName)
    const unheld = ended.filter(({ message }) => !held.has(message.receiptHandle))
    if (config === undefined || unheld.length === 0) return undefined
    const records = linesOfEnded(config, unheld, now())
    return (database) => lines.append(database, records)
  }

  const stops = [queues.onReady(queue, wake), queues.onEnd(queue, tellEnded)]
  wake()

  return {
    async stop() {
      isStopped = true
      clearTimeout(growing)
      window.look()
      await Promise.all(runners)
      for (const stop of stops) stop()
    },
  }
}
