import { afterEach, beforeEach, expect, test } from '@jest/globals'
import type { Context } from '../../../runtime/index.ts'
import { route } from '../../../runtime/index.ts'
import { contextOf, sqsEvent, sqsRecord, startExecutor } from '../../testkit/executor.ts'
import { type FakeAws, startFakeAws } from '../../testkit/fake-aws.ts'
import notification from '../fixtures/s3-notification.json' with { type: 'json' }
import testEvent from '../fixtures/s3-test-event.json' with { type: 'json' }
import schedule from '../fixtures/schedule.json' with { type: 'json' }

let aws: FakeAws
beforeEach(async () => {
  aws = await startFakeAws()
})
afterEach(async () => {
  await aws[Symbol.asyncDispose]()
})

const KEY = 'in/orders of Müller +1(1).csv'
const ENVELOPE = { id: 'f1', cid: 'f1', hops: 0, tp: '', hist: [] }
const notify = (change: object = {}) => {
  const [event] = notification.Records
  return JSON.stringify({ Records: [{ ...event, ...change }] })
}
const importer = () => route('Import').from('file:Files')
const same = (body: string): string => body

test('a created file is read by its decoded key and version, and its headers say where it is from', async () => {
  aws.objects.set(`shop-files/${KEY}`, '\uFEFFid;größe\n1')
  const seen: unknown[] = []
  const look = (body: string, ctx: Context) => {
    seen.push(body, ctx.headers)
    return body
  }
  const executor = await startExecutor(aws, importer().process(look).to('queue:Out'))
  await executor.handle(sqsEvent(sqsRecord(JSON.stringify(notification))), contextOf())
  expect(seen).toEqual([
    'id;größe\n1',
    {
      'file-bucket': 'shop-files',
      'file-key': KEY,
      'file-size': '11',
      'file-etag': 'b21b84d653bb07b05b1e6b33684dc11b',
      'file-version-id': '096fKKXTRTtl3on89fVO.nfljtsv6qko',
      'file-content-type': 'application/octet-stream',
    },
  ])
  expect(aws.calls[0]?.path).toBe(`/shop-files/${KEY}?versionId=096fKKXTRTtl3on89fVO.nfljtsv6qko`)
  expect(aws.sent('Out')).toMatchObject([{ body: 'id;größe\n1' }])
  expect(executor.executions()).toMatchObject([{ objectKey: KEY }])
})

test.each([
  ['the notification that S3 sends to try a queue out', JSON.stringify(testEvent), 's3-test-event'],
  ['a removed file', notify({ eventName: 'ObjectRemoved:Delete' }), 'not-object-created'],
  ['a notification of nothing', '{"Records":[]}', 'not-object-created'],
  ['a file that is gone', notify(), 'object-missing'],
])('%s is dropped, counted with its reason', async (_name, body, dropReason) => {
  const executor = await startExecutor(aws, importer().process(same))
  expect(await executor.handle(sqsEvent(sqsRecord(body)), contextOf())).toEqual({ batchItemFailures: [] })
  expect(executor.executions()).toMatchObject([{ outcome: 'dropped', dropReason }])
  expect(executor.lines[0]).toMatchObject({ received: 1, dropped: 1 })
})

test('a file that may not be read comes again, and the record says which permission lacks', async () => {
  aws.script = () => ({ status: 403, body: '<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>' })
  const executor = await startExecutor(aws, importer().process(same))
  const result = await executor.handle(sqsEvent(sqsRecord(notify(), { id: 'm1' })), contextOf())
  expect(result).toEqual({ batchItemFailures: [{ itemIdentifier: 'm1' }] })
  expect(executor.executions()).toMatchObject([
    {
      outcome: 'retrying',
      objectKey: KEY,
      error: {
        code: 'AccessDenied',
        message: `s3:GetObject on shop-files.s3.eu-central-1.amazonaws.com/${KEY} was refused: AccessDenied: Access Denied; allow s3:GetObject on it in the executor's role`,
      },
    },
  ])
})

test('bytes that are no text come as base64 and a header that says so', async () => {
  aws.objects.set(`shop-files/${KEY}`, Buffer.from([0xff, 0xfe, 0x00]))
  const look = (body: string, ctx: Context) => `${ctx.headers['routo-body-encoding']}:${body}`
  const executor = await startExecutor(aws, importer().process(look).to('queue:Out'))
  await executor.handle(sqsEvent(sqsRecord(notify())), contextOf())
  expect(aws.sent('Out')).toMatchObject([{ body: 'base64://4A' }])
})

test('a file larger than the executor can hold is refused before it is read', async () => {
  const [event] = notification.Records
  const large = notify({ s3: { ...event?.s3, object: { key: 'large.csv', size: 40_000_000 } } })
  const executor = await startExecutor(aws, importer().process(same))
  await executor.handle(sqsEvent(sqsRecord(large)), contextOf())
  expect(aws.sent('DLQ')).toMatchObject([{ body: large, attributes: { 'routo-error-code': 'FILE_TOO_LARGE' } }])
  expect(executor.executions()).toMatchObject([{ objectKey: 'large.csv' }])
})

