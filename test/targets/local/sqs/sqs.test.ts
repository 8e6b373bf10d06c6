import { setTimeout } from 'node:timers/promises'
import * as sqs from '@aws-sdk/client-sqs'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { AwsClient } from 'aws4fetch'
import { queueArn } from '../../../../targets/local/place.ts'
import { actions } from '../../../../targets/local/sqs/actions.ts'
import { awsCli, skipsAwsCli } from '../../../testkit/aws-cli.ts'
import { documentedOperations, operationsOf } from '../operations.ts'
import { type ServedSqs, serveSqs } from './served.ts'

let served: ServedSqs
let client: sqs.SQSClient
/** Operations that the SDK was asked for. */
let executed: ReadonlySet<string>

beforeAll(async () => {
  served = await serveSqs()
  client = served.client()
  executed = operationsOf(client)
})

afterAll(() => served.close())

async function made(name: string, attributes: Record<string, string> = {}): Promise<string> {
  const { QueueUrl } = await client.send(new sqs.CreateQueueCommand({ QueueName: name, Attributes: attributes }))
  return QueueUrl ?? ''
}

const send = (QueueUrl: string, MessageBody: string) =>
  client.send(new sqs.SendMessageCommand({ QueueUrl, MessageBody }))

const receive = async (QueueUrl: string, more: Partial<sqs.ReceiveMessageCommandInput> = {}) =>
  (await client.send(new sqs.ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, ...more }))).Messages ?? []

const attributesOf = async (QueueUrl: string, ...AttributeNames: sqs.QueueAttributeName[]) =>
  (await client.send(new sqs.GetQueueAttributesCommand({ QueueUrl, AttributeNames }))).Attributes ?? {}

test('a message goes through with its attributes, and the SDK finds all digests right', async () => {
  const QueueUrl = await made('orders')
  expect(QueueUrl).toBe(`${served.origin}/000000000000/orders`)
  const sent = await client.send(
    new sqs.SendMessageCommand({
      QueueUrl,
      MessageBody: 'Grüße \u{1f600}',
      MessageAttributes: {
        'order.id': { DataType: 'Number', StringValue: '17' },
        'order.colour': { DataType: 'String', StringValue: 'blau' },
        raw: { DataType: 'Binary.png', BinaryValue: Uint8Array.of(0, 255, 7) },
      },
      MessageSystemAttributes: { AWSTraceHeader: { DataType: 'String', StringValue: 'Root=1-5759e988' } },
    }),
  )
  const [message] = await receive(QueueUrl, {
    MessageAttributeNames: ['order.*'],
    MessageSystemAttributeNames: ['All'],
  })
  expect(message).toEqual({
    MessageId: sent.MessageId,
    ReceiptHandle: expect.any(String),
    MD5OfBody: sent.MD5OfMessageBody,
    MD5OfMessageAttributes: expect.any(String),
    Body: 'Grüße \u{1f600}',
    Attributes: {
      SenderId: 'arn:aws:iam::000000000000:root',
      AWSTraceHeader: 'Root=1-5759e988',
      SentTimestamp: expect.stringMatching(/^\d{13}$/),
      ApproximateFirstReceiveTimestamp: expect.stringMatching(/^\d{13}$/),
      ApproximateReceiveCount: '1',
    },
    MessageAttributes: {
      'order.id': { DataType: 'Number', StringValue: '17' },
      'order.colour': { DataType: 'String', StringValue: 'blau' },
    },
  })
  await client.send(new sqs.DeleteMessageCommand({ QueueUrl, ReceiptHandle: message?.ReceiptHandle }))
  expect(await attributesOf(QueueUrl, 'ApproximateNumberOfMessagesNotVisible')).toEqual({
    ApproximateNumberOfMessagesNotVisible: '0',
  })
})

test('the URL of AWS names the same queue', async () => {
  await made('by-name')
  const QueueUrl = 'https://sqs.us-east-1.amazonaws.com/000000000000/by-name'
  const body = JSON.stringify({ QueueUrl, MessageBody: 'x' })
  await send(`${served.origin}/000000000000/by-name`, 'x')
  const { QueueUrl: found } = await client.send(new sqs.GetQueueUrlCommand({ QueueName: 'by-name' }))
  expect(found).toBe(`${served.origin}/000000000000/by-name`)
  const local = new sqs.SQSClient({
    region: 'us-east-1',
    endpoint: served.origin,
    credentials: served.access.ownerKey,
    useQueueUrlAsEndpoint: false,
  })
  await local.send(new sqs.SendMessageCommand(JSON.parse(body)))
  local.destroy()
  expect(served.queues.depth('by-name').visible).toBe(2)
})

