import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { type Context, PermanentError, RetryableError, route } from '../../../runtime/index.ts'
import { contextOf, sqsEvent, sqsRecord, startExecutor } from '../../testkit/executor.ts'
import { type FakeAws, startFakeAws } from '../../testkit/fake-aws.ts'
import sqs from '../fixtures/sqs-event.json' with { type: 'json' }

let aws: FakeAws
beforeEach(async () => {
  aws = await startFakeAws()
})
afterEach(async () => {
  await aws[Symbol.asyncDispose]()
})

const TRACE = '00-059f36b487a344ab83d2661975830a7d-83d2661975830a7d-01'
const shout = (body: string): string => body.toUpperCase()
const envelopeOf = (attributes: Readonly<Record<string, string>> | undefined) => JSON.parse(attributes?.routo ?? '{}')
const visibilityOf = () =>
  aws.calls
    .filter(({ operation }) => operation === 'ChangeMessageVisibilityBatch')
    .flatMap(({ body }) => JSON.parse(body).Entries as { ReceiptHandle: string; VisibilityTimeout: number }[])
const throwing = (error: unknown) => () => {
  throw error
}

test('messages of a foreign producer are wrapped, processed and sent on', async () => {
  const executor = await startExecutor(aws, route('Shout').from('queue:In').process(shout).to('queue:Out'))
  expect(await executor.handle(sqs, contextOf())).toEqual({ batchItemFailures: [] })
  const [first, second] = aws.sent('Out')
  expect([first?.body, second?.body]).toEqual(['TEST MESSAGE.', 'TEST MESSAGE 2.'])
  expect(envelopeOf(first?.attributes)).toEqual({
    id: '059f36b4-87a3-44ab-83d2-661975830a7d',
    cid: '059f36b4-87a3-44ab-83d2-661975830a7d',
    hops: 1,
    tp: expect.stringMatching(/^00-059f36b487a344ab83d2661975830a7d-[0-9a-f]{16}-01$/),
    hist: ['Shout'],
  })
  expect(executor.lines).toHaveLength(1)
  expect(executor.lines[0]).toMatchObject({ received: 2, succeeded: 2, failed: 0, dropped: 0, retrying: 0 })
})

test('the record says when a message was sent, and the first line of a process that it is the first', async () => {
  const executor = await startExecutor(aws, route('Shout').from('queue:In').process(shout))
  for (let n = 0; n < 2; n += 1) await executor.handle(sqs, contextOf())
  expect(executor.lines.map(({ coldStart }) => coldStart)).toEqual([true, undefined])
  const sent = sqs.Records.map(({ attributes }) => Number(attributes.SentTimestamp))
  expect(executor.executions().map(({ sentAt }) => sentAt)).toEqual([...sent, ...sent])
})

test.each([
  [{}, '1', { body: 'x' }],
  [{ capturePayloads: false }, '1', undefined],
  [{}, undefined, undefined],
  [{ capturePayloads: true }, undefined, { body: 'x' }],
])('a route with the options %j, where ROUTO_CAPTURE is %s, captures %j', async (options, ROUTO_CAPTURE, capture) => {
  const env = { ROUTO_CAPTURE }
  const executor = await startExecutor(aws, route('Look', options).from('queue:In').process(shout), { env })
  await executor.handle(sqsEvent(sqsRecord('x')), contextOf())
  expect(executor.executions().map((execution) => execution.capture)).toEqual([capture])
})

test('a message of another route keeps its id and carries its history on', async () => {
  const executor = await startExecutor(aws, route('Next').from('queue:In').process(shout).to('queue:Out'))
  const envelope = {
    id: 'first#1',
    cid: 'first',
    pid: 'first',
    hops: 1,
    tp: TRACE,
    hist: ['Split'],
    h: { colour: 'red' },
  }
  await executor.handle(sqsEvent(sqsRecord('x', { envelope })), contextOf())
  expect(envelopeOf(aws.sent('Out')[0]?.attributes)).toMatchObject({
    id: 'first#1',
    cid: 'first',
    pid: 'first',
    hops: 2,
    hist: ['Split', 'Next'],
    h: { colour: 'red' },
  })
})

