import { expect, test } from '@jest/globals'
import type { Context } from 'routo'
import { PermanentError, RetryableError, route } from 'routo'
import { fakeClock, scenario } from 'routo/testing'

const upper = (body: string) => body.toUpperCase()
const byComma = (body: string) => body.split(',')

test('a message goes from route to route', async () => {
  const world = scenario([
    route('First').from('queue:A').split(byComma).to('queue:B'),
    route('Second').from('queue:B').process(upper).to('queue:C').to('https://example.com/in'),
  ])
  await world.send('queue:A', 'x,y')

  expect(world.received('queue:C').map(({ body }) => body)).toEqual(['X', 'Y'])
  expect(world.posted('https://example.com/in')).toHaveLength(2)
  expect(world.executions.map(({ route: name, messageId, hops }) => [name, messageId, hops])).toEqual([
    ['First', 'message-1', 0],
    ['Second', 'message-1#1', 1],
    ['Second', 'message-1#2', 1],
  ])
})

test('a file that a route writes is read by another, as a new message', async () => {
  const world = scenario([
    route('Write')
      .from('trigger:manual')
      .process(() => 'text')
      .to('file:B', { key: 'out/{id}.txt' }),
    route('Read')
      .from('file:B')
      .process((_, { message }: Context) => String(message.headers['file-key']))
      .to('queue:Keys'),
  ])
  await world.trigger('Write', 'go')

  expect(world.files('file:B')).toEqual({ 'out/message-1.txt': 'text' })
  expect(world.received('queue:Keys').map(({ body }) => body)).toEqual(['out/message-1.txt'])
  expect(world.executions.map(({ hops }) => hops)).toEqual([0, 0])
})

test('a request finds its route by path and method, the plain path first', async () => {
  const world = scenario([
    route('ById')
      .from('http:/orders/{id}')
      .respond((_, { request }: Context) => `${request?.pathParameters.id} ${request?.query.full}`),
    route('Latest')
      .from('http:/orders/latest')
      .respond(() => 'latest'),
    route('Change')
      .from('http:/orders/{id}', { method: 'PUT' })
      .respond(() => 'changed'),
    route('Later').from('http:/orders').to('queue:Orders'),
  ])
  expect((await world.request('http:/orders/a%20b?full=yes'))?.body).toBe('a b yes')
  expect((await world.request('http:/orders/latest'))?.body).toBe('latest')
  expect((await world.request('http:/orders/7', { request: { method: 'PUT' } }))?.body).toBe('changed')
  expect(await world.request('http:/orders', '{"id":7}')).toBeUndefined()
  expect(world.received('queue:Orders')).toMatchObject([{ body: '{"id":7}' }])
})

test('while one message waits to be tried again, the others go on', async () => {
  let failures = 0
  const failOnce = (body: string) => {
    if (body === 'a' && failures++ === 0) throw new RetryableError('busy')
    return body
  }
  const clock = fakeClock(0)
  const world = scenario(
    [
      route('Split').from('queue:In').split(byComma).to('queue:Mid'),
      route('R').from('queue:Mid').process(failOnce).to('queue:Out'),
    ],
    { clock },
  )
  await world.send('queue:In', 'a,b')
  expect(world.received('queue:Out').map(({ body }) => body)).toEqual(['b', 'a'])
  expect(clock.now()).toBe(1_000)
})

test('dead letters are sent again, repaired, and as a replay', async () => {
  const replays: boolean[] = []
  const refuse = (body: string, { isReplay }: Context) => {
    replays.push(isReplay)
    if (body !== 'good') throw new PermanentError('bad')
    return body
  }
  const world = scenario([route('R').from('queue:In').process(refuse).to('queue:Out')])
  await world.send('queue:In', 'bad')
  await world.redrive('R')
  expect(world.deadLetters('R')).toHaveLength(1)
  await world.redrive('R', () => 'good')

  expect([world.deadLetters('R'), replays]).toEqual([[], [false, true, true]])
  expect(world.received('queue:Out')).toMatchObject([{ id: 'message-1', body: 'good' }])
})

test('routes that feed each other end in the dead letters', async () => {
  const world = scenario([route('Ping').from('queue:A').to('queue:B'), route('Pong').from('queue:B').to('queue:A')])
  await world.send('queue:A', 'x')
  expect(world.executions).toHaveLength(33)
  expect(world.deadLetters('Ping')).toMatchObject([{ error: { code: 'HOP_LIMIT' } }])
})

test('a loop that no hop limit ends, through files, is an error of the scenario', async () => {
  const world = scenario([
    route('Out').from('file:A').to('queue:Mid'),
    route('Back').from('queue:Mid').to('file:A', { key: '{id}' }),
  ])
  await expect(world.put('file:A', 'a', 'x')).rejects.toThrow('Out -> Back -> Out -> Back looks like a loop')
  expect(world.executions.length).toBeLessThan(50)
})