test('of a batch what is wrong fails alone, and the rest is sent', async () => {
  const QueueUrl = await made('batches')
  const { Successful, Failed } = await client.send(
    new sqs.SendMessageBatchCommand({
      QueueUrl,
      Entries: [
        { Id: 'good', MessageBody: 'a', DelaySeconds: 0 },
        { Id: 'illegible', MessageBody: 'a\u0000b' },
        { Id: 'empty', MessageBody: '' },
        { Id: 'late', MessageBody: 'c', DelaySeconds: 901 },
        { Id: 'untyped', MessageBody: 'd', MessageAttributes: { x: { DataType: 'Text', StringValue: 'y' } } },
        { Id: 'also-good', MessageBody: 'e' },
      ],
    }),
  )
  expect(Successful?.map(({ Id }) => Id)).toEqual(['good', 'also-good'])
  expect(Failed?.map(({ Id, Code, SenderFault }) => [Id, Code, SenderFault])).toEqual([
    ['illegible', 'InvalidMessageContents', true],
    ['empty', 'MissingParameter', true],
    ['late', 'InvalidParameterValue', true],
    ['untyped', 'InvalidParameterValue', true],
  ])
  const received = await receive(QueueUrl)
  const [first = {}, second = {}] = received
  const changed = await client.send(
    new sqs.ChangeMessageVisibilityBatchCommand({
      QueueUrl,
      Entries: [
        { Id: 'back', ReceiptHandle: first.ReceiptHandle, VisibilityTimeout: 0 },
        { Id: 'wrong', ReceiptHandle: 'none', VisibilityTimeout: 0 },
        { Id: 'long', ReceiptHandle: second.ReceiptHandle, VisibilityTimeout: 50_000 },
      ],
    }),
  )
  expect(changed.Successful).toEqual([{ Id: 'back' }])
  expect(changed.Failed?.map(({ Id, Code }) => [Id, Code])).toEqual([
    ['wrong', 'ReceiptHandleIsInvalid'],
    ['long', 'InvalidParameterValue'],
  ])
  const again = await receive(QueueUrl)
  expect(again.map(({ Body }) => Body)).toEqual(['a'])
  const deleted = await client.send(
    new sqs.DeleteMessageBatchCommand({
      QueueUrl,
      Entries: [...again, second].map(({ ReceiptHandle }, index) => ({ Id: `${index}`, ReceiptHandle })),
    }),
  )
  expect(deleted.Successful).toHaveLength(2)
  expect(served.queues.depth('batches')).toEqual({ visible: 0, inFlight: 0, delayed: 0 })
})

