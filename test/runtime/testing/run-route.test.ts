import { expect, test } from '@jest/globals'
import type { Context } from 'routo'
import { jsonPredicate, PermanentError, RetryableError, route } from 'routo'
import { fakeClock, fakeFetch, routeNamed, runRoute } from 'routo/testing'

const from = route('R').from('queue:In')
const upper = (body: string) => body.toUpperCase()
const byComma = (body: string) => body.split(',')
const isShort = (body: string) => body.length < 3

test('each step shows what went in and what came out', async () => {
  const { steps } = await runRoute(from.split(byComma).filter(isShort).process(upper).to('queue:Out'), 'a,long')

  expect(steps).toEqual([
    { step: 0, kind: 'split', name: 'byComma', messageId: 'message-1', input: 'a,long', outputs: ['a', 'long'] },
    { step: 1, kind: 'filter', name: 'isShort', messageId: 'message-1#1', input: 'a', outputs: ['a'] },
    { step: 2, kind: 'process', name: 'upper', messageId: 'message-1#1', input: 'a', outputs: ['A'] },
    { step: 1, kind: 'filter', name: 'isShort', messageId: 'message-1#2', input: 'long', outputs: [] },
  ])
})

test('every kind of step has a name', async () => {
  const isSeven = jsonPredicate(function isSeven(n: number) {
    return n === 7
  })
  const { steps } = await runRoute(
    from
      .tap('queue:Copy')
      .validate(true)
      .branch([[isSeven, 'queue:A']]),
    '7',
  )
  expect(steps.map(({ kind, name }) => [kind, name])).toEqual([
    ['tap', 'queue:Copy'],
    ['validate', 'validate'],
    ['branch', 'isSeven'],
  ])
})

test('what would be sent is shown with its target, and is not sent', async () => {
  const { sent } = await runRoute(from.to('queue:Out').to('file:B').to('https://example.com/in'), 'a', {
    clock: fakeClock('2026-11-21T09:00:00Z'),
  })
  const message = { id: 'message-1', body: 'a', headers: {} }
  expect(sent).toEqual([
    { to: 'queue:Out', ...message },
    { to: 'file:B', ...message, key: 'R/2026-11-21/message-1' },
    { to: 'https://example.com/in', ...message },
  ])
})

test('what fails for a while is tried again, after the waits of the route', async () => {
  const times: number[] = []
  const clock = fakeClock(0)
  const failTwice = (body: string, ctx: Context) => {
    times.push(ctx.now())
    if (times.length < 3) throw new RetryableError('busy')
    return body
  }
  const built = route('R', { retry: { backoffMs: 100 } })
    .from('queue:In')
    .process(failTwice)
    .to('queue:Out')
  const { outcome, executions, sent } = await runRoute(built, 'a', { clock })

  expect([outcome, sent.length, times]).toEqual(['succeeded', 1, [0, 100, 300]])
  expect(executions.map(({ attempt, outcome: one }) => [attempt, one])).toEqual([
    [1, 'retrying'],
    [2, 'retrying'],
    [3, 'succeeded'],
  ])
})

test('an error says itself how long to wait', async () => {
  const clock = fakeClock(0)
  const busy = () => {
    throw new RetryableError('busy', { retryAfterMs: 60_000 })
  }
  const { deadLetters, executions } = await runRoute(from.process(busy), 'a', { clock })
  expect([executions.length, clock.now(), deadLetters.length]).toEqual([5, 240_000, 1])
})

test('one attempt can be looked at alone', async () => {
  const fail = () => {
    throw new Error('no')
  }
  const { outcome, executions, deadLetters, error } = await runRoute(from.process(fail), 'a', { attempts: 1 })
  expect([outcome, executions.length, deadLetters, error?.message]).toEqual(['retrying', 1, [], 'no'])
})