test('an attribute of our name that is no envelope makes a foreign message, and one line in the log', async () => {
  const executor = await startExecutor(aws, route('Any').from('queue:In').process(shout))
  const result = await executor.handle(sqsEvent(sqsRecord('x', { envelope: '{"id":7}' })), contextOf())
  expect(result).toEqual({ batchItemFailures: [] })
  expect(executor.lines.map(({ level }) => level)).toEqual(['warn', undefined])
  expect(executor.executions()).toMatchObject([{ outcome: 'succeeded', hops: 0 }])
})

test('only what failed comes again, after the backoff of its attempt', async () => {
  const work = (body: string) => (body === 'bad' ? throwing(new Error('closed'))() : body)
  const executor = await startExecutor(aws, route('Work').from('queue:In').process(work).to('queue:Out'))
  const result = await executor.handle(
    sqsEvent(sqsRecord('good'), sqsRecord('bad', { id: 'b1' }), sqsRecord('bad', { id: 'b4', attempt: 4 })),
    contextOf(),
  )
  expect(result).toEqual({ batchItemFailures: [{ itemIdentifier: 'b1' }, { itemIdentifier: 'b4' }] })
  expect(visibilityOf()).toEqual([
    { Id: '0', ReceiptHandle: 'receipt of b1', VisibilityTimeout: 1 },
    { Id: '1', ReceiptHandle: 'receipt of b4', VisibilityTimeout: 8 },
  ])
  expect(aws.sent('Out').map(({ body }) => body)).toEqual(['good'])
  expect(executor.lines[0]).toMatchObject({ received: 2, succeeded: 1, failed: 0, retrying: 2 })
})

test('a wait that the error asks for wins over the backoff, within what SQS takes', async () => {
  const busy = throwing(new RetryableError('busy', { retryAfterMs: 100 * 3_600_000 }))
  const executor = await startExecutor(aws, route('Busy').from('queue:In').process(busy))
  await executor.handle(sqsEvent(sqsRecord('x')), contextOf())
  expect(visibilityOf()).toMatchObject([{ VisibilityTimeout: 43_200 }])
})

test('a permanent error is dead-lettered at once, as it came, with the reason', async () => {
  const refuse = throwing(new PermanentError('no order id\u0000', { code: 'NO_ID' }))
  const executor = await startExecutor(aws, route('Store').from('queue:In').process(shout).process(refuse))
  expect(await executor.handle(sqsEvent(sqsRecord('{"a":1}', { id: 'm1' })), contextOf())).toEqual({
    batchItemFailures: [],
  })
  expect(aws.sent('DLQ')).toEqual([
    {
      body: '{"a":1}',
      delaySeconds: undefined,
      attributes: {
        routo: expect.stringContaining('"id":"m1"'),
        'routo-error-code': 'NO_ID',
        'routo-error-message': 'no order id\uFFFD',
        'routo-stack': expect.stringMatching(/^ +at .*batch\.test\.ts:\d+:\d+/),
        'routo-attempts': '1',
      },
    },
  ])
  expect(executor.lines[0]).toMatchObject({ received: 1, failed: 1, retrying: 0 })
})

test('the last attempt that the route allows ends in the dead letters', async () => {
  const start = route('Once', { retry: { attempts: 2 } }).from('queue:In')
  const executor = await startExecutor(aws, start.process(throwing(new Error('down'))))
  expect(await executor.handle(sqsEvent(sqsRecord('x', { attempt: 2 })), contextOf())).toEqual({
    batchItemFailures: [],
  })
  expect(aws.sent('DLQ')).toMatchObject([
    { attributes: { 'routo-error-code': 'Error', 'routo-error-message': 'down' } },
  ])
  expect(executor.lines[0]).toMatchObject({ received: 0, failed: 1 })
})

test('what cannot be dead-lettered comes again', async () => {
  aws.script = ({ body }) =>
    body.includes('/DLQ')
      ? { status: 403, body: '{"__type":"com.amazonaws.sqs#AccessDeniedException","message":"no"}' }
      : undefined
  const executor = await startExecutor(
    aws,
    route('Lost')
      .from('queue:In')
      .process(throwing(new PermanentError('bad'))),
  )
  const result = await executor.handle(sqsEvent(sqsRecord('x', { id: 'm1' })), contextOf())
  expect(result).toEqual({ batchItemFailures: [{ itemIdentifier: 'm1' }] })
  expect(executor.lines.find(({ level }) => level === 'error')?.data).toMatchObject({
    error: expect.stringContaining("allow sqs:SendMessage on it in the executor's role"),
  })
  expect(executor.executions()).toMatchObject([{ outcome: 'retrying' }])
})

