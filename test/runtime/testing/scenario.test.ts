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
  await world.trigger('Write')

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
  const world = scenario([route('R').from('file:B').to('file:B')])
  await expect(world.put('file:B', 'a', 'x')).rejects.toThrow('did not come to rest within 10000 executions')
})

test.each<[string, (world: ReturnType<typeof scenario>) => Promise<unknown>, string]>([
  ['a queue that nobody reads', (world) => world.send('queue:X', ''), 'no route reads queue:X, only queue:In are read'],
  ['a bucket that nobody reads', (world) => world.put('file:X', 'a', ''), 'no route reads file:X'],
  ['a path that nobody takes', (world) => world.request('http:/x'), 'no route takes http:/x'],
  ['a trigger that is none', (world) => world.trigger('R'), 'R is not a route that a trigger starts'],
])('%s is an error that says what there is', async (_what, act, message) => {
  await expect(act(scenario([route('R').from('queue:In')]))).rejects.toThrow(message)
})