test.each<[string, (url: string) => Promise<unknown>, string, number]>([
  ['a queue that is not there', () => send(`${served.origin}/000000000000/none`, 'x'), 'QueueDoesNotExist', 400],
  ['a queue of another account', () => send(`${served.origin}/123456789012/errors`, 'x'), 'QueueDoesNotExist', 400],
  [
    'an address that is none',
    () => client.send(new sqs.PurgeQueueCommand({ QueueUrl: `${served.origin}/errors` })),
    'InvalidAddress',
    404,
  ],
  ['an empty message', (url) => send(url, ''), 'MissingParameter', 400],
  ['a message over the limit', (url) => send(url, 'x'.repeat(2_000)), 'InvalidParameterValue', 400],
  [
    'a group, which is for FIFO queues',
    (url) => client.send(new sqs.SendMessageCommand({ QueueUrl: url, MessageBody: 'x', MessageGroupId: 'g' })),
    'InvalidParameterValue',
    400,
  ],
  [
    'a list as attribute',
    (url) =>
      client.send(
        new sqs.SendMessageCommand({
          QueueUrl: url,
          MessageBody: 'x',
          MessageAttributes: { a: { DataType: 'String', StringListValues: ['b'] } },
        }),
      ),
    'UnsupportedOperation',
    400,
  ],
  [
    'a handle that is none',
    (url) => client.send(new sqs.DeleteMessageCommand({ QueueUrl: url, ReceiptHandle: 'x' })),
    'ReceiptHandleIsInvalid',
    404,
  ],
  ['more messages than ten', (url) => receive(url, { MaxNumberOfMessages: 11 }), 'InvalidParameterValue', 400],
  ['a longer wait than 20 s', (url) => receive(url, { WaitTimeSeconds: 21 }), 'InvalidParameterValue', 400],
  [
    'an empty batch',
    (url) => client.send(new sqs.SendMessageBatchCommand({ QueueUrl: url, Entries: [] })),
    'EmptyBatchRequest',
    400,
  ],
  [
    'a batch of eleven',
    (url) =>
      client.send(
        new sqs.SendMessageBatchCommand({
          QueueUrl: url,
          Entries: Array.from({ length: 11 }, (_, n) => ({ Id: `${n}`, MessageBody: 'x' })),
        }),
      ),
    'TooManyEntriesInBatchRequest',
    400,
  ],
  [
    'a batch with an id twice',
    (url) =>
      client.send(
        new sqs.SendMessageBatchCommand({ QueueUrl: url, Entries: ['a', 'a'].map((Id) => ({ Id, MessageBody: 'x' })) }),
      ),
    'BatchEntryIdsNotDistinct',
    400,
  ],
  [
    'a batch with an id that is none',
    (url) =>
      client.send(new sqs.SendMessageBatchCommand({ QueueUrl: url, Entries: [{ Id: 'a b', MessageBody: 'x' }] })),
    'InvalidBatchEntryId',
    400,
  ],
  [
    'an attribute that is none',
    (url) => attributesOf(url, 'Colour' as sqs.QueueAttributeName),
    'InvalidAttributeName',
    400,
  ],
  [
    'a value that is none',
    (url) => client.send(new sqs.SetQueueAttributesCommand({ QueueUrl: url, Attributes: { DelaySeconds: '901' } })),
    'InvalidAttributeValue',
    400,
  ],
  [
    'dead letters that are not there',
    (url) =>
      client.send(
        new sqs.SetQueueAttributesCommand({
          QueueUrl: url,
          Attributes: { RedrivePolicy: JSON.stringify({ deadLetterTargetArn: queueArn('none'), maxReceiveCount: 3 }) },
        }),
      ),
    'InvalidParameterValue',
    400,
  ],
  ['the same queue, different', () => made('errors', { DelaySeconds: '5' }), 'QueueNameExists', 400],
  ['a FIFO queue', () => made('orders.fifo', { FifoQueue: 'true' }), 'UnsupportedOperation', 400],
  ['a name that is none', () => made('a b'), 'InvalidParameterValue', 400],
  [
    'a permission',
    (url) => client.send(new sqs.RemovePermissionCommand({ QueueUrl: url, Label: 'x' })),
    'UnsupportedOperation',
    400,
  ],
  [
    'a move from what are no dead letters',
    () => client.send(new sqs.StartMessageMoveTaskCommand({ SourceArn: queueArn('errors') })),
    'InvalidParameterValue',
    400,
  ],
  [
    'the end of a task that is not there',
    () => client.send(new sqs.CancelMessageMoveTaskCommand({ TaskHandle: 'x' })),
    'ResourceNotFoundException',
    404,
  ],
])('%s is refused as SQS does', async (_name, ask, code, status) => {
  const url = await made('errors', { MaximumMessageSize: '1024' })
  const error = await ask(url).then(
    () => undefined,
    (reason) => reason,
  )
  expect(error).toBeInstanceOf(sqs.SQSServiceException)
  expect([error.name, error.$metadata.httpStatusCode]).toEqual([
    expect.stringMatching(new RegExp(`^${code}(Exception)?$`)),
    status,
  ])
  expect(error.message).toMatch(/\w+ \w+/)
})

test('a batch of more than 1 MiB is refused whole', async () => {
  const QueueUrl = await made('large')
  const Entries = ['a', 'b'].map((Id) => ({ Id, MessageBody: 'x'.repeat(600_000) }))
  await expect(client.send(new sqs.SendMessageBatchCommand({ QueueUrl, Entries }))).rejects.toMatchObject({
    name: 'BatchRequestTooLong',
  })
  expect(served.queues.depth('large').visible).toBe(0)
})

test('attributes and tags of a queue can be set, seen and taken away', async () => {
  const QueueUrl = await made('settings', { VisibilityTimeout: '45' })
  await made('dead')
  const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: queueArn('dead'), maxReceiveCount: 3 })
  const set = (Attributes: Record<string, string>) =>
    client.send(new sqs.SetQueueAttributesCommand({ QueueUrl, Attributes }))
  await set({ RedrivePolicy, MessageRetentionPeriod: '120' })
  await client.send(new sqs.TagQueueCommand({ QueueUrl, Tags: { team: 'orders', stage: 'dev' } }))
  await client.send(new sqs.UntagQueueCommand({ QueueUrl, TagKeys: ['stage'] }))
  expect((await client.send(new sqs.ListQueueTagsCommand({ QueueUrl }))).Tags).toEqual({ team: 'orders' })
  expect(await attributesOf(QueueUrl, 'All')).toEqual({
    QueueArn: queueArn('settings'),
    ApproximateNumberOfMessages: '0',
    ApproximateNumberOfMessagesNotVisible: '0',
    ApproximateNumberOfMessagesDelayed: '0',
    CreatedTimestamp: expect.stringMatching(/^\d{10}$/),
    LastModifiedTimestamp: expect.stringMatching(/^\d{10}$/),
    VisibilityTimeout: '45',
    MessageRetentionPeriod: '120',
    DelaySeconds: '0',
    ReceiveMessageWaitTimeSeconds: '0',
    MaximumMessageSize: '1048576',
    RedrivePolicy,
  })
  const sources = await client.send(
    new sqs.ListDeadLetterSourceQueuesCommand({ QueueUrl: `${served.origin}/000000000000/dead` }),
  )
  expect(sources.queueUrls).toEqual([QueueUrl])
  await set({ RedrivePolicy: '' })
  expect(await attributesOf(QueueUrl, 'RedrivePolicy')).toEqual({})
})