async function* countChunks(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let text = ''
  for await (const chunk of chunks) text += chunk
  for (const line of text.split('\n')) yield line
}

test('a streamed split reads the file in chunks, whole characters only', async () => {
  const lines = Array.from({ length: 20_000 }, (_, n) => `${n};größe €`)
  aws.objects.set(`shop-files/${KEY}`, lines.join('\n'))
  const executor = await startExecutor(aws, importer().split(countChunks, { stream: true }).to('queue:Out'))
  const [event] = notification.Records
  const large = notify({ s3: { ...event?.s3, object: { key: event?.s3.object.key, size: 40_000_000 } } })
  await executor.handle(sqsEvent(sqsRecord(large)), contextOf())
  // Requests overlap, so they may arrive in another order.
  expect(new Set(aws.sent('Out').map(({ body }) => body))).toEqual(new Set(lines))
})

test('a streamed file that is no text fails for good', async () => {
  aws.objects.set(`shop-files/${KEY}`, Buffer.from([0x61, 0xff]))
  const executor = await startExecutor(aws, importer().split(countChunks, { stream: true }).to('queue:Out'))
  await executor.handle(sqsEvent(sqsRecord(notify())), contextOf())
  expect(aws.sent('DLQ')).toMatchObject([{ attributes: { 'routo-error-code': 'NOT_UTF8' } }])
})

test('several files in one notification become several messages, each received on its own', async () => {
  const [event] = notification.Records
  const executor = await startExecutor(aws, importer().process(same))
  const record = sqsRecord(JSON.stringify({ Records: [event, event] }), { id: 'm1' })
  expect(await executor.handle(sqsEvent(record), contextOf())).toEqual({ batchItemFailures: [] })
  expect(
    aws
      .sent('In')
      .map(({ body, attributes }) => [JSON.parse(body).Records.length, JSON.parse(attributes.routo ?? '').id]),
  ).toEqual([
    [1, 'm1.1'],
    [1, 'm1.2'],
  ])
  expect(executor.executions()).toMatchObject([{ outcome: 'dropped', dropReason: 'several-files' }])
})

test('several files that cannot be parted come again', async () => {
  aws.script = ({ operation }) =>
    operation === 'SendMessageBatch' ? { status: 400, body: '{"__type":"QueueDoesNotExist"}' } : undefined
  const [event] = notification.Records
  const executor = await startExecutor(aws, importer().process(same))
  const record = sqsRecord(JSON.stringify({ Records: [event, event] }), { id: 'm1' })
  expect(await executor.handle(sqsEvent(record), contextOf())).toEqual({
    batchItemFailures: [{ itemIdentifier: 'm1' }],
  })
})

test('a body that is no notification is dead-lettered with the way to do it right', async () => {
  const executor = await startExecutor(aws, importer().process(same))
  await executor.handle(sqsEvent(sqsRecord('id;name')), contextOf())
  expect(aws.sent('DLQ')).toMatchObject([
    {
      attributes: {
        'routo-error-message':
          'the inbox of file:Files takes S3 notifications only: to send a file, put it into the bucket',
      },
    },
  ])
})

test('a part or a repaired body sent again is taken as it is', async () => {
  const executor = await startExecutor(
    aws,
    importer()
      .split((body: string) => body.split(','))
      .process((part: string) => `${part}!`)
      .to('queue:Out'),
  )
  const part = sqsRecord(notify(), { envelope: { ...ENVELOPE, at: 1 } })
  const repaired = sqsRecord('a,b', { envelope: { ...ENVELOPE, replay: true } })
  await executor.handle(sqsEvent(part, repaired), contextOf())
  expect(aws.sent('Out').map(({ body }) => body)).toEqual([`${notify()}!`, 'a!', 'b!'])
  expect(executor.executions().map(({ isReplay }) => isReplay)).toEqual([false, true])
})

test('a scheduled message is named by its execution, however often the scheduler sends it', async () => {
  const executor = await startExecutor(
    aws,
    route('Nightly').from('trigger:rate(5 minutes)').process(same).to('queue:Out'),
  )
  await executor.handle(sqsEvent(sqsRecord(JSON.stringify(schedule)), sqsRecord('by hand', { id: 'm2' })), contextOf())
  expect(executor.executions().map(({ messageId }) => messageId)).toEqual(['d32c5kddcf5bb8c3', 'm2'])
  expect(aws.sent('Out').map(({ body }) => body)).toEqual([JSON.stringify(schedule), 'by hand'])
})

test('a request that API gateway put into the inbox is a message like any other', async () => {
  const executor = await startExecutor(aws, route('Intake').from('http:/orders').process(same).to('queue:Out'))
  await executor.handle(sqsEvent(sqsRecord('{"quantity":2}')), contextOf())
  expect(aws.sent('Out').map(({ body }) => body)).toEqual(['{"quantity":2}'])
})