test('a part that fails for a while is tried again on its own', async () => {
  let failures = 0
  const failOnce = (body: string) => {
    if (body === 'b' && failures++ === 0) throw new RetryableError('busy')
    return body
  }
  const { sent, executions } = await runRoute(from.split(byComma).process(failOnce).to('queue:Out'), 'a,b,c')
  expect(sent.map(({ id, body }) => [id, body])).toEqual([
    ['message-1#1', 'a'],
    ['message-1#3', 'c'],
    ['message-1#2', 'b'],
  ])
  expect(executions.map(({ messageId, attempt }) => [messageId, attempt])).toEqual([
    ['message-1', 1],
    ['message-1#2', 1],
  ])
})

test('a part of a request has no queue to come from again: the caller hears of it', async () => {
  const refuseB = (body: string) => {
    if (body === 'b') throw new PermanentError('no b')
    return body
  }
  const { response, deadLetters } = await runRoute(
    route('R')
      .from('http:/in')
      .split(byComma)
      .process(refuseB)
      .respond((body) => body),
    'a,b',
  )
  expect([response?.status, deadLetters]).toEqual([422, []])
})

test('a part that fails for good is a dead letter', async () => {
  const refuseB = (body: string) => {
    if (body === 'b') throw new PermanentError('no b')
    return body
  }
  const { outcome, deadLetters } = await runRoute(from.split(byComma).process(refuseB), 'a,b')
  expect(outcome).toBe('succeeded')
  expect(deadLetters).toMatchObject([{ route: 'R', id: 'message-1#2', body: 'b', error: { message: 'no b' } }])
})

test('functions see what the test gives them', async () => {
  const post = async (body: string, { env, fetch, log }: Context) => {
    log.warn('Posting', { to: env.API })
    const response = await fetch(`${env.API}?x=1`, { method: 'POST', body, headers: { 'X-Key': 'k' } })
    return response.text()
  }
  const fetch = fakeFetch({ 'POST https://api.example.com/': { body: { ok: true } } })
  const { sent, logs } = await runRoute(from.process(post).to('queue:Out'), 'a', {
    fetch,
    env: { API: 'https://api.example.com/' },
  })

  expect(sent[0]?.body).toBe('{"ok":true}')
  expect(fetch.requests).toEqual([
    {
      method: 'POST',
      url: 'https://api.example.com/?x=1',
      headers: { 'content-type': 'text/plain;charset=UTF-8', 'x-key': 'k' },
      body: 'a',
    },
  ])
  expect(logs).toMatchObject([{ level: 'warn', message: 'Posting', data: { to: 'https://api.example.com/' } }])
})

test('a call that the test says nothing about fails at once, and says what to do', async () => {
  const call = (_body: string, { fetch }: Context) => fetch('https://api.example.com/x').then(() => '')
  const { executions, error } = await runRoute(from.process(call), 'a')
  expect(executions).toHaveLength(1)
  expect(error?.message).toContain("fakeFetch({ 'GET https://api.example.com/x': 200 })")
  const other = await runRoute(from.process(call), 'a', { fetch: fakeFetch({ 'GET https://other.example.com': 200 }) })
  expect(other.error?.message).toBe(
    'no answer is given for GET https://api.example.com/x, only for GET https://other.example.com',
  )
})

test('each source gives what it gives in the cloud', async () => {
  const file = await runRoute(route('R').from('file:In').to('queue:Out'), { body: 'abc', key: 'a/b.csv' })
  expect(file.sent[0]?.headers).toEqual({ 'file-bucket': 'In', 'file-key': 'a/b.csv', 'file-size': '3' })

  const trigger = await runRoute(route('R').from('trigger:rate(5 minutes)').to('queue:Out'))
  expect(JSON.parse(trigger.sent[0]?.body ?? '')).toEqual({
    trigger: 'rate(5 minutes)',
    scheduledTime: '2026-01-01T00:00:00.000Z',
    executionId: 'execution-1',
  })

  const manual = await runRoute(route('R').from('trigger:manual').to('queue:Out'), 'by hand')
  expect(manual.sent[0]?.body).toBe('by hand')

  const tell = (_body: string, { request }: Context) => JSON.stringify(request)
  const http = await runRoute(route('R').from('http:/in/{id}').respond(tell), {
    request: { pathParameters: { id: '7' } },
  })
  expect(JSON.parse(http.response?.body ?? '')).toMatchObject({
    method: 'POST',
    path: '/in/{id}',
    pathParameters: { id: '7' },
  })
})

