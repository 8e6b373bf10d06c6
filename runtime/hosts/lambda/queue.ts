import type { Serve } from './host.ts'
import { createInvocations, type Invocation, writeRecords } from './invocation.ts'
import { refuse } from './refuse.ts'
import { delayReturned, type Returned, waitSeconds } from './retry.ts'
import { afterSending, deadLetterFailed } from './settle.ts'
import { isSqsEvent, type Received, receive, type SqsRecord } from './sqs-record.ts'
import { type Open, type Taken, take } from './take.ts'

/** Which records of a batch come again; the others are acknowledged. */
export interface BatchResult {
  readonly batchItemFailures: readonly { readonly itemIdentifier: string }[]
}

/**
 * Serves a route that a queue feeds: one message after the other, then what they send, then what has failed. Nothing is
 * acknowledged before what it sends is with its targets, so each message is delivered at least once.
 *
 * @param open what makes messages of what the route's source puts into the queue
 */
export const serveQueue =
  (open: Open): Serve =>
  (host) => {
    const begin = createInvocations(host)
    return async (event, context): Promise<BatchResult> => {
      if (!isSqsEvent(event)) throw refuse(event, host.route.name, 'a batch of SQS messages')
      const invocation = begin(context)
      const { outbox, deadline } = invocation
      const { taken, left } = await takeAll(invocation, event.Records, open)
      await outbox.flush(deadline.over)
      for (const one of taken) one.execution = afterSending(host, one.execution, one.sender)
      await deadLetterFailed(invocation, taken)
      const executions = taken.map(({ execution }) => execution)
      const returned: Returned[] = taken
        .filter(({ execution }) => execution.outcome === 'retrying')
        .map(({ received, execution: { attempt, error } }) => ({
          received,
          seconds: waitSeconds(host, attempt, error),
        }))
      for (const received of left) returned.push({ received, seconds: 0 })
      writeRecords(invocation, executions, left)
      if (returned.length > 0) await Promise.race([delayReturned(host, returned), deadline.over])
      deadline.cancel()
      return { batchItemFailures: returned.map(({ received }) => ({ itemIdentifier: received.record.messageId })) }
    }
  }

/** Takes the records one after another, as long as there is time; `left` are those it did not begin. */
async function takeAll(invocation: Invocation, records: readonly SqsRecord[], open: Open) {
  const taken: Taken[] = []
  const left: Received[] = []
  for (const record of records) {
    const received = receive(record, invocation.host.now())
    // The first is always begun: a batch that never gets anywhere would end in the dead letters untried.
    if (taken.length > 0 && invocation.deadline.isNear()) left.push(received)
    else {
      const one = take(invocation, received, open)
      taken.push(one instanceof Promise ? await one : one)
    }
  }
  return { taken, left }
}