test('a large fan-out is no loop', async () => {
  const many = () => Array.from({ length: 11_000 }, (_, n) => `${n}`)
  const routes = [route('Split').from('queue:In').split(many).to('queue:Mid'), route('R').from('queue:Mid')]
  const world = scenario(routes)
  await world.send('queue:In', 'x')
  expect(world.executions).toHaveLength(11_001)
  await expect(scenario(routes, { maxExecutions: 10 }).send('queue:In', 'x')).rejects.toThrow(
    'did not come to rest within 10 executions; when so many are meant, raise { maxExecutions }',
  )
})

const world = () =>
  scenario([
    route('R').from('queue:In').to('https://example.com/in').to('file:Out'),
    route('Http').from('http:/orders', { method: 'PUT' }).to('queue:Orders'),
    route('Trigger').from('trigger:manual'),
  ])
type World = ReturnType<typeof world>

test.each<[string, (world: World) => unknown, string]>([
  [
    'a queue that nobody reads',
    ({ send }) => send('queue:X', ''),
    'no route reads queue:X, only queue:In, http:/orders, trigger:manual',
  ],
  ['a bucket that nobody reads', ({ put }) => put('file:X', 'a', ''), 'no route reads file:X'],
  [
    'a path that nobody takes',
    ({ request }) => request('http:/x'),
    'no route takes POST http:/x, only PUT http:/orders',
  ],
  [
    'another method',
    ({ request }) => request('http:/orders'),
    'no route takes POST http:/orders, only PUT http:/orders',
  ],
  ['a trigger that is none', ({ trigger }) => trigger('R', 'x'), 'R is not a route that a trigger starts'],
  ['a trigger by hand without a body', ({ trigger }) => trigger('Trigger'), 'a queue takes no empty message'],
  ['an empty message', ({ send }) => send('queue:In', ''), 'a queue takes no empty message'],
  [
    'a queue that nobody sends to',
    ({ received }) => received('queue:Order'),
    'no route sends to queue:Order, only https://example.com/in, file:Out, queue:Orders',
  ],
  [
    'a URL that nobody posts to',
    ({ posted }) => posted('https://example.com/'),
    'no route sends to https://example.com/,',
  ],
  ['a bucket that nobody knows', ({ files }) => files('file:Oat'), 'no route reads or writes file:Oat, only file:Out'],
  ['dead letters of nobody', ({ deadLetters }) => deadLetters('S'), 'there is no route S, only R, Http, Trigger'],
  ['dead letters of nobody, again', ({ redrive }) => redrive('S'), 'there is no route S, only R, Http, Trigger'],
])('%s is an error that says what there is', async (_what, act, message) => {
  await expect(async () => act(world())).rejects.toThrow(message)
})

test('a known place where nothing came is empty', () => {
  const { received, posted, files, deadLetters } = world()
  expect([received('queue:Orders'), posted('https://example.com/in'), deadLetters('R')]).toEqual([[], [], []])
  expect(files('file:Out')).toEqual({})
})

test('an asynchronous http route gets the body alone', async () => {
  const tell = (body: string, { headers, request }: Context) => JSON.stringify([body, headers, request])
  const async = scenario([route('R').from('http:/in').process(tell).to('queue:Out')])
  await async.request('http:/in', { body: 'x', headers: { 'X-Signature': 's' } })
  expect(async.received('queue:Out')).toMatchObject([{ body: '["x",{},null]' }])
})

test('a synchronous http route sees the names of headers in lower case', async () => {
  const sync = scenario([
    route('R')
      .from('http:/in')
      .respond((_, { headers }) => JSON.stringify(headers)),
  ])
  const answer = await sync.request('http:/in', { headers: { 'X-Signature': 's' } })
  expect(answer?.body).toBe('{"x-signature":"s"}')
})

test('the key of an object is the same at each try, and of the time of the first', async () => {
  const late = scenario(
    [
      route('R', { retry: { backoffMs: 60_000 } })
        .from('queue:In')
        .process((body, { message }: Context) => {
          if (message.attempt < 3) throw new RetryableError('busy')
          return body
        })
        .to('file:Out', { key: '{date}/{time}' }),
    ],
    { clock: fakeClock('2026-11-21T23:59:30Z') },
  )
  await late.send('queue:In', 'x')
  expect(late.clock.now()).toBe(Date.parse('2026-11-22T00:02:30Z'))
  expect(late.files('file:Out')).toEqual({ '2026-11-21/23-59-30': 'x' })
})
