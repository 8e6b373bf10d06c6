import { afterEach, beforeEach, expect, test } from '@jest/globals'
import type { QueueAnswer, QueueTransport } from '../../../runtime/endpoints/aws.ts'
import { RetryableError, route } from '../../../runtime/index.ts'
import { contextOf, sqsEvent, sqsRecord, startExecutor } from '../../testkit/executor.ts'
import { type FakeAws, startFakeAws } from '../../testkit/fake-aws.ts'

const QUEUES = Symbol.for('routo.queues')
type Call = Parameters<QueueTransport>

let aws: FakeAws
let calls: Call[]
let answer: QueueAnswer

beforeEach(async () => {
  aws = await startFakeAws()
  calls = []
  answer = { refused: [] }
  const transport: QueueTransport = async (...call) => {
    calls.push(call)
    return answer
  }
  Object.assign(globalThis, { [QUEUES]: transport })
})
afterEach(async () => {
  Reflect.deleteProperty(globalThis, QUEUES)
  await aws[Symbol.asyncDispose]()
})

const lean = { env: { ROUTO_TRANSPORT: 'lean' } }
const copy = route('Copy').from('queue:In').to('queue:Out')

test('what the surroundings offer takes sends and waits, and nothing is signed', async () => {
  const retry = route('Try', { retry: { jitter: false } })
    .from('queue:In')
    .process((body) => {
      if (body === 'wait') throw new RetryableError('later', { retryAfterMs: 7_000 })
      return body
    })
    .to('queue:Out')
  const executor = await startExecutor(aws, retry, lean)
  const result = await executor.handle(sqsEvent(sqsRecord('go'), sqsRecord('wait', { id: 'w' })), contextOf())
  expect(result).toEqual({ batchItemFailures: [{ itemIdentifier: 'w' }] })
  expect(calls).toEqual([
    ['SendMessage', aws.queueUrl('Out'), [expect.objectContaining({ body: 'go' })]],
    ['ChangeMessageVisibility', aws.queueUrl('In'), [{ receiptHandle: 'receipt of w', visibilitySeconds: 7 }]],
  ])
  expect(aws.calls).toEqual([])
})

test('its batches are larger than those of SQS', async () => {
  const executor = await startExecutor(aws, copy, lean)
  await executor.handle(sqsEvent(...Array.from({ length: 120 }, (_, n) => sqsRecord(`${n}`))), contextOf())
  expect(calls.map(([, , entries]) => entries.length)).toEqual([100, 20])
})

// The dead letter of what is refused for good takes the same way, which refuses it, too: the message comes again.
test.each<[QueueAnswer, string]>([
  [{ refused: [{ Id: '0', Code: 'InvalidMessageContents', SenderFault: true }] }, 'InvalidMessageContents'],
  [{ refused: [{ Id: '0', Code: 'ServiceUnavailable', SenderFault: false }] }, 'ServiceUnavailable'],
  [{ code: 'AccessDenied', message: 'not yours', status: 403 }, 'refused: AccessDenied: not yours'],
])('%j is what SQS would have said', async (given, words) => {
  answer = given
  const executor = await startExecutor(aws, copy, lean)
  await executor.handle(sqsEvent(sqsRecord('x')), contextOf())
  const error = { message: expect.stringContaining(words) }
  expect(executor.executions()).toMatchObject([{ outcome: 'retrying', error }])
})

test('on AWS nothing of it is looked for, whatever lies about', async () => {
  const executor = await startExecutor(aws, copy)
  await executor.handle(sqsEvent(sqsRecord('x')), contextOf())
  expect([calls, aws.sent('Out')]).toMatchObject([[], [{ body: 'x' }]])
})

test('an executor that is promised a way which is not there does not start', async () => {
  Reflect.deleteProperty(globalThis, QUEUES)
  await expect(startExecutor(aws, copy, lean)).rejects.toThrow('no lean transport')
})
