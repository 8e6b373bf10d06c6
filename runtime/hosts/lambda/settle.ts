import type { Execution } from '../../engine/execution.ts'
import { attemptsOf, fateOf, toFailure } from '../../engine/failure.ts'
import { toError } from '../../unknown.ts'
import { deadLetter } from './dead-letters.ts'
import type { Host } from './host.ts'
import { type Invocation, writeLog } from './invocation.ts'
import type { Owner } from './outbox.ts'
import type { Taken } from './take.ts'

/** A message whose sends have failed has failed, whatever its steps made of it. */
export function afterSending({ route }: Host, execution: Execution, { error }: Owner): Execution {
  if (execution.error !== undefined || error === undefined) return execution
  const failure = toFailure(error)
  const outcome = fateOf(failure, execution.attempt, attemptsOf(route))
  return { ...execution, outcome, dropReason: undefined, error: failure }
}

/** Dead-letters the messages that have failed; those that cannot be put there are to come again. */
export async function deadLetterFailed(invocation: Invocation, taken: readonly Taken[]): Promise<void> {
  const letters: { readonly one: Taken; readonly owner: Owner }[] = []
  for (const one of taken) {
    const { outcome, error: failure } = one.execution
    if (outcome !== 'failed' || failure === undefined) continue
    const owner: Owner = { error: undefined }
    letters.push({ one, owner })
    try {
      await deadLetter(invocation, owner, { ...one.received, failure })
    } catch (error) {
      owner.error = toError(error)
    }
  }
  if (letters.length > 0) await invocation.outbox.flush(invocation.deadline.over)
  for (const { one, owner } of letters) {
    if (owner.error === undefined) continue
    const message = 'The message has failed but could not be dead-lettered: it comes again'
    writeLog(invocation.host, one.received.message, { level: 'error', message, data: { error: owner.error.message } })
    one.execution = { ...one.execution, outcome: 'retrying' }
  }
}
