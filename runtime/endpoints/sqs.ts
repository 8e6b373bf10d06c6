import { type Aws, type AwsEndpoints, jsonRequest, type QueueTransport, type RefusedEntry, refused } from './aws.ts'

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

/** Sends at most 10 messages, of at most 1 MiB together. */
export const sendMessages = (aws: Aws, queueUrl: string, entries: readonly QueueEntry[]) =>
  batch(aws, 'SendMessage', queueUrl, entries, toSendEntry)

/** Says of at most 10 received messages when they may be received again. */
export const changeVisibility = (aws: Aws, queueUrl: string, entries: readonly VisibilityEntry[]) =>
  batch(aws, 'ChangeMessageVisibility', queueUrl, entries, toVisibilityEntry)

/** Does something to a batch: the way that the surroundings offer, or over the JSON protocol. */
async function batch<E extends object>(
  { call, endpoints, queues }: Aws,
  action: Parameters<QueueTransport>[0],
  queueUrl: string,
  entries: readonly E[],
  toWire: (entry: E, index: number) => object,
): Promise<readonly RefusedEntry[]> {
  const what = { action: `sqs:${action}`, resource: queueUrl }
  if (queues !== undefined) {
    const answer = await queues(action, queueUrl, entries)
    if ('refused' in answer) return answer.refused
    throw refused(what, answer)
  }
  const response = await call({
    ...jsonRequest('sqs', 0, addressOf(queueUrl, endpoints), `AmazonSQS.${action}Batch`, {
      QueueUrl: queueUrl,
      Entries: entries.map(toWire),
    }),
    ...what,
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