test.each<[string, () => string | null, object]>([
  ['is answered with what it responds', () => 'done', { status: 200, body: 'done' }],
  ['is answered with 204 when the message is dropped', () => null, { status: 204 }],
  [
    'is answered with the problem when it fails',
    () => {
      throw new PermanentError('sold out')
    },
    { status: 422, body: expect.stringContaining('sold out') },
  ],
])('a request %s', async (_what, respond, response) => {
  const { response: got } = await runRoute(
    route('R')
      .from('http:/in')
      .process(respond)
      .respond((body) => body),
    'a',
  )
  expect(got).toMatchObject(response)
})

test('a streamed split gets the body in chunks, again at each attempt', async () => {
  const body = 'x'.repeat(150)
  const chunks: number[] = []
  const count = async function* (stream: AsyncIterable<string>) {
    for await (const chunk of stream) chunks.push(chunk.length)
    if (chunks.length < 6) throw new RetryableError('busy')
    yield 'done'
  }
  const { sent } = await runRoute(route('R').from('file:In').split(count, { stream: true }).to('queue:Out'), body)
  expect([chunks, sent.length]).toEqual([[64, 64, 22, 64, 64, 22], 1])
})

test('a streamed split gets whole characters', async () => {
  const chunks: string[] = []
  const collect = async function* (stream: AsyncIterable<string>) {
    for await (const chunk of stream) chunks.push(chunk)
    yield 'done'
  }
  await runRoute(route('R').from('file:In').split(collect, { stream: true }), `x${'\u{1F4E6}'.repeat(70)}`)
  expect(chunks.every((chunk) => chunk.isWellFormed())).toBe(true)
  expect(chunks.join('')).toBe(`x${'\u{1F4E6}'.repeat(70)}`)
})

test('of a large split the first steps are shown, and everything that is sent', async () => {
  const many = () => Array.from({ length: 12_000 }, (_, n) => `${n}`)
  const { steps, sent } = await runRoute(from.split(many).process(upper).to('queue:Out'), 'x')
  expect([steps.length, steps[0]?.outputs.length, sent.length]).toEqual([10_000, 10_000, 12_000])
})

test('the time left is what the route has, and passes on the clock of the test', async () => {
  const clock = fakeClock()
  const tell = (_body: string, { remainingMs }: Context) => {
    const before = remainingMs()
    clock.advance(2_000)
    const after = remainingMs()
    clock.advance(60_000)
    return JSON.stringify([before, after, remainingMs()])
  }
  const built = route('R', { timeoutMs: 5_000 }).from('queue:In').process(tell).to('queue:Out')
  expect((await runRoute(built, 'x', { clock })).sent[0]?.body).toBe('[5000,3000,0]')
})

test('a schema that is no schema fails the message, not the test kit', async () => {
  const { error } = await runRoute(from.validate({ type: 'text' }), '{}', { attempts: 1 })
  expect(error?.message).toContain('schema is invalid')
})

test('a route is picked by its name', () => {
  expect(routeNamed([from], 'R')).toBe(from)
  expect(() => routeNamed([from], 'S')).toThrow('there is no route S, only R')
})

test('a clock starts at any date, and only at a date', () => {
  expect(fakeClock('2026-11-21').now()).toBe(Date.parse('2026-11-21'))
  expect(() => fakeClock('soon')).toThrow('"soon" is not a date')
})
