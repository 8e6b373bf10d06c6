import {
  ChangeMessageVisibilityBatchCommand,
  type Message,
  type MessageAttributeValue,
  ReceiveMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs'
import type { FoundLetter } from '../../messages/letter.ts'

/** A letter that was received: for a while nobody else receives it, and it may be removed. */
export interface HeldLetter extends FoundLetter<MessageAttributeValue> {
  readonly receiptHandle: string
  /** Milliseconds since 1970. */
  readonly until: number
  /** A queue has moved it here by itself, after as many receives as it allows. */
  readonly isMoved: boolean
}

const HOLD_S = 30
const MOST_AT_ONCE = 10

/** Receives some letters. An empty answer without waiting means little: SQS asks only some of its servers then. */
export async function hold(
  sqs: SQSClient,
  url: string,
  { now, waitS }: { readonly now: () => number; readonly waitS: number },
): Promise<readonly HeldLetter[]> {
  const until = now() + HOLD_S * 1_000
  const { Messages = [] } = await sqs.send(
    new ReceiveMessageCommand({
      QueueUrl: url,
      MaxNumberOfMessages: MOST_AT_ONCE,
      VisibilityTimeout: HOLD_S,
      WaitTimeSeconds: waitS,
      MessageAttributeNames: ['All'],
      MessageSystemAttributeNames: ['All'],
    }),
  )
  return Messages.map((message) => heldLetter(message, until))
}

function heldLetter(
  { MessageId = '', ReceiptHandle = '', Body = '', MessageAttributes = {}, Attributes = {} }: Message,
  until: number,
): HeldLetter {
  return {
    messageId: MessageId,
    receiptHandle: ReceiptHandle,
    body: Body,
    attributes: MessageAttributes,
    // This look is no attempt.
    receives: Math.max(1, Number(Attributes.ApproximateReceiveCount ?? 1) - 1),
    sentAt: Number(Attributes.SentTimestamp),
    until,
    isMoved: Attributes.DeadLetterQueueSourceArn !== undefined,
  }
}

/** Lets others receive letters at once. What cannot be released is by itself, a little later. */
export async function release(sqs: SQSClient, url: string, letters: readonly HeldLetter[]): Promise<void> {
  const batches = Array.from({ length: Math.ceil(letters.length / MOST_AT_ONCE) }, (_, batch) =>
    letters.slice(batch * MOST_AT_ONCE, (batch + 1) * MOST_AT_ONCE),
  )
  await Promise.allSettled(
    batches.map((batch) =>
      sqs.send(
        new ChangeMessageVisibilityBatchCommand({
          QueueUrl: url,
          Entries: batch.map(({ receiptHandle }, index) => ({
            Id: String(index),
            ReceiptHandle: receiptHandle,
            VisibilityTimeout: 0,
          })),
        }),
      ),
    ),
  )
}
