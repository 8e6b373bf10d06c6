import { setTimeout as sleep } from 'node:timers/promises'
import type { Connection } from './connection.ts'
import { ApiError, ProblemsError } from './errors.ts'

const FIRST_PAUSE_MS = 200
const LONGEST_PAUSE_MS = 10_000

/**
 * How long to wait before the next try: twice as long each time, somewhere in the upper half, so that those who failed together do
 * not come back together; and as long as the server says, where it does.
 *
 * @param failures in a row, from 1
 */
export function pauseMs(failures: number, error: unknown): number {
  const most = Math.min(FIRST_PAUSE_MS * 2 ** (failures - 1), LONGEST_PAUSE_MS)
  const asked = error instanceof ApiError ? (error.retryAfterMs ?? 0) : 0
  return Math.max(asked, most * (0.5 + Math.random() / 2))
}

/** @throws what the signal was aborted with */
export async function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  await sleep(ms, undefined, signal && { signal }).catch(() => undefined)
  signal?.throwIfAborted()
}

/**
 * Whether it is worth while to try again unasked. Where nobody has ever answered, nobody is about to come back; and what a mutation
 * calls a problem is for the caller to decide.
 */
export const isPassing = (error: unknown, { wasReached }: Pick<Connection, 'wasReached'>): error is ApiError =>
  error instanceof ApiError &&
  !(error instanceof ProblemsError) &&
  error.retryable &&
  (error.code !== 'UNREACHABLE' || wasReached())
