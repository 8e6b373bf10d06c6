import type { Collection } from '../../shared/store/collection.ts'
import type { ExecutionRecord } from '../executions/model.ts'
import { latestOf } from '../executions/relatives.ts'

/** A message in a route. */
export interface Expected {
  readonly environmentId: string
  readonly route: string
  readonly messageId: string
}

/** Who waits for what becomes of messages. */
export interface Arrivals {
  /** What has become of it, as soon as it has ended; what is known of it, when the time is over. */
  wait(expected: Expected, timeoutMs: number): Promise<ExecutionRecord | undefined>
  isAwaited(message: Pick<Expected, 'environmentId' | 'messageId'>): boolean
  /** Tells those who wait. */
  kept(records: readonly ExecutionRecord[]): void
}

/** Records that another process has collected are found by looking. */
const LOOK_MS = 500

export function createArrivals(executions: Collection<ExecutionRecord>): Arrivals {
  const waiting = new Map<string, Set<() => void>>()
  const look = (expected: Expected) => latestOf((query) => executions.find(query), expected)
  return {
    async wait(expected, timeoutMs) {
      const until = performance.now() + timeoutMs
      for (;;) {
        const told = listen(waiting, keyOf(expected))
        const found = await look(expected)
        const leftMs = until - performance.now()
        const isOver = leftMs <= 0 || (found?.messageId === expected.messageId && found.outcome !== 'RETRYING')
        if (!isOver) await told.within(Math.min(leftMs, LOOK_MS))
        told.stop()
        if (isOver) return found
      }
    },
    isAwaited: (message) => waiting.size > 0 && waiting.has(keyOf(message)),
    kept(records) {
      if (waiting.size === 0) return
      for (const record of records) for (const tell of waiting.get(keyOf(record)) ?? []) tell()
    },
  }
}

const keyOf = ({ environmentId, messageId }: Pick<Expected, 'environmentId' | 'messageId'>): string =>
  `${environmentId}/${messageId}`

function listen(waiting: Map<string, Set<() => void>>, key: string) {
  let tell = (): void => undefined
  const told = new Promise<void>((resolve) => {
    tell = resolve
  })
  const all = waiting.get(key) ?? new Set()
  waiting.set(key, all.add(tell))
  return {
    async within(ms: number): Promise<void> {
      const timer = setTimeout(tell, ms)
      await told
      clearTimeout(timer)
    },
    stop(): void {
      all.delete(tell)
      if (all.size === 0 && waiting.get(key) === all) waiting.delete(key)
    },
  }
}