test('a failed part goes back alone, to where it was', async () => {
  const parts = (body: string) => body.split(',')
  const work = (part: string) => (part === 'b' ? throwing(new Error('down'))() : shout(part))
  const executor = await startExecutor(aws, route('Split').from('queue:In').split(parts).process(work).to('queue:Out'))
  expect(await executor.handle(sqsEvent(sqsRecord('a,b,c', { id: 'm1' })), contextOf())).toEqual({
    batchItemFailures: [],
  })
  expect(aws.sent('Out').map(({ body }) => body)).toEqual(['A', 'C'])
  const [part] = aws.sent('In')
  expect(part).toMatchObject({ body: 'b', delaySeconds: 1 })
  expect(envelopeOf(part?.attributes)).toMatchObject({ id: 'm1#2', pid: 'm1', cid: 'm1', hops: 0, at: 1 })
  expect(executor.executions()).toMatchObject([
    { outcome: 'succeeded', parts: { made: 3, succeeded: 2, failed: 0, dropped: 0, retrying: 1 } },
  ])
})

test('a part that comes again goes on behind the split', async () => {
  const executor = await startExecutor(
    aws,
    route('Split')
      .from('queue:In')
      .split(throwing(new Error('not again')))
      .process(shout)
      .to('queue:Out'),
  )
  const envelope = { id: 'm1#2', cid: 'm1', pid: 'm1', hops: 0, tp: TRACE, hist: [], at: 1 }
  await executor.handle(sqsEvent(sqsRecord('b', { envelope })), contextOf())
  expect(aws.sent('Out').map(({ body }) => body)).toEqual(['B'])
})

test('a part that is bad for good is dead-lettered alone and can be sent again as it is', async () => {
  const work = (part: string) => (part === 'b' ? throwing(new PermanentError('bad row'))() : part)
  const executor = await startExecutor(
    aws,
    route('Split')
      .from('queue:In')
      .split((body: string) => body.split(','))
      .process(work)
      .to('queue:Out'),
  )
  await executor.handle(sqsEvent(sqsRecord('a,b', { id: 'm1' })), contextOf())
  const [letter] = aws.sent('DLQ')
  expect(letter).toMatchObject({ body: 'b', attributes: { 'routo-error-message': 'bad row' } })
  expect(envelopeOf(letter?.attributes)).toMatchObject({ id: 'm1#2', at: 1 })
})

test('a part that no queue takes is dead-lettered alone, cut or made legible, and the others pass', async () => {
  const parts = (body: string) => body.split(',').map((part) => (part === 'huge' ? 'h'.repeat(1_200_000) : part))
  const executor = await startExecutor(aws, route('Split').from('queue:In').split(parts).to('queue:Out'))
  const result = await executor.handle(sqsEvent(sqsRecord('a,huge,b\0,c')), contextOf())
  expect(result).toEqual({ batchItemFailures: [] })
  expect(aws.sent('Out').map(({ body }) => body)).toEqual(['a', 'c'])
  expect(aws.sent('DLQ')).toMatchObject([
    { body: 'h'.repeat(250_000), attributes: { 'routo-error-code': 'MESSAGE_TOO_LARGE' } },
    { body: 'b\uFFFD', attributes: { 'routo-error-code': 'MESSAGE_INVALID' } },
  ])
  expect(executor.executions()).toMatchObject([{ outcome: 'succeeded', parts: { made: 4, succeeded: 2, failed: 2 } }])
})

test('a part too large to wait in a queue is dead-lettered instead of tried again, and counted so', async () => {
  const work = throwing(new RetryableError('down'))
  const parts = () => ['h'.repeat(1_200_000)]
  const executor = await startExecutor(aws, route('Split').from('queue:In').split(parts).process(work))
  await executor.handle(sqsEvent(sqsRecord('x')), contextOf())
  expect(aws.sent('In')).toEqual([])
  expect(aws.sent('DLQ')).toHaveLength(1)
  expect(executor.executions()).toMatchObject([{ parts: { made: 1, failed: 1, retrying: 0 } }])
})

