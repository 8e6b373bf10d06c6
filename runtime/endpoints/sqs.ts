import type { Aws, AwsEndpoints } from './aws.ts'

/** A message as `SendMessageBatch` takes it. */
export interface QueueEntry {
  readonly body: string
  readonly attributes: Readonly<Record<string, string>>
  readonly delaySeconds?: number | undefined
}

/** When a received message may be received again. */
export interface VisibilityEntry {
  readonly receiptHandle: string
  readonly visibilitySeconds: number
}

/** An entry of a batch that SQS did not take, in its words. */
export interface RefusedEntry {
  /** Position in the batch. */
  readonly Id: string
  readonly Code: string
  readonly Message?: string
  /** Sending it again cannot help. */
  readonly SenderFault: boolean
}

/** Sends at most 10 messages, of at most 1 MiB together. */
export const sendMessages = (aws: Aws, queueUrl: string, entries: readonly QueueEntry[]) =>
  batch(aws, 'SendMessage', queueUrl, entries.map(toSendEntry))

/** Says of at most 10 received messages when they may be received again. */
export const changeVisibility = (aws: Aws, queueUrl: string, entries: readonly VisibilityEntry[]) =>
  batch(aws, 'ChangeMessageVisibility', queueUrl, entries.map(toVisibilityEntry))

/** Does something to a batch, over the JSON protocol. */
async function batch(
  { call, endpoints }: Aws,
  action: string,
  queueUrl: string,
  entries: readonly object[],
): Promise<readonly RefusedEntry[]> {
  const response = await call({
    service: 'sqs',
    method: 'POST',
    url: addressOf(queueUrl, endpoints),
    headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': `AmazonSQS.${action}Batch` },
    body: JSON.stringify({ QueueUrl: queueUrl, Entries: entries }),
    action: `sqs:${action}`,
    resource: queueUrl,
  })
  return refusedIn(await response.text())
}

const addressOf = (queueUrl: string, { sqs }: AwsEndpoints): string =>
  sqs === '' ? queueUrl : new URL(new URL(queueUrl).pathname, sqs).href

// Entry ids are positions: they need be unique only within the batch, so the same message may be in it twice.
function toSendEntry({ body, attributes, delaySeconds }: QueueEntry, index: number): object {
  const typed: Record<string, object> = {}
  for (const name in attributes) typed[name] = { DataType: 'String', StringValue: attributes[name] }
  return { Id: String(index), MessageBody: body, MessageAttributes: typed, DelaySeconds: delaySeconds }
}

const toVisibilityEntry = ({ receiptHandle, visibilitySeconds }: VisibilityEntry, index: number): object => ({
  Id: String(index),
  ReceiptHandle: receiptHandle,
  VisibilityTimeout: visibilitySeconds,
})

function refusedIn(answer: string): readonly RefusedEntry[] {
  // A success is the common case and its receipts are not needed.
  if (!answer.includes('"Failed"')) return []
  const { Failed = [] } = JSON.parse(answer) as { readonly Failed?: readonly RefusedEntry[] } // the protocol's shape
  return Failed
}