test('queues are listed by name, page by page', async () => {
  for (const name of ['listed-c', 'listed-a', 'listed-b']) await made(name)
  const pages: string[][] = []
  let NextToken: string | undefined
  do {
    const page: sqs.ListQueuesCommandOutput = await client.send(
      new sqs.ListQueuesCommand({ QueueNamePrefix: 'listed-', MaxResults: 2, ...(NextToken && { NextToken }) }),
    )
    pages.push((page.QueueUrls ?? []).map((url) => url.slice(url.lastIndexOf('/') + 1)))
    NextToken = page.NextToken
  } while (NextToken !== undefined)
  expect(pages).toEqual([['listed-a', 'listed-b'], ['listed-c']])
  await client.send(new sqs.DeleteQueueCommand({ QueueUrl: `${served.origin}/000000000000/listed-a` }))
  expect((await client.send(new sqs.ListQueuesCommand({ QueueNamePrefix: 'listed-a' }))).QueueUrls).toBeUndefined()
})

test('who waits for messages gets the first one, and nobody who has gone takes it away', async () => {
  const QueueUrl = await made('waited-for')
  const gone = new AbortController()
  const lost = client.send(new sqs.ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 20 }), {
    abortSignal: gone.signal,
  })
  const aborted = expect(lost).rejects.toMatchObject({ name: 'AbortError' })
  await setTimeout(100)
  gone.abort()
  await aborted
  await setTimeout(50)
  const waiting = receive(QueueUrl, { WaitTimeSeconds: 20 })
  await setTimeout(50)
  await send(QueueUrl, 'at last')
  expect((await waiting).map(({ Body }) => Body)).toEqual(['at last'])
})

test('visibility of a held message can be changed, and a purge leaves nothing', async () => {
  const QueueUrl = await made('held')
  await send(QueueUrl, 'a')
  const [message] = await receive(QueueUrl)
  const change = (VisibilityTimeout: number) =>
    client.send(
      new sqs.ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle: message?.ReceiptHandle, VisibilityTimeout }),
    )
  await change(0)
  await expect(change(10)).rejects.toMatchObject({ name: 'MessageNotInflight' })
  await client.send(new sqs.PurgeQueueCommand({ QueueUrl }))
  expect(await receive(QueueUrl)).toEqual([])
})

test('dead letters move back to where they came from, and a task can be ended', async () => {
  const dead = await made('moved-dead')
  const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: queueArn('moved-dead'), maxReceiveCount: 1 })
  const source = await made('moved', { RedrivePolicy, VisibilityTimeout: '0' })
  for (const body of ['a', 'b', 'c']) await send(source, body)
  expect(await receive(source)).toHaveLength(3)
  await setTimeout(100)
  expect(await receive(source)).toEqual([])
  const [letter] = await receive(dead, {
    VisibilityTimeout: 0,
    MessageSystemAttributeNames: ['All'],
    MaxNumberOfMessages: 1,
  })
  expect(letter?.Attributes).toMatchObject({
    DeadLetterQueueSourceArn: queueArn('moved'),
    ApproximateReceiveCount: '2',
  })

  const SourceArn = queueArn('moved-dead')
  const list = async () =>
    (await client.send(new sqs.ListMessageMoveTasksCommand({ SourceArn, MaxResults: 10 }))).Results ?? []
  const slow = await client.send(new sqs.StartMessageMoveTaskCommand({ SourceArn, MaxNumberOfMessagesPerSecond: 1 }))
  await expect(client.send(new sqs.StartMessageMoveTaskCommand({ SourceArn }))).rejects.toMatchObject({
    name: 'UnsupportedOperation',
  })
  await client.send(new sqs.CancelMessageMoveTaskCommand({ TaskHandle: slow.TaskHandle }))
  const isOver = async () => (await list()).every(({ Status }) => Status !== 'RUNNING' && Status !== 'CANCELLING')
  while (!(await isOver())) await setTimeout(20)
  await client.send(new sqs.StartMessageMoveTaskCommand({ SourceArn }))
  while (!(await isOver())) await setTimeout(20)
  expect((await list()).map(({ Status }) => Status)).toEqual(['COMPLETED', 'CANCELLED'])
  expect((await receive(source)).map(({ Body }) => Body).sort()).toEqual(['a', 'b', 'c'])
})

