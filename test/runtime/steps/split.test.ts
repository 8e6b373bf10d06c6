import { expect, test } from '@jest/globals'
import type { Context, Parts } from '../../../runtime/index.ts'
import { lines, PermanentError, RetryableError, route } from '../../../runtime/index.ts'
import { run } from '../../testkit/run.ts'

const from = route('R').from('queue:In')
const byComma = (body: string) => body.split(',')
const refuseB = (body: string) => {
  if (body === 'b') throw new PermanentError('no b')
  return body
}
const busyAtB = (body: string) => {
  if (body === 'b') throw new RetryableError('busy')
  return body
}

async function* inTime(body: string): AsyncGenerator<string> {
  for (const part of body.split(',')) yield await Promise.resolve(part)
}

test.each<[string, (body: string) => Parts | Promise<Parts>]>([
  ['an array', byComma],
  ['a promise of an array', (body) => Promise.resolve(byComma(body))],
  ['an iterable', (body) => new Set(byComma(body))],
  ['an async iterable', inTime],
])('%s becomes one message per part, in order, with ids made of the parent’s', async (_what, splitter) => {
  const { execution, sends } = await run(from.split(splitter).to('queue:Out'), 'a,b,c')

  expect(
    sends.map(({ message: { id, parentId, correlationId, body } }) => [id, parentId, correlationId, body]),
  ).toEqual([
    ['m1#1', 'm1', 'c1', 'a'],
    ['m1#2', 'm1', 'c1', 'b'],
    ['m1#3', 'm1', 'c1', 'c'],
  ])
  expect(execution).toMatchObject({
    outcome: 'succeeded',
    parts: { made: 3, succeeded: 3, failed: 0, dropped: 0, retrying: 0 },
    sent: { 'queue:Out': 3 },
  })
})

test('a part that fails for good leaves alone; the others go on', async () => {
  const { execution, sent, rejected } = await run(from.split(byComma).process(refuseB).to('queue:Out'), 'a,b,c')

  expect(sent.map(([, body]) => body)).toEqual(['a', 'c'])
  expect(rejected).toMatchObject([
    { outcome: 'failed', resumeAt: 1, message: { id: 'm1#2', body: 'b' }, failure: { message: 'no b', step: 1 } },
  ])
  expect(execution).toMatchObject({
    outcome: 'succeeded',
    parts: { made: 3, succeeded: 2, failed: 1 },
    spans: [
      { step: 0, calls: 1, errors: 0 },
      { step: 1, calls: 3, errors: 1 },
    ],
  })
})

test('a part that may succeed later is given back on its own', async () => {
  const { execution, rejected } = await run(from.split(byComma).process(busyAtB).to('queue:Out'), 'a,b')

  expect(rejected).toMatchObject([
    { outcome: 'retrying', message: { id: 'm1#2', attempt: 1 }, failure: { retryable: true } },
  ])
  expect(execution).toMatchObject({ outcome: 'succeeded', parts: { made: 2, succeeded: 1, retrying: 1 } })
})

test('a part that is received on its own starts after the split', async () => {
  const part = { id: 'm1#2', parentId: 'm1', body: 'b', attempt: 2 }
  const { execution, sends } = await run(
    from
      .split(byComma)
      .process((b) => `${b}!`)
      .to('queue:Out'),
    part,
    { resumeAt: 1 },
  )

  expect(sends[0]?.message).toMatchObject({ id: 'm1#2', parentId: 'm1', body: 'b!' })
  expect(execution).toMatchObject({ messageId: 'm1#2', parentId: 'm1', attempt: 2, spans: [{ step: 1, calls: 1 }] })
  expect(execution.parts).toBeUndefined()
})

test('with one fate for all, nothing leaves when one part fails', async () => {
  const together = { onPartFailure: 'message' } as const
  const { execution, sent, rejected } = await run(
    from.split(byComma, together).process(busyAtB).to('queue:Out'),
    'a,b,c',
  )

  expect([sent, rejected]).toEqual([[], []])
  expect(execution).toMatchObject({
    outcome: 'retrying',
    error: { message: 'busy', step: 1 },
    parts: { made: 2, succeeded: 0, failed: 0, dropped: 0, retrying: 2 },
    sent: {},
  })
})

