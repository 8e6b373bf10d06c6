import { CloudError } from '../cloud-error.ts'
import type { Lines } from '../lines/lines.ts'
import type { LeasedMessage, Queues } from '../queues/queues.ts'
import type { FunctionError } from './executor/channel.ts'
import { failuresIn, type Invoked } from './invocations.ts'
import { linesInPlace } from './records-in-place.ts'

export interface Settling {
  readonly queues: Queues
  readonly lines: Lines
  readonly now: () => number
}

/**
 * Ends a batch in one step: takes off the queue what is done, gives back what is not, sends what was sent and keeps the records.
 * When the function has failed, nothing was done, and all of it is given back.
 */
export async function settleBatch(
  { queues, lines, now }: Settling,
  messages: readonly LeasedMessage[],
  invoked: Invoked,
): Promise<void> {
  const { end, staging, records } = invoked
  const returnOf = ({ receiptHandle }: LeasedMessage) => ({ receiptHandle, seconds: staging.waits.get(receiptHandle) })

  async function fail(error: FunctionError): Promise<void> {
    const { config, id: batchId, startedAt } = invoked
    const inPlace = linesInPlace(config, messages, { batchId, startedAt, now: now(), outcome: 'retrying', error })
    await queues.settle({ returns: messages.map(returnOf), also: (database) => lines.append(database, inPlace) })
  }

  if ('error' in end) return fail(end.error)
  const failures = failuresIn(end.payload, new Set(messages.map(({ messageId }) => messageId)))
  if (failures === undefined) return fail(NO_BATCH_ANSWER)
  const isDone = ({ messageId }: LeasedMessage): boolean => !failures.has(messageId)
  try {
    await queues.settle({
      deletes: messages.filter(isDone).map(({ receiptHandle }) => receiptHandle),
      returns: messages.filter((message) => !isDone(message)).map(returnOf),
      sends: staging.sends,
      also: (database) => lines.append(database, records),
    })
  } catch (error) {
    if (!isRefusal(error)) throw error
    // A queue that was there when the message was put aside for it.
    await fail({ type: error.code, message: error.message })
  }
}

const NO_BATCH_ANSWER: FunctionError = {
  type: 'BAD_ANSWER',
  message: 'the function did not answer with batchItemFailures, or named messages that were not in its batch',
}

/** Not a fault of the storage, under which the same step fails again. */
const isRefusal = (error: unknown): error is CloudError => error instanceof CloudError && error.status < 500