test('a role does what its policies allow, and an unsigned request nothing', async () => {
  const QueueUrl = await made('guarded')
  const role = 'arn:aws:iam::000000000000:role/sender'
  const key = await served.access.putRole(role, [
    { Statement: { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: queueArn('guarded') } },
  ])
  const sender = served.client(key)
  await sender.send(new sqs.SendMessageBatchCommand({ QueueUrl, Entries: [{ Id: 'a', MessageBody: 'x' }] }))
  await expect(sender.send(new sqs.ReceiveMessageCommand({ QueueUrl }))).rejects.toMatchObject({
    name: expect.stringMatching(/^AccessDenied/),
    message: expect.stringMatching(/sender is not authorized to perform: sqs:ReceiveMessage on resource: .*guarded/),
  })
  const secret = `${QueueUrl}-that-is-not-there`
  await expect(sender.send(new sqs.SendMessageCommand({ QueueUrl: secret, MessageBody: 'x' }))).rejects.toMatchObject({
    name: expect.stringMatching(/^AccessDenied/),
  })
  const unsigned = await fetch(served.origin, {
    method: 'POST',
    headers: { 'x-amz-target': 'AmazonSQS.ListQueues' },
    body: '{}',
  })
  expect([unsigned.status, unsigned.headers.get('x-amzn-query-error')]).toEqual([
    403,
    'MissingAuthenticationToken;Sender',
  ])
})

test('a signature for another service is none for SQS', async () => {
  const aws = new AwsClient({ ...served.access.ownerKey, region: 'us-east-1', service: 's3', retries: 0 })
  const headers = { 'x-amz-target': 'AmazonSQS.ListQueues', 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' }
  const response = await aws.fetch(served.origin, { method: 'POST', headers, body: '{}' })
  expect([response.status, await response.text()]).toEqual([403, expect.stringContaining('InvalidSignatureException')])
})

test.each([
  ['AmazonSQS.Nothing', '{}', 'com.amazon.coral.service#UnknownOperationException'],
  ['AmazonSQS.constructor', '{}', 'com.amazon.coral.service#UnknownOperationException'],
  ['AmazonSQS.ListQueues', '[]', 'com.amazon.coral.service#SerializationException'],
  ['AmazonSQS.ListQueues', '{"QueueNamePrefix": 5}', 'com.amazon.coral.service#SerializationException'],
])('%s with %s is refused', async (target, body, type) => {
  const aws = new AwsClient({ ...served.access.ownerKey, region: 'us-east-1', service: 'sqs', retries: 0 })
  const response = await aws.fetch(served.origin, { method: 'POST', headers: { 'x-amz-target': target }, body })
  expect([response.status, JSON.parse(await response.text()).__type]).toEqual([400, type])
})

const ifAwsCli = skipsAwsCli ? test.skip : test

ifAwsCli('the aws command sends, receives and deletes', async () => {
  const aws = async (...args: string[]) => {
    const printed = await awsCli({ endpoint: served.origin, key: served.access.ownerKey }, 'sqs', ...args)
    return printed === '' ? {} : JSON.parse(printed)
  }
  const { QueueUrl } = await aws('create-queue', '--queue-name', 'by-command')
  const { MessageId } = await aws('send-message', '--queue-url', QueueUrl, '--message-body', 'hello')
  const { Messages } = await aws('receive-message', '--queue-url', QueueUrl, '--attribute-names', 'All')
  expect(Messages).toMatchObject([{ MessageId, Body: 'hello' }])
  await aws('delete-message', '--queue-url', QueueUrl, '--receipt-handle', Messages[0].ReceiptHandle)
  expect(served.queues.depth('by-command')).toEqual({ visible: 0, inFlight: 0, delayed: 0 })
})

test('the operations in the documentation are those that are there, and each was executed above', () => {
  const names = Object.keys(actions).sort()
  expect(documentedOperations('SQS').toSorted()).toEqual(names)
  expect([...executed].filter((name) => name in actions).sort()).toEqual(names)
})
