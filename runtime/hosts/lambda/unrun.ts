import type { Execution } from '../../engine/execution.ts'
import { toFailure } from '../../engine/failure.ts'
import type { Ports } from '../../engine/ports.ts'
import { record } from '../../engine/record.ts'
import { drop, startRun } from '../../engine/run.ts'
import { startTrace } from '../../engine/trace.ts'
import { RetryableError } from '../../errors.ts'
import type { Message } from '../../message.ts'
import type { Host } from './host.ts'
import type { Owner } from './outbox.ts'

/** Why no step has made anything of a message. */
type Why = { readonly dropReason: string } | { readonly error: unknown }

/** The record of a message that ended before, or outside of, the steps of its route. */
export function recordOfUnrun(host: Host, message: Message, ports: Ports, startedAt: number, why: Why): Execution {
  const { route, now } = host
  const run = startRun({ route, ports, exit: ports, trace: startTrace(route, message) }, message)
  if ('dropReason' in why) drop(run, why.dropReason)
  const execution = record(run, startedAt, 'error' in why ? toFailure(why.error) : undefined)
  return { ...execution, durationMs: Math.max(0, now() - startedAt) }
}

/**
 * Gives up a message that still runs when the executor has to stop, so that those before it are acknowledged. What it
 * may send yet is refused: it will be received again.
 */
export function giveUp(host: Host, message: Message, ports: Ports, startedAt: number, owner: Owner): Execution {
  const ms = host.now() - startedAt
  owner.error = new RetryableError(
    `the message was not done after ${ms} ms, when the executor had to stop: raise timeoutMs, or lower batchSize`,
    { code: 'TIMEOUT' },
  )
  return recordOfUnrun(host, message, ports, startedAt, { error: owner.error })
}
