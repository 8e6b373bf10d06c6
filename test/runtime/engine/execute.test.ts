import { expect, test } from '@jest/globals'
import type { Context } from '../../../runtime/index.ts'
import { PermanentError, RetryableError, route } from '../../../runtime/index.ts'
import { run } from '../../testkit/run.ts'

const from = route('R').from('queue:In')
const fromHttp = route('Web').from('http:/in')
const fail = (error: unknown) => () => {
  throw error
}

test('what is sent is the same message, one hop further', async () => {
  const received = {
    id: 'm7',
    correlationId: 'c7',
    parentId: 'm',
    hops: 2,
    history: ['A', 'B'],
    isReplay: true,
    attempt: 3,
    body: 'x',
  }
  const { execution, sends } = await run(from.to('queue:Out'), received)
  const { traceparent, ...sent } = sends[0]?.message ?? { traceparent: '' }

  expect(sent).toEqual({ ...received, hops: 3, history: ['A', 'B', 'R'], attempt: 1, headers: {} })
  expect(traceparent).toMatch(/^00-a{32}-[0-9a-f]{16}-01$/)
  expect(execution).toMatchObject({ traceparent, parentSpanId: 'b'.repeat(16), attempt: 3, isReplay: true })
  expect(traceparent).not.toContain('b'.repeat(16))
})

test('the record names a URL without its query, which may hold a key', async () => {
  const built = route('R').from('queue:In').to('https://example.com/in?key=secret')
  const { execution } = await run(built, 'a')
  expect(execution.sent).toEqual({ 'https://example.com/in': 1 })
})

test('the record tells sizes, times and what was sent', async () => {
  const { execution } = await run(
    from
      .process((b) => `${b}ä`)
      .to('queue:Out')
      .to('queue:Copy'),
    'ü',
  )
  expect(execution).toMatchObject({
    route: 'R',
    messageId: 'm1',
    startedAt: 1_000,
    outcome: 'succeeded',
    spans: [{ step: 0, kind: 'process', calls: 1, errors: 0 }],
    sent: { 'queue:Out': 1, 'queue:Copy': 1 },
    bytesIn: 2,
    bytesOut: 8,
  })
  expect(execution.capture).toBeUndefined()
})

test('a step’s time is its own, without that of the steps behind it', async () => {
  const busy = (body: string) => {
    const until = performance.now() + 20
    while (performance.now() < until);
    return body
  }
  const { execution } = await run(from.split((b) => [b, b]).process(busy), 'a')
  const [split, process] = execution.spans
  expect(process?.durationMs).toBeGreaterThanOrEqual(39)
  // Counted twice, the two would be longer than the execution.
  expect((split?.durationMs ?? 0) + (process?.durationMs ?? 0)).toBeLessThanOrEqual(execution.durationMs + 0.01)
})

test('a step that fails has its time too', async () => {
  const busyThenFail = () => {
    const until = performance.now() + 5
    while (performance.now() < until);
    throw new Error('no')
  }
  const { execution } = await run(
    from.process(busyThenFail).process((b) => b),
    'a',
  )
  expect(execution.spans).toMatchObject([{ step: 0, calls: 1, errors: 1 }])
  expect(execution.spans[0]?.durationMs).toBeGreaterThanOrEqual(4.9)
})

test('a route that captures payloads keeps the beginning of the body', async () => {
  const built = route('R', { capturePayloads: true }).from('queue:In').to('queue:Out')
  expect((await run(built, 'abc')).execution.capture).toEqual({ body: 'abc' })
  expect((await run(built, 'x'.repeat(20_000))).execution.capture).toEqual({ body: 'x'.repeat(16_000), trimmed: true })
})

test('nothing leaves when a later step fails', async () => {
  const { execution, sent } = await run(
    from
      .tap('queue:Copy')
      .process(fail(new Error('no')))
      .to('queue:Out'),
    'a',
  )
  expect([sent, execution.sent, execution.bytesOut]).toEqual([[], {}, 0])
})

test.each<[string, unknown, number, object]>([
  ['an error may be retried', new Error('no'), 1, { outcome: 'retrying', error: { code: 'Error', retryable: true } }],
  [
    'a mistake in the code may be retried, since it may depend on the time',
    new TypeError('x is undefined'),
    1,
    { outcome: 'retrying', error: { name: 'TypeError' } },
  ],
  [
    'a RetryableError says when',
    new RetryableError('busy', { retryAfterMs: 7_000 }),
    1,
    { outcome: 'retrying', error: { retryAfterMs: 7_000 } },
  ],
  [
    'a PermanentError is final',
    new PermanentError('bad', { code: 'BAD' }),
    1,
    { outcome: 'failed', error: { code: 'BAD', retryable: false } },
  ],
  ['the last attempt is final', new Error('no'), 5, { outcome: 'failed', error: { retryable: true } }],
])('%s', async (_name, error, attempt, record) => {
  const { execution } = await run(from.process(fail(error)), { attempt })
  expect(execution).toMatchObject(record)
  expect(execution.error?.step).toBe(0)
})

test('a route sets its own number of attempts', async () => {
  const built = route('R', { retry: { attempts: 2 } })
    .from('queue:In')
    .process(fail(new Error('no')))
  expect((await run(built, { attempt: 1 })).execution.outcome).toBe('retrying')
  expect((await run(built, { attempt: 2 })).execution.outcome).toBe('failed')
})

