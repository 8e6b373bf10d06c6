import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A call as it arrived. */
export interface AwsCallSeen {
  /** `SendMessageBatch`, `ChangeMessageVisibilityBatch`, `GET` or `PUT`. */
  readonly operation: string
  readonly path: string
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
  readonly body: string
}

/** What is answered instead of success. */
interface ScriptedAnswer {
  readonly status: number
  readonly body: string
}

interface SentMessage {
  readonly body: string
  readonly attributes: Readonly<Record<string, string>>
  readonly delaySeconds: number | undefined
}

/** Enough of SQS (JSON protocol) and S3 (REST, path style) for an executor, over real HTTP. A request that is not signed is refused. */
export interface FakeAws extends AsyncDisposable {
  readonly url: string
  readonly calls: AwsCallSeen[]
  /** Objects by `bucket/key`. */
  readonly objects: Map<string, string | Buffer>
  /** Answers calls in its own way; nothing means the ordinary way. */
  script: (call: AwsCallSeen) => ScriptedAnswer | undefined
  sent(queue: string): readonly SentMessage[]
  queueUrl(queue: string): string
}

interface BatchRequest {
  readonly QueueUrl: string
  readonly Entries: readonly {
    readonly Id: string
    readonly MessageBody: string
    readonly DelaySeconds?: number
    readonly MessageAttributes?: Readonly<Record<string, { readonly StringValue: string }>>
  }[]
}

/** Starts the fake on a free port of the loopback interface. */
export async function startFakeAws(): Promise<FakeAws> {
  const queues = new Map<string, SentMessage[]>()
  const server = createServer(async (request, response) => {
    const call = await seen(request)
    fake.calls.push(call)
    const answer = fake.script(call) ?? answerTo(call, fake, queues)
    response.writeHead(answer.status, { 'content-type': 'application/octet-stream' })
    response.end(answer.body)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  // A listening TCP server has an address of this form.
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const fake: FakeAws = {
    url,
    calls: [],
    objects: new Map(),
    script: () => undefined,
    sent: (queue) => queues.get(queue) ?? [],
    queueUrl: (queue) => `https://sqs.eu-central-1.amazonaws.com/111122223333/${queue}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
  return fake
}

async function seen(request: IncomingMessage): Promise<AwsCallSeen> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  const target = String(request.headers['x-amz-target'] ?? '')
  return {
    operation: target === '' ? String(request.method) : target.replace('AmazonSQS.', ''),
    path: decodeURIComponent(String(request.url)),
    headers: request.headers,
    body: Buffer.concat(chunks).toString(),
  }
}

function answerTo(call: AwsCallSeen, fake: FakeAws, queues: Map<string, SentMessage[]>) {
  if (!String(call.headers.authorization).startsWith('AWS4-HMAC-SHA256 ')) return { status: 403, body: 'unsigned' }
  const [path = ''] = call.path.slice(1).split('?')
  if (call.operation === 'GET') return getObject(fake.objects.get(path))
  if (call.operation === 'PUT') {
    fake.objects.set(path, call.body)
    return { status: 200, body: '' }
  }
  const { QueueUrl, Entries } = JSON.parse(call.body) as BatchRequest // the protocol's shape
  const name = QueueUrl.slice(QueueUrl.lastIndexOf('/') + 1)
  if (call.operation === 'SendMessageBatch') queues.set(name, [...(queues.get(name) ?? []), ...Entries.map(toSent)])
  return { status: 200, body: JSON.stringify({ Successful: Entries.map(({ Id }) => ({ Id })) }) }
}

function getObject(object: string | Buffer | undefined) {
  if (object !== undefined) return { status: 200, body: object as string }
  return {
    status: 404,
    body: '<Error><Code>NoSuchKey</Code><Message>The specified key does not exist.</Message></Error>',
  }
}

const toSent = ({
  MessageBody,
  DelaySeconds,
  MessageAttributes = {},
}: BatchRequest['Entries'][number]): SentMessage => ({
  body: MessageBody,
  delaySeconds: DelaySeconds,
  attributes: Object.fromEntries(Object.entries(MessageAttributes).map(([name, value]) => [name, value.StringValue])),
})