test('with one fate for all, everything leaves when all parts succeed', async () => {
  const { execution, sent } = await run(from.split(byComma, { onPartFailure: 'message' }).to('queue:Out'), 'a,b')

  expect(sent.map(([, body]) => body)).toEqual(['a', 'b'])
  expect(execution).toMatchObject({ outcome: 'succeeded', parts: { made: 2, succeeded: 2 } })
})

test('an error in place of a part dead-letters that part, to be split again, with what the error says is its body', async () => {
  const splitter = () => ['a', new PermanentError('row 2 is empty', { body: ';;' }), 'c']
  const { sent, rejected } = await run(from.split(splitter).to('queue:Out'), '')

  expect(sent.map(([, body]) => body)).toEqual(['a', 'c'])
  expect(rejected).toMatchObject([
    {
      outcome: 'failed',
      resumeAt: 0,
      message: { id: 'm1#2', body: ';;' },
      failure: { message: 'row 2 is empty', step: 0 },
    },
  ])
})

test('a splitter that fails half way fails the message; parts that have gone stay gone', async () => {
  const splitter = function* () {
    yield 'a'
    throw new RetryableError('the rest is missing')
  }
  const { execution, sent } = await run(from.split(splitter).to('queue:Out'), '')

  expect(sent).toEqual([['queue:Out', 'a']])
  expect(execution).toMatchObject({ outcome: 'retrying', error: { step: 0 }, parts: { made: 1, succeeded: 1 } })
})

test('no parts at all is a drop that is counted', async () => {
  const { execution } = await run(from.split(() => []).to('queue:Out'), '')
  expect(execution).toMatchObject({ outcome: 'dropped', dropReason: 'no-parts', parts: { made: 0 } })
})

test('a splitter may drop the message, also half way', async () => {
  const splitter = function* (_body: string, ctx: Context) {
    yield 'a'
    ctx.drop('the rest is known')
    yield 'b'
  }
  const { execution, sent } = await run(from.split(splitter).to('queue:Out'), '')

  expect(sent).toEqual([['queue:Out', 'a']])
  expect(execution).toMatchObject({ outcome: 'dropped', dropReason: 'the rest is known', parts: { made: 1 } })
})

test('dropped parts are counted', async () => {
  const { execution } = await run(
    from
      .split(byComma)
      .filter((b) => b !== 'b')
      .to('queue:Out'),
    'a,b,c',
  )
  expect(execution).toMatchObject({ outcome: 'succeeded', parts: { made: 3, succeeded: 2, dropped: 1 } })
})

test('a split within a split makes parts of parts', async () => {
  const bySemicolon = (body: string) => body.split(';')
  const { execution, sends, rejected } = await run(
    from.split(bySemicolon).split(byComma).process(refuseB).to('queue:Out'),
    'a,b;c',
  )

  expect(sends.map(({ message: { id, parentId } }) => [id, parentId])).toEqual([
    ['m1#1#1', 'm1#1'],
    ['m1#2#1', 'm1#2'],
  ])
  expect(rejected).toMatchObject([{ message: { id: 'm1#1#2' }, resumeAt: 2 }])
  expect(execution.parts).toEqual({ made: 5, succeeded: 4, failed: 1, dropped: 0, retrying: 0 })
})

test('an inner split with one fate fails only the part that it splits', async () => {
  const bySemicolon = (body: string) => body.split(';')
  const { execution, sent, rejected } = await run(
    from.split(bySemicolon).split(byComma, { onPartFailure: 'message' }).process(refuseB).to('queue:Out'),
    'a,b;c',
  )

  expect(sent).toEqual([['queue:Out', 'c']])
  expect(rejected).toMatchObject([{ message: { id: 'm1#1', body: 'a,b' }, resumeAt: 1, outcome: 'failed' }])
  expect(execution.parts).toEqual({ made: 5, succeeded: 2, failed: 3, dropped: 0, retrying: 0 })
})

