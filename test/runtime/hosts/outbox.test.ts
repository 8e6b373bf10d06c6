import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { route } from '../../../runtime/index.ts'
import { contextOf, sqsEvent, sqsRecord, startExecutor } from '../../testkit/executor.ts'
import { type AwsCallSeen, type FakeAws, startFakeAws } from '../../testkit/fake-aws.ts'

let aws: FakeAws
beforeEach(async () => {
  aws = await startFakeAws()
})
afterEach(async () => {
  await aws[Symbol.asyncDispose]()
})

const lines = (body: string): string[] => body.split('\n')
const copy = () => route('Copy').from('queue:In').split(lines, { onPartFailure: 'message' }).to('queue:Out')
const batchesTo = (queue: string): { readonly body: string; readonly entries: readonly { MessageBody: string }[] }[] =>
  aws.calls
    .filter(({ operation, path }) => operation === 'SendMessageBatch' && path.endsWith(`/${queue}`))
    .map(({ body }) => ({ body, entries: JSON.parse(body).Entries }))
const sendsTo = (queue: string) => (call: AwsCallSeen) =>
  call.operation === 'SendMessageBatch' && call.path.endsWith(`/${queue}`)

test('sends leave ten at a time, whichever messages they are of', async () => {
  const executor = await startExecutor(aws, copy())
  await executor.handle(sqsEvent(sqsRecord('1\n2\n3\n4\n5\n6\n7'), sqsRecord('8\n9\n10\n11\n12')), contextOf())
  expect(batchesTo('Out').map(({ entries }) => entries.map(({ MessageBody }) => MessageBody).join())).toEqual([
    '1,2,3,4,5,6,7,8,9,10',
    '11,12',
  ])
})

test('no request is larger than SQS takes, counted in bytes', async () => {
  const executor = await startExecutor(aws, copy())
  const part = '€'.repeat(100_000)
  const result = await executor.handle(sqsEvent(sqsRecord(`${part}\n${part}\n${part}\n${part}`)), contextOf())
  expect(result).toEqual({ batchItemFailures: [] })
  const sizes = batchesTo('Out').map(({ entries }) => entries.length)
  expect(sizes.toSorted()).toEqual([1, 3])
})

test.each([
  ['too large for a queue', (body: string) => body.repeat(1_048_577), 'MESSAGE_TOO_LARGE'],
  ['empty', () => '', 'MESSAGE_EMPTY'],
])('a message that is %s fails for good, the others leave', async (_name, work, code) => {
  const grow = (body: string) => (body === 'x' ? work(body) : body)
  const executor = await startExecutor(aws, route('Grow').from('queue:In').process(grow).to('queue:Out'))
  expect(await executor.handle(sqsEvent(sqsRecord('x'), sqsRecord('y')), contextOf())).toEqual({
    batchItemFailures: [],
  })
  expect(aws.sent('Out').map(({ body }) => body)).toEqual(['y'])
  expect(aws.sent('DLQ')).toMatchObject([{ body: 'x', attributes: { 'routo-error-code': code } }])
})

const refusing = (bodies: readonly string[], senderFault: boolean) => (call: AwsCallSeen) => {
  if (!sendsTo('Out')(call)) return undefined
  const entries: { Id: string; MessageBody: string }[] = JSON.parse(call.body).Entries
  const refused = entries.filter(({ MessageBody }) => bodies.includes(MessageBody))
  const Failed = refused.map(({ Id }) => ({ Id, Code: 'InternalError', Message: 'sorry', SenderFault: senderFault }))
  return refused.length === 0 ? undefined : { status: 200, body: JSON.stringify({ Successful: [], Failed }) }
}

test('an entry that SQS refuses is sent again, alone', async () => {
  const refuse = refusing(['2'], false)
  let refusals = 0
  aws.script = (call) => {
    if (!sendsTo('Out')(call)) return undefined
    refusals += 1
    return refusals <= 2 ? refuse(call) : undefined
  }
  const executor = await startExecutor(aws, copy())
  expect(await executor.handle(sqsEvent(sqsRecord('1\n2\n3')), contextOf())).toEqual({ batchItemFailures: [] })
  expect(batchesTo('Out').map(({ entries }) => entries.map(({ MessageBody }) => MessageBody).join())).toEqual([
    '1,2,3',
    '2',
    '2',
  ])
})

