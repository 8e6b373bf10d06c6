import type { ExecutionResult } from '../../engine/execution.ts'
import { toFailure } from '../../engine/failure.ts'
import type { Ports } from '../../engine/ports.ts'
import { record } from '../../engine/record.ts'
import { drop, startRun } from '../../engine/run.ts'
import { fail, startTrace } from '../../engine/trace.ts'
import { RetryableError } from '../../errors.ts'
import type { Message } from '../../message.ts'
import type { Host, Sender } from './host.ts'
import type { Invocation } from './invocation.ts'

/** Why no step has made anything of a message: it asks for nothing, or something has failed. */
interface Why {
  readonly reason?: string
  readonly error?: unknown
}

/** The record of a message that ended before, or outside of, the steps of its route. */
export function recordOfUnrun(
  { route, now }: Host,
  message: Message,
  ports: Ports,
  startedAt: number,
  { reason, error }: Why,
): ExecutionResult {
  const run = startRun({ route, ports, trace: startTrace(route, message) }, ports, message)
  if (reason !== undefined) drop(run, reason)
  const execution = record(run, startedAt, reason === undefined ? toFailure(error) : undefined)
  return { execution: { ...execution, durationMs: Math.max(0, now() - startedAt) } }
}

/**
 * Works on a message until the deadline at most. One that still runs when the executor has to stop is given up, so that
 * those before it are acknowledged. What it may send yet is refused: it will be received again.
 */
export function inTime(
  { host, deadline }: Invocation,
  sender: Sender,
  ports: Ports,
  work: () => ExecutionResult | Promise<ExecutionResult>,
): ExecutionResult | Promise<ExecutionResult> {
  const startedAt = host.now()
  const giveUp = (): ExecutionResult => {
    const ms = host.now() - startedAt
    sender.error = new RetryableError(
      `the message was not done after ${ms} ms, when the executor had to stop: raise timeoutMs, or lower batchSize`,
      { code: 'TIMEOUT' },
    )
    const { run, error } = sender
    if (run === undefined) return recordOfUnrun(host, sender.message, ports, startedAt, { error })
    return { execution: record(run, startedAt, fail(run.trace, error)) }
  }
  const working = work()
  if (!(working instanceof Promise)) return working
  return Promise.race([working, deadline.passed]).then((result) => result ?? giveUp())
}
