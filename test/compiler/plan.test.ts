import { expect, test } from '@jest/globals'
import { plan } from '../../compiler/plan/index.ts'
import { type Built, route } from '../../runtime/route/builder.ts'
import { documentsOf } from '../testkit/documents.ts'

const rows = (body: string) => body.split('\n')
const isLarge = (body: string) => body.length > 9
const fine = () => 'fine'

const shardOf = (...routes: readonly Built[]) => {
  const [shard] = plan(documentsOf(...routes), { project: 'acme', environment: 'dev' }).shards
  if (shard === undefined) throw new Error('no shard')
  return shard
}
const queueOf = (id: string, ...routes: readonly Built[]) =>
  shardOf(...routes).queues.find((queue) => queue.logicalId === id)
const queueIds = (...routes: readonly Built[]) =>
  shardOf(...routes)
    .queues.map(({ logicalId }) => logicalId)
    .sort()

test.each([
  ['a queue route reads its queue', route('R').from('queue:In'), ['In', 'RDLQ']],
  ['a file route gets an inbox', route('R').from('file:Files'), ['RDLQ', 'RInbox']],
  ['a triggered route gets an inbox', route('R').from('trigger:rate(1 day)'), ['RDLQ', 'RInbox']],
  ['a manual trigger gets an inbox', route('R').from('trigger:manual'), ['RDLQ', 'RInbox']],
  ['an asynchronous http route gets an inbox', route('R').from('http:/in'), ['RDLQ', 'RInbox']],
  ['a synchronous http route has no queue', route('R').from('http:/in').respond(fine), []],
] as const)('%s', (_name, built, queues) => expect(queueIds(built)).toEqual(queues))

test('a queue hides a message for six timeouts and the batch window', () => {
  const built = route('R', { timeoutMs: 10_500, batchWindowMs: 2_000 }).from('queue:In')
  expect(queueOf('In', built)?.visibilityTimeoutS).toBe(6 * 11 + 2)
})

test.each([
  [3, 5],
  [5, 5],
  [20, 20],
])('with %i attempts a message is dead-lettered by its queue after %i receives', (attempts, receives) => {
  const built = route('R', { retry: { attempts } }).from('queue:In')
  expect(queueOf('In', built)?.redrive).toEqual({ deadLetters: 'RDLQ', maxReceiveCount: receives })
})

const DAY_S = 86_400

test.each([
  ['four days as a rule', {}, 4],
  [
    'longer where the waits between attempts last longer',
    { attempts: 6, backoffMs: 43_200_000, maxBackoffMs: 43_200_000 },
    6,
  ],
  ['never longer than SQS can', { attempts: 100, maxBackoffMs: 43_200_000 }, 14],
])('a queue keeps messages %s', (_name, retry, days) => {
  expect(queueOf('In', route('R', { retry }).from('queue:In'))?.retentionS).toBe(days * DAY_S)
})

test('dead letters are kept for two weeks, and only the queue they come from may send them there', () => {
  expect(queueOf('RDLQ', route('R').from('file:Files'))).toMatchObject({
    purpose: 'dead-letter',
    retentionS: 14 * DAY_S,
    serves: ['RInbox'],
  })
})

test('a queue belongs to its reader, else to the first that writes it', () => {
  const writer = route('Writer').from('http:/in').to('queue:Orders').to('queue:Unread')
  const second = route('Second').from('http:/second').to('queue:Unread')
  const reader = route('Reader').from('queue:Orders')
  expect(queueOf('Orders', writer, second, reader)).toMatchObject({
    route: 'Reader',
    redrive: { deadLetters: 'ReaderDLQ' },
  })
  expect(queueOf('Unread', writer, second, reader)).toMatchObject({ route: 'Writer' })
  expect(queueOf('Unread', writer, second, reader)?.redrive).toBeUndefined()
})

test('an executor may send wherever a step or target of its route leads', () => {
  const built = route('R')
    .from('queue:In')
    .tap('file:Audit')
    .branch([
      [isLarge, 'queue:Large'],
      [isLarge, 'file:Archive'],
    ])
    .otherwise('queue:Small')
  expect(shardOf(built).executors).toMatchObject([
    {
      logicalId: 'RExecutor',
      reads: 'In',
      deadLetters: 'RDLQ',
      sendsTo: ['Large', 'Small'],
      writesTo: ['Archive', 'Audit'],
    },
  ])
})

test('a route that splits may send to its own queue, where parts are tried again', () => {
  expect(shardOf(route('R').from('queue:In').split(rows).to('queue:Out')).executors[0]?.sendsTo).toEqual(['In', 'Out'])
  expect(shardOf(route('R').from('file:Files').split(rows)).executors[0]).toMatchObject({
    sendsTo: ['RInbox'],
    readsObjectsOf: 'Files',
  })
})

test('a route whose parts fail together does not send to its own queue', () => {
  const built = route('R').from('queue:In').split(rows, { onPartFailure: 'message' }).to('queue:Out')
  expect(shardOf(built).executors[0]?.sendsTo).toEqual(['Out'])
})

test('a bucket tells the inbox of the route that reads it', () => {
  const [bucket] = shardOf(route('W').from('queue:In').to('file:Files'), route('R').from('file:Files')).buckets
  expect(bucket).toEqual({ logicalId: 'Files', route: 'R', notifies: 'RInbox' })
})

test('an http route leads to its inbox, or to the executor that answers', () => {
  const { httpRoutes } = shardOf(
    route('Take').from('http:/orders'),
    route('Ask').from('http:/orders/{id}', { method: 'GET' }).respond(fine),
  )
  expect(httpRoutes).toEqual([
    { route: 'Take', method: 'POST', path: '/orders', to: { queue: 'TakeInbox' } },
    { route: 'Ask', method: 'GET', path: '/orders/{id}', to: { executor: 'AskExecutor' } },
  ])
})

test('a route that responds has the time its caller waits, any other half a minute', () => {
  const ask = (timeoutMs?: number) => route('Ask', timeoutMs === undefined ? {} : { timeoutMs }).from('http:/ask')
  const timeoutOf = (built: Built) => shardOf(built).executors[0]?.options.timeoutMs
  expect(timeoutOf(ask().respond(fine))).toBe(29_000)
  expect(timeoutOf(ask(5_000).respond(fine))).toBe(5_000)
  expect(timeoutOf(ask())).toBe(30_000)
})

test('a manual trigger has no schedule', () => {
  const { schedules } = shardOf(route('Manual').from('trigger:manual'), route('Daily').from('trigger:rate(1 day)'))
  expect(schedules.map(({ route: name, expression }) => [name, expression])).toEqual([['Daily', 'rate(1 day)']])
})

test('a project without routes needs nothing', () => {
  expect(plan([], { project: 'acme', environment: 'dev' })).toMatchObject({ shards: [], assignment: {} })
})

test.each([
  ['project', { project: 'Acme Orders', environment: 'dev' }],
  ['environment', { project: 'acme', environment: '' }],
])('a %s that cannot stand in a name is refused with the rule', (what, scope) => {
  expect(() => plan([], scope)).toThrow(new RegExp(`cannot name the ${what}: use 1 to 40 lower-case letters`))
})
