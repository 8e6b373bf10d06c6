/** When an invocation has to stop: what is acknowledged before Lambda ends the process is not done again. */
export interface Deadline {
  /** No time to begin another message. */
  isNear(): boolean
  /** Time left for user code in ms. */
  readonly remainingMs: () => number
  /** Resolves when a message that still runs is to be given up, so that there is time to send what the others send. */
  readonly passed: Promise<void>
  /** Resolves when whatever is still on its way is to be given up, so that there is time to answer. */
  readonly over: Promise<void>
  cancel(): void
}

const LEAST_RESERVE_MS = 1_000
const RESERVE_SHARE = 0.1
/** For sending what is collected and writing the records. */
const FLUSH_RESERVE_MS = 500
/** For the answer alone. */
const ANSWER_RESERVE_MS = 100

/** The deadline of an invocation that Lambda ends after `timeoutMs`. A short timeout is halved rather than used up by reserves. */
export function createDeadline(timeoutMs: number, remainingMs: () => number): Deadline {
  const reserveMs = Math.min(Math.max(LEAST_RESERVE_MS, timeoutMs * RESERVE_SHARE) + FLUSH_RESERVE_MS, timeoutMs / 2)
  const flushMs = Math.min(FLUSH_RESERVE_MS, timeoutMs / 4)
  const left = remainingMs()
  const passed = bell(left - flushMs)
  const over = bell(left - ANSWER_RESERVE_MS)
  return {
    isNear: () => remainingMs() < reserveMs,
    remainingMs: () => Math.max(0, remainingMs() - flushMs),
    passed: passed.rings,
    over: over.rings,
    cancel() {
      passed.cancel()
      over.cancel()
    },
  }
}

function bell(ms: number): { readonly rings: Promise<void>; readonly cancel: () => void } {
  const { promise, resolve } = Promise.withResolvers<void>()
  const timer = setTimeout(resolve, Math.max(0, ms))
  return { rings: promise, cancel: () => clearTimeout(timer) }
}