test('an entry that SQS goes on refusing fails the message it is of, and no other', async () => {
  aws.script = refusing(['2'], false)
  const executor = await startExecutor(aws, copy())
  const result = await executor.handle(
    sqsEvent(sqsRecord('1', { id: 'm1' }), sqsRecord('2', { id: 'm2' })),
    contextOf(),
  )
  expect(result).toEqual({ batchItemFailures: [{ itemIdentifier: 'm2' }] })
  expect(executor.executions()).toMatchObject([
    { messageId: 'm1', outcome: 'succeeded' },
    { messageId: 'm2', outcome: 'retrying', error: { code: 'NOT_SENT', message: expect.stringContaining('sorry') } },
  ])
  expect(executor.lines[0]).toMatchObject({ succeeded: 1, retrying: 1 })
})

test('an entry that is refused for what it is fails its message for good', async () => {
  aws.script = refusing(['2'], true)
  const executor = await startExecutor(aws, copy())
  expect(await executor.handle(sqsEvent(sqsRecord('2')), contextOf())).toEqual({ batchItemFailures: [] })
  expect(aws.sent('DLQ')).toMatchObject([{ body: '2', attributes: { 'routo-error-code': 'MESSAGE_REFUSED' } }])
  expect(batchesTo('Out')).toHaveLength(1)
})

test('a queue that is away fails what was to go there, and says so in words', async () => {
  aws.script = (call) =>
    sendsTo('Out')(call)
      ? { status: 400, body: '{"__type":"com.amazonaws.sqs#QueueDoesNotExist","message":"gone"}' }
      : undefined
  const executor = await startExecutor(aws, copy())
  const result = await executor.handle(sqsEvent(sqsRecord('1', { id: 'm1' })), contextOf())
  expect(result).toEqual({ batchItemFailures: [{ itemIdentifier: 'm1' }] })
  expect(executor.executions()).toMatchObject([
    {
      error: {
        code: 'QueueDoesNotExist',
        message: `sqs:SendMessage on ${aws.queueUrl('Out')} was refused: QueueDoesNotExist: gone`,
      },
    },
  ])
})

test.each([
  ['throttled', { status: 400, body: '{"__type":"com.amazonaws.sqs#RequestThrottled"}' }],
  ['too many', { status: 429, body: '' }],
  ['broken', { status: 500, body: 'oops' }],
])('a request that is %s is made again', async (_name, answer) => {
  let left = 3
  aws.script = () => (left-- > 0 ? answer : undefined)
  const executor = await startExecutor(aws, copy())
  expect(await executor.handle(sqsEvent(sqsRecord('1')), contextOf())).toEqual({ batchItemFailures: [] })
  expect(batchesTo('Out')).toHaveLength(4)
})

test('a large split waits for its sends instead of piling them up', async () => {
  let made = 0
  let most = 0
  function* many() {
    for (; made < 2_000; made += 1) {
      most = Math.max(most, made - aws.sent('Out').length)
      yield String(made)
    }
  }
  const executor = await startExecutor(aws, route('Many').from('queue:In').split(many).to('queue:Out'))
  await executor.handle(sqsEvent(sqsRecord('x')), contextOf())
  expect(aws.sent('Out')).toHaveLength(2_000)
  expect(most).toBeLessThanOrEqual(110)
})

test('a split whose sends fail stops', async () => {
  aws.script = (call) => (sendsTo('Out')(call) ? { status: 403, body: '{"__type":"AccessDenied"}' } : undefined)
  let made = 0
  function* many() {
    for (; made < 10_000; made += 1) yield String(made)
  }
  const executor = await startExecutor(aws, route('Many').from('queue:In').split(many).to('queue:Out'))
  const result = await executor.handle(sqsEvent(sqsRecord('x', { id: 'm1' })), contextOf())
  expect(result).toEqual({ batchItemFailures: [{ itemIdentifier: 'm1' }] })
  expect(made).toBeLessThan(1_000)
})
