import type { Execution } from '../../engine/execution.ts'
import { attemptsOf, fateOf, toFailure } from '../../engine/failure.ts'
import { deadLetter } from './dead-letters.ts'
import type { Host } from './host.ts'
import { type Invocation, writeLog } from './invocation.ts'
import type { Owner } from './outbox.ts'
import type { Taken } from './take.ts'

/** A message whose sends have failed has failed, whatever its steps made of it. */
export function afterSending({ route }: Host, execution: Execution, { error }: Owner): Execution {
  if (execution.error !== undefined || error === undefined) return execution
  const { dropReason: _, ...rest } = execution
  const failure = toFailure(error)
  return { ...rest, outcome: fateOf(failure, execution.attempt, attemptsOf(route)), error: failure }
}

/** Dead-letters the messages that have failed; those that cannot be put there are to come again. */
export async function deadLetterFailed(invocation: Invocation, taken: readonly Taken[]): Promise<readonly Taken[]> {
  const owners = new Map<Taken, Owner>()
  for (const one of taken) {
    if (one.execution.outcome === 'failed') owners.set(one, await letter(invocation, one, one.execution.error))
  }
  if (owners.size === 0) return taken
  await invocation.outbox.flush(invocation.deadline.over)
  return taken.map((one) => {
    const error = owners.get(one)?.error
    if (error === undefined) return one
    const text = 'The message has failed but could not be dead-lettered: it comes again'
    writeLog(invocation.host, one.received.message, { level: 'error', message: text, data: { error: error.message } })
    return { ...one, execution: { ...one.execution, outcome: 'retrying' } }
  })
}

async function letter({ host, outbox }: Invocation, { received }: Taken, failure = UNKNOWN): Promise<Owner> {
  const owner: Owner = { error: undefined }
  try {
    await deadLetter(host, outbox, owner, { message: received.message, resumeAt: received.resumeAt, failure })
  } catch (error) {
    owner.error = error instanceof Error ? error : new Error(String(error))
  }
  return owner
}

const UNKNOWN = toFailure(new Error('The message has failed'))