test('a failing send fails the message, and is no step’s error', async () => {
  const { execution } = await run(from.process((b) => b).to('queue:Out'), 'a', {
    send: () => Promise.reject(new RetryableError('the queue is busy')),
  })
  expect(execution).toMatchObject({
    outcome: 'retrying',
    error: { message: 'the queue is busy' },
    sent: {},
    spans: [{ errors: 0 }],
  })
  expect(execution.error).not.toHaveProperty('step')
})

test('a message that has passed through 32 routes is dead-lettered before any step', async () => {
  const { execution } = await run(from.process((b) => b).to('queue:Out'), { hops: 32, history: ['A', 'B', 'A', 'B'] })
  expect(execution).toMatchObject({ outcome: 'failed', error: { code: 'HOP_LIMIT', retryable: false }, spans: [] })
  expect(execution.error?.message).toMatch(/A -> B -> A -> B -> R looks like a loop/)
})

test('a route that permits a loop sets its own hop limit', async () => {
  const built = route('R', { allowLoop: { maxHops: 3 } }).from('queue:In')
  expect((await run(built, { hops: 2 })).execution.outcome).toBe('succeeded')
  expect((await run(built, { hops: 3 })).execution.outcome).toBe('failed')
})

test('a part that is to go on at a step that is gone says so', async () => {
  const { execution } = await run(
    from.process((b) => b),
    'a',
    { resumeAt: 3 },
  )
  expect(execution).toMatchObject({
    outcome: 'failed',
    error: { code: 'NO_SUCH_STEP', message: expect.stringContaining('go on at step 4, but the route has 1') },
  })
})

test('functions see the message, the environment, the clock and the log', async () => {
  const seen: unknown[] = []
  const look = (body: string, ctx: Context) => {
    seen.push(body, ctx.message.id, ctx.env.REGION, ctx.now(), ctx.remainingMs(), ctx.isReplay, ctx.headers.tenant)
    ctx.log.info('Looked', { body })
    return body
  }
  const { logs } = await run(
    from.process(look),
    { body: 'x', isReplay: true, headers: { tenant: 'acme' } },
    { env: { REGION: 'eu' } },
  )
  expect(seen).toEqual(['x', 'm1', 'eu', 1_000, 30_000, true, 'acme'])
  expect(logs).toEqual([{ level: 'info', message: 'Looked', data: { body: 'x' }, messageId: 'm1' }])
})

test('headers of a queue message go on; what a function sets goes on in lower case', async () => {
  const set = (body: string, ctx: Context) => {
    ctx.headers['X-Total'] = '7'
    delete ctx.headers.gone
    return body
  }
  const { sends } = await run(from.process(set).to('queue:Out'), { headers: { tenant: 'acme', gone: 'yes' } })
  expect(sends[0]?.message.headers).toEqual({ tenant: 'acme', 'x-total': '7' })
})

test('headers of an HTTP request stay behind; what a function sets goes on', async () => {
  const request = { method: 'POST', path: '/in', pathParameters: {}, query: {}, cookies: [], sourceIp: '127.0.0.1' }
  const set = (body: string, ctx: Context) => {
    ctx.headers.tenant = String(ctx.headers.authorization?.slice(7))
    return body
  }
  const { sends } = await run(fromHttp.process(set).to('queue:Out'), {
    request,
    headers: { authorization: 'Bearer t' },
  })
  expect(sends[0]?.message.headers).toEqual({ tenant: 't' })
})

test.each<[string, string | { status: number; body: string }, object]>([
  ['a string', 'done', { status: 200, body: 'done' }],
  ['a response', { status: 201, body: 'made' }, { status: 201, body: 'made' }],
])('%s from respond is the answer', async (_what, answer, response) => {
  const {
    execution,
    response: got,
    sent,
  } = await run(
    fromHttp.to('queue:Out').respond(() => answer),
    'a',
  )
  expect(got).toEqual(response)
  expect([execution.outcome, sent]).toEqual(['succeeded', [['queue:Out', 'a']]])
})

test.each([undefined, 7, { status: '200' }, { status: 99 }, { body: { id: 7 } }])(
  '%p from respond is refused',
  async (answer) => {
    const { execution, response } = await run(fromHttp.respond((() => answer) as never), 'a')
    expect(response).toBeUndefined()
    expect(execution.error).toMatchObject({
      code: 'WRONG_RETURN',
      message: expect.stringContaining('in respond of route Web must return a string or {'),
    })
  },
)

test('a synchronous route is never retried: its caller keeps the message', async () => {
  const { execution } = await run(fromHttp.respond(fail(new RetryableError('busy'))), 'a')
  expect(execution).toMatchObject({ outcome: 'failed', error: { retryable: true } })
})

test('a drop by respond is a drop: nothing leaves', async () => {
  const { execution, sent } = await run(
    fromHttp.to('queue:Out').respond((_, ctx) => ctx.drop('known')),
    'a',
  )
  expect([execution.outcome, execution.dropReason, sent]).toEqual(['dropped', 'known', []])
})

test('an answer is kept back when the sending fails', async () => {
  const { execution, response } = await run(
    fromHttp.to('queue:Out').respond(() => 'done'),
    'a',
    {
      send: () => Promise.reject(new Error('the queue is gone')),
    },
  )
  expect([execution.outcome, response]).toEqual(['failed', undefined])
})
