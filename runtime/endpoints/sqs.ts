import type { AwsAccess, AwsCall } from './aws.ts'

/** A message as `SendMessageBatch` takes it. */
export interface QueueEntry {
  readonly body: string
  readonly attributes: Readonly<Record<string, string>>
  readonly delaySeconds?: number
}

/** An entry of a batch that SQS did not take. */
export interface RefusedEntry {
  readonly index: number
  readonly code: string
  readonly message: string
  /** Sending it again cannot help. */
  readonly senderFault: boolean
}

/** The SQS calls an executor makes, over the JSON protocol. A batch is at most 10 entries. */
export interface Sqs {
  send(queueUrl: string, entries: readonly QueueEntry[]): Promise<readonly RefusedEntry[]>
  changeVisibility(queueUrl: string, entries: readonly VisibilityEntry[]): Promise<readonly RefusedEntry[]>
}

/** When a received message may be received again. */
export interface VisibilityEntry {
  readonly receiptHandle: string
  readonly visibilitySeconds: number
}

/** SQS through signed calls. */
export function createSqs(call: AwsCall, access: AwsAccess): Sqs {
  async function batch(operation: string, action: string, queueUrl: string, entries: readonly object[]) {
    const response = await call({
      service: 'sqs',
      method: 'POST',
      url: addressOf(queueUrl, access),
      headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': `AmazonSQS.${operation}` },
      body: JSON.stringify({ QueueUrl: queueUrl, Entries: entries }),
      action,
      resource: queueUrl,
    })
    return refusedIn(await response.text())
  }
  return {
    send: (queueUrl, entries) => batch('SendMessageBatch', 'sqs:SendMessage', queueUrl, entries.map(toSendEntry)),
    changeVisibility: (queueUrl, entries) =>
      batch('ChangeMessageVisibilityBatch', 'sqs:ChangeMessageVisibility', queueUrl, entries.map(toVisibilityEntry)),
  }
}

const addressOf = (queueUrl: string, { endpoints }: AwsAccess): string =>
  endpoints.sqs === undefined ? queueUrl : new URL(new URL(queueUrl).pathname, endpoints.sqs).href

// Entry ids are positions: they need be unique only within the batch, so the same message may be in it twice.
function toSendEntry({ body, attributes, delaySeconds }: QueueEntry, index: number): object {
  const typed: Record<string, object> = {}
  for (const name in attributes) typed[name] = { DataType: 'String', StringValue: attributes[name] }
  const entry = { Id: String(index), MessageBody: body, MessageAttributes: typed }
  return delaySeconds === undefined ? entry : { ...entry, DelaySeconds: delaySeconds }
}

const toVisibilityEntry = ({ receiptHandle, visibilitySeconds }: VisibilityEntry, index: number) => ({
  Id: String(index),
  ReceiptHandle: receiptHandle,
  VisibilityTimeout: visibilitySeconds,
})

interface BatchAnswer {
  readonly Failed?: readonly {
    readonly Id: string
    readonly Code: string
    readonly Message?: string
    readonly SenderFault: boolean
  }[]
}

function refusedIn(answer: string): readonly RefusedEntry[] {
  // A success is the common case and its receipts are not needed.
  if (!answer.includes('"Failed"')) return []
  const { Failed = [] } = JSON.parse(answer) as BatchAnswer // the protocol's shape
  return Failed.map((failed) => ({
    index: Number(failed.Id),
    code: failed.Code,
    message: failed.Message ?? '',
    senderFault: failed.SenderFault,
  }))
}