test('a dead letter put back into the queue is a replay', async () => {
  const seen: boolean[] = []
  const work = (_body: string, { isReplay }: Context) => void seen.push(isReplay)
  const executor = await startExecutor(aws, route('Work').from('queue:In').process(work))
  const letter = sqsRecord('x', { envelope: { id: 'm', cid: 'm', hops: 0, tp: TRACE, hist: [] } })
  const reason = { 'routo-error-code': { stringValue: 'HTTP_500', dataType: 'String' } }
  await executor.handle(
    sqsEvent(letter, { ...letter, messageAttributes: { ...letter.messageAttributes, ...reason } }),
    contextOf(),
  )
  expect(seen).toEqual([false, true])
})

test('an empty part is dead-lettered alone too, and comes back empty', async () => {
  const work = (part: string) => (part === '' ? throwing(new PermanentError('an empty row'))() : part)
  const start = route('Split')
    .from('queue:In')
    .split((body: string) => body.split(','))
  const executor = await startExecutor(aws, start.process(work).to('queue:Out'))
  await executor.handle(sqsEvent(sqsRecord('a,,c')), contextOf())
  expect(aws.sent('Out').map(({ body }) => body)).toEqual(['a', 'c'])
  const [letter] = aws.sent('DLQ')
  await executor.handle(
    sqsEvent(sqsRecord(letter?.body ?? '', { envelope: letter?.attributes.routo ?? '' })),
    contextOf(),
  )
  expect(executor.executions().at(-1)).toMatchObject({ bytesIn: 0, error: { message: 'an empty row' } })
})

test('a wait that cannot be set is a line in the log, nothing more', async () => {
  aws.script = ({ operation }) => (operation.startsWith('Change') ? { status: 400, body: 'nonsense' } : undefined)
  const executor = await startExecutor(
    aws,
    route('Work')
      .from('queue:In')
      .process(throwing(new Error('down'))),
  )
  const result = await executor.handle(sqsEvent(sqsRecord('x', { id: 'm1' })), contextOf())
  expect(result).toEqual({ batchItemFailures: [{ itemIdentifier: 'm1' }] })
  expect(executor.lines.map(({ level }) => level)).toEqual([undefined, 'warn'])
})

test('a file and a request leave before the queues hear of anything', async () => {
  const posts: string[] = []
  const target = 'https://api.example.com/orders'
  const start = route('Fan').from('queue:In').process(shout)
  const executor = await startExecutor(
    aws,
    start.to('queue:Out').to('file:Files', { key: '{route}/{date}/{time}/{id}.txt' }).to(target),
    {
      fetch: async (url, init) => {
        if (String(url) !== target) return fetch(url, init)
        posts.push(String(init?.body))
        return new Response(null, { status: posts.length === 1 ? 503 : 204, headers: { 'retry-after': '7' } })
      },
    },
  )
  const record = sqsRecord('hi', { id: 'm1' })
  expect(await executor.handle(sqsEvent(record), contextOf())).toEqual({
    batchItemFailures: [{ itemIdentifier: 'm1' }],
  })
  expect(aws.sent('Out')).toEqual([])
  expect(visibilityOf()).toMatchObject([{ VisibilityTimeout: 7 }])
  expect(await executor.handle(sqsEvent(record), contextOf())).toEqual({ batchItemFailures: [] })
  expect(aws.sent('Out').map(({ body }) => body)).toEqual(['HI'])
  expect([...aws.objects]).toEqual([['shop-files/Fan/2026-11-21/08-02-22/m1.txt', 'HI']])
})

test('user code has its variables, its log and nothing of the host', async () => {
  const look = (body: string, ctx: import('../../../runtime/index.ts').Context) => {
    ctx.log.info('looked', { env: ctx.env })
    return body
  }
  const executor = await startExecutor(aws, route('Look').from('queue:In').process(look), {
    env: { ROUTO_VARIABLES: 'API_URL', API_URL: 'https://api.example.com' },
  })
  await executor.handle(sqsEvent(sqsRecord('x', { id: 'm1' })), contextOf())
  expect(executor.lines[0]).toMatchObject({
    level: 'info',
    message: 'looked',
    route: 'Look',
    messageId: 'm1',
    correlationId: 'm1',
    data: { env: { API_URL: 'https://api.example.com' } },
  })
})
