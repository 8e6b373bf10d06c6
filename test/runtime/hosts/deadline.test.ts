import { expect, test } from '@jest/globals'
import { route } from '../../../runtime/index.ts'
import { contextOf, sqsEvent, sqsRecord, startExecutor } from '../../testkit/executor.ts'

const takesAll = {
  url: 'http://127.0.0.1:9',
  queueUrl: (queue: string) => `https://sqs.eu-central-1.amazonaws.com/1/${queue}`,
}

/** An executor whose messages take a second each, on a clock that goes only by that. */
async function slowExecutor(timeoutMs: number) {
  let now = 0
  const calls: { readonly url: string; readonly body: string }[] = []
  const work = (body: string) => {
    now += 1_000
    return body
  }
  const executor = await startExecutor(
    takesAll,
    route('Slow', { timeoutMs }).from('queue:In').process(work).to('queue:Out'),
    {
      now: () => now,
      fetch: async (url, init) => {
        calls.push({ url: String(url), body: String(init?.body) })
        return new Response('{"Successful":[]}')
      },
    },
  )
  return { executor, calls, context: contextOf(() => timeoutMs - now) }
}

test('records that there is no time for go back at once, in flight and not lost', async () => {
  const { executor, calls, context } = await slowExecutor(5_000)
  const records = Array.from({ length: 6 }, (_, n) => sqsRecord('x', { id: `m${n}`, attempt: n === 5 ? 2 : 1 }))
  expect(await executor.handle(sqsEvent(...records), context)).toEqual({
    batchItemFailures: [{ itemIdentifier: 'm4' }, { itemIdentifier: 'm5' }],
  })
  expect(executor.lines[0]).toMatchObject({ received: 5, succeeded: 4, retrying: 0, notStarted: 2 })
  expect(JSON.parse(calls.at(-1)?.body ?? '').Entries).toMatchObject([
    { ReceiptHandle: 'receipt of m4', VisibilityTimeout: 0 },
    { ReceiptHandle: 'receipt of m5', VisibilityTimeout: 0 },
  ])
})

test('the first record is begun however late it is', async () => {
  const { executor, context } = await slowExecutor(1_000)
  const result = await executor.handle(sqsEvent(sqsRecord('x', { id: 'm1' }), sqsRecord('x', { id: 'm2' })), context)
  expect(result).toEqual({ batchItemFailures: [{ itemIdentifier: 'm2' }] })
})

test('a message that hangs is given up in time for the others, and what it sends later is refused', async () => {
  const sent: string[] = []
  const remaining = { ms: 10_000 }
  let finish = (_: string): void => {}
  const work = (body: string): string | Promise<string> => {
    if (body !== 'hangs') return body
    remaining.ms = 0
    return new Promise((resolve) => {
      finish = resolve
    })
  }
  const executor = await startExecutor(takesAll, route('Hang').from('queue:In').process(work).to('queue:Out'), {
    fetch: async (_, init) => {
      const { Entries } = JSON.parse(String(init?.body)) as { Entries: { MessageBody?: string }[] }
      sent.push(...Entries.flatMap(({ MessageBody }) => MessageBody ?? []))
      return new Response('{"Successful":[]}')
    },
  })
  const readings = [520]
  const context = contextOf(() => readings.shift() ?? remaining.ms)
  const records = [sqsRecord('quick'), sqsRecord('hangs', { id: 'm2' }), sqsRecord('later', { id: 'm3' })]
  expect(await executor.handle(sqsEvent(...records), context)).toEqual({
    batchItemFailures: [{ itemIdentifier: 'm2' }, { itemIdentifier: 'm3' }],
  })
  expect(executor.executions()).toMatchObject([
    { outcome: 'succeeded' },
    { outcome: 'retrying', error: { code: 'TIMEOUT' } },
  ])
  finish('too late')
  await new Promise(setImmediate)
  expect(sent).toEqual(['quick'])
})

test('a split that is given up says how far it has come', async () => {
  const remaining = { ms: 10_000 }
  const readings = [520]
  async function* parts() {
    yield 'one'
    yield 'two'
    remaining.ms = 0
    await new Promise(() => {})
  }
  const executor = await startExecutor(takesAll, route('Split').from('queue:In').split(parts).to('queue:Out'), {
    fetch: async () => new Response('{"Successful":[]}'),
  })
  const context = contextOf(() => readings.shift() ?? remaining.ms)
  await executor.handle(sqsEvent(sqsRecord('x', { id: 'm1' })), context)
  expect(executor.executions()).toMatchObject([
    {
      messageId: 'm1',
      outcome: 'retrying',
      error: { code: 'TIMEOUT', step: 0 },
      parts: { made: 2, succeeded: 2, failed: 0, dropped: 0, retrying: 0 },
      sent: { 'queue:Out': 2 },
      spans: [{ step: 0, errors: 1 }],
    },
  ])
})

test('sends that nobody answers are given up in time to say so', async () => {
  const executor = await startExecutor(
    takesAll,
    route('Mute', { timeoutMs: 1_000 })
      .from('queue:In')
      .process((body) => body)
      .to('queue:Out'),
    {
      fetch: () => new Promise(() => {}),
    },
  )
  const result = await executor.handle(
    sqsEvent(sqsRecord('x', { id: 'm1' })),
    contextOf(() => 150),
  )
  expect(result).toEqual({ batchItemFailures: [{ itemIdentifier: 'm1' }] })
  expect(executor.executions()).toMatchObject([{ outcome: 'retrying', error: { code: 'NOT_SENT' } }])
})