test('an outer split with one fate holds back what its inner splits send and reject', async () => {
  const bySemicolon = (body: string) => body.split(';')
  const failLater = (body: string) => {
    if (body === 'z') throw new RetryableError('busy')
    return refuseB(body)
  }
  const built = from
    .split(bySemicolon, { onPartFailure: 'message' })
    .process((body) => (body === 'fail' ? failLater('z') : body))
    .split(byComma)
    .process(refuseB)
    .to('queue:Out')
  const failed = await run(built, 'a,b;fail')
  expect([failed.sent, failed.rejected]).toEqual([[], []])
  expect(failed.execution.parts).toEqual({ made: 4, succeeded: 0, failed: 0, dropped: 0, retrying: 4 })

  const passed = await run(built, 'a,b;c')
  expect(passed.sent.map(([, body]) => body)).toEqual(['a', 'c'])
  expect(passed.rejected).toMatchObject([{ message: { id: 'm1#1#2' } }])
})

test('headers set before a split are those of every part; a part’s own stay with it', async () => {
  const built = from
    .process((body, ctx) => {
      ctx.headers.Tenant = 'acme'
      return body
    })
    .split(byComma)
    .process((body, ctx) => {
      ctx.headers[`only-${body}`] = 'yes'
      return body
    })
    .to('queue:Out')
  const { sends } = await run(built, 'a,b')

  expect(sends.map(({ message }) => message.headers)).toEqual([
    { tenant: 'acme', 'only-a': 'yes' },
    { tenant: 'acme', 'only-b': 'yes' },
  ])
})

test('the next part is asked for only when the one before has left', async () => {
  const happened: string[] = []
  const splitter = function* () {
    for (const part of ['a', 'b']) {
      happened.push(`make ${part}`)
      yield part
    }
  }
  await run(from.split(splitter).to('queue:Out'), '', {
    send: async ([send]) => {
      await Promise.resolve()
      happened.push(`left ${send?.message.body}`)
    },
  })
  expect(happened).toEqual(['make a', 'left a', 'make b', 'left b'])
})

test('a streamed split reads the body as it comes', async () => {
  const happened: string[] = []
  const stream = (async function* () {
    for (const chunk of ['a\nb', 'c\r\n', 'd']) {
      happened.push(`read ${JSON.stringify(chunk)}`)
      yield chunk
    }
  })()
  const { execution } = await run(
    from.split(lines, { stream: true }).to('queue:Out'),
    { stream },
    {
      send: ([send]) => {
        happened.push(`sent ${send?.message.body}`)
      },
    },
  )
  expect(happened).toEqual(['read "a\\nb"', 'sent a', 'read "c\\r\\n"', 'sent bc', 'read "d"', 'sent d'])
  expect(execution).toMatchObject({ bytesIn: 7, bytesOut: 4 })
})

test('a streamed split takes the body in one chunk where the source cannot stream', async () => {
  const { sent } = await run(from.split(lines, { stream: true }).to('queue:Out'), 'a\nb\n')
  expect(sent.map(([, body]) => body)).toEqual(['a', 'b'])
})

test('a large split holds no more than one part at a time', async () => {
  let made = 0
  let left = 0
  let most = 0
  const splitter = function* () {
    for (; made < 10_000; made += 1) yield 'x'
  }
  const { execution } = await run(from.split(splitter).to('queue:Out'), '', {
    send: (sends) => {
      left += sends.length
      most = Math.max(most, made + 1 - left)
    },
  })
  expect([left, most, execution.parts?.succeeded]).toEqual([10_000, 0, 10_000])
})

test('a part whose sending is refused for good fails alone', async () => {
  const { execution, rejected } = await run(from.split(byComma).to('https://example.com/in'), 'a,b', {
    send: ([send]) => {
      if (send?.message.body === 'a') throw new PermanentError('404', { code: 'HTTP_404' })
    },
  })
  expect(rejected).toMatchObject([{ message: { body: 'a' }, outcome: 'failed', failure: { code: 'HTTP_404' } }])
  expect(rejected[0]?.failure).not.toHaveProperty('step')
  expect(execution).toMatchObject({
    outcome: 'succeeded',
    parts: { succeeded: 1, failed: 1 },
    sent: { 'https://example.com/in': 1 },
  })
})

test('a part that cannot be rejected fails the message, so that it is not lost', async () => {
  const { execution } = await run(from.split(byComma).process(refuseB), 'a,b,c', {
    reject: () => Promise.reject(new Error('the queue is gone')),
  })
  expect(execution).toMatchObject({ outcome: 'retrying', error: { message: 'the queue is gone' }, parts: { made: 1 } })
})
