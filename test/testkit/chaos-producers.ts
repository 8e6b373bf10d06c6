import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs'
import type { ChaosInstallation } from './chaos-installation.ts'
import type { Row } from './chaos-project.ts'

export interface Sent {
  /** How many files. */
  readonly files: number
  /** Rows that were sent once more after a request without an answer: they may have come twice. */
  readonly uncertain: ReadonlySet<string>
}

export interface Where {
  readonly environmentId: string
  /** By the name of the route. */
  readonly routeId: (name: string) => string
  /** The name of the queue that rows without a file go into. */
  readonly queue: string
}

const SEND =
  'mutation Send($input: MessageSendInput!) { messageSend(input: $input) { messageId userErrors { message retryable } } }'
const FILES = 20
const SENDERS = 4
const BATCH = 10

/** Sends all rows, in each its way, until each of them was acknowledged. */
export async function sendAll(routo: ChaosInstallation, rows: readonly Row[], where: Where): Promise<Sent> {
  const of = (way: Row['way']): readonly Row[] => rows.filter((row) => row.way === way)
  const files = chunks(of('file'), Math.ceil(of('file').length / FILES))
  const uncertain = new Set<string>()
  const sqs = await clientOf(routo)
  const send = (route: string, body: string, key: string): Promise<unknown> => {
    const { environmentId, routeId } = where
    const input = { environmentId, routeId: routeId(route), body, idempotencyKey: key }
    return routo.ask(SEND, { input: route === 'Split' ? { ...input, objectKey: `${key}.txt` } : input })
  }
  await Promise.all([
    inTurn(files, 1, (file, index) => send('Split', file.map(({ text }) => text).join('\n'), `file ${index}`)),
    inTurn(of('message'), SENDERS, ({ text }) => send('Sort', text, text)),
    inTurn(chunks(of('queue'), BATCH), 1, (batch) => putIntoQueue(sqs, routo, where.queue, batch, uncertain)),
  ])
  return { files: files.length, uncertain }
}

/** SQS knows no idempotency: who gets no answer has to send again, and may have sent twice. */
async function putIntoQueue(
  sqs: SQSClient,
  { cloudUrl, over: signal }: ChaosInstallation,
  queue: string,
  batch: readonly Row[],
  uncertain: Set<string>,
): Promise<void> {
  const command = new SendMessageBatchCommand({
    QueueUrl: `${cloudUrl}/000000000000/${queue}`,
    Entries: batch.map(({ text }, index) => ({ Id: String(index), MessageBody: text })),
  })
  for (;;) {
    try {
      const { Failed = [] } = await sqs.send(command)
      if (Failed.length > 0) throw new Error(`SQS has not taken some messages: ${Failed[0]?.Code}`)
      return
    } catch {
      for (const { text } of batch) uncertain.add(text)
      await sleep(50, undefined, { signal })
    }
  }
}

async function clientOf({ cloudUrl, dataDir }: ChaosInstallation): Promise<SQSClient> {
  const text = await readFile(join(dataDir, 'aws-credentials'), 'utf8')
  const setting = (name: string): string => new RegExp(`^${name} = (.*)$`, 'm').exec(text)?.[1] ?? ''
  const credentials = {
    accessKeyId: setting('aws_access_key_id'),
    secretAccessKey: setting('aws_secret_access_key'),
  }
  return new SQSClient({ endpoint: cloudUrl, region: setting('region'), credentials, maxAttempts: 1 })
}

/** So many at a time, in their order. */
async function inTurn<T>(
  items: readonly T[],
  workers: number,
  work: (item: T, index: number) => Promise<unknown>,
): Promise<void> {
  const queue = items.entries()
  const worker = async (): Promise<void> => {
    for (const [index, item] of queue) await work(item, index)
  }
  await Promise.all(Array.from({ length: workers }, worker))
}

const chunks = <T>(items: readonly T[], size: number): readonly T[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size))
