import { createPlaces } from './delivery.ts'
import type { Host, InvocationContext } from './host.ts'
import { createInvocation } from './invocation.ts'
import { writeRecords } from './records.ts'
import { delayReturned, type Returned } from './retry.ts'
import { afterSending, deadLetterFailed } from './settle.ts'
import { createOpen } from './source.ts'
import { type Received, receive, type SqsRecord } from './sqs-record.ts'
import { type Taken, take } from './take.ts'

/** Which records of a batch come again; the others are acknowledged. */
export interface BatchResult {
  readonly batchItemFailures: readonly { readonly itemIdentifier: string }[]
}

/** Works on the records of one invocation. */
export type Batch = (records: readonly SqsRecord[], context: InvocationContext) => Promise<BatchResult>

/**
 * Makes what works on batches: one message after the other, then what they send, then what has failed. Nothing is
 * acknowledged before what it sends is with its targets, so each message is delivered at least once.
 */
export function createBatch(host: Host): Batch {
  const open = createOpen(host)
  const placeOf = createPlaces(host)

  return async (records, context) => {
    const invocation = createInvocation(host, placeOf, context)
    const taken: Taken[] = []
    const left: Received[] = []
    for (const record of records) {
      const received = receive(record, host.now())
      // The first is always begun: a batch that never gets anywhere would end in the dead letters untried.
      if (taken.length > 0 && invocation.deadline.isNear()) left.push(received)
      else taken.push(await take(invocation, received, open))
    }
    await invocation.outbox.flush(invocation.deadline.over)
    const sent = taken.map((one) => ({ ...one, execution: afterSending(host, one.execution, one.owner) }))
    const settled = await deadLetterFailed(invocation, sent)
    const returned = [...settled.flatMap(toReturned), ...left.map(({ record }) => ({ record }))]
    writeRecords(
      invocation,
      settled.map(({ execution }) => execution),
      left,
    )
    await Promise.race([delayReturned(host, returned), invocation.deadline.over])
    invocation.deadline.cancel()
    return { batchItemFailures: returned.map(({ record }) => ({ itemIdentifier: record.messageId })) }
  }
}

const toReturned = ({ received: { record, message }, execution: { outcome, error } }: Taken): readonly Returned[] =>
  outcome === 'retrying' ? [{ record, retry: { attempt: message.attempt, failure: error } }] : []
