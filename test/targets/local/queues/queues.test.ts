import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { queueArn } from '../../../../targets/local/place.ts'
import type { QueueAttributes } from '../../../../targets/local/queues/queues.ts'
import { attributes, bodies, handles, message, type OpenedQueues, openQueues, START } from './opened.ts'

let opened: OpenedQueues

beforeEach(() => {
  opened = openQueues()
})

afterEach(() => opened.close())

const put = (name: string, changes: Partial<QueueAttributes> = {}) => opened.queues.put(name, attributes(changes))
const send = (name: string, ...texts: readonly string[]) =>
  opened.queues.send(
    name,
    texts.map((text) => message(text)),
  )
const receive = (name: string, max = 10, waitMs = 0) => opened.queues.receive(name, { max, waitMs })
const removeAll = async (name: string) => {
  const received = await receive(name)
  await opened.queues.settle({ deletes: handles(received) })
  return bodies(received)
}

test('messages come in the order in which they were sent, with what belongs to them', async () => {
  await put('orders')
  const attribute = { DataType: 'String', StringValue: 'blue' }
  const sent = await opened.queues.send('orders', [
    message('first', { attributes: { colour: attribute }, system: { AWSTraceHeader: 'Root=1' } }),
    message('second'),
  ])
  opened.pass(1_500)
  const [first, second] = await receive('orders')
  expect(first).toEqual({
    ...sent[0],
    body: 'first',
    attributes: { colour: attribute },
    system: { AWSTraceHeader: 'Root=1' },
    sentAt: START,
    firstReceivedAt: START + 1_500,
    receives: 1,
    queue: 'orders',
    receiptHandle: expect.any(String),
  })
  expect(second?.body).toBe('second')
  expect(await receive('orders')).toEqual([])
})

test('a queue that is changed keeps its messages, and one that is removed takes them along', async () => {
  const made = await put('orders')
  await send('orders', 'kept')
  opened.pass(1_000)
  const changed = await put('orders', { visibilityTimeoutS: 60, tags: { team: 'a' } })
  expect(changed).toEqual({ ...made, visibilityTimeoutS: 60, tags: { team: 'a' }, modifiedAt: START + 1_000 })
  expect(opened.queues.depth('orders').visible).toBe(1)
  await opened.queues.remove('orders')
  expect(opened.queues.get('orders')).toBeUndefined()
  await put('orders')
  expect(await receive('orders')).toEqual([])
})

test('what was sent while its queue was removed is in no queue that comes later', async () => {
  await put('orders')
  await Promise.all([opened.queues.remove('orders'), send('orders', 'too late')])
  await put('others')
  opened = await opened.reopen()
  expect(opened.queues.depth('others').visible).toBe(0)
})

test('what is sent to a queue that is not there, or to one beside it in the same step, is refused whole', async () => {
  await put('orders')
  await expect(send('nowhere', 'x')).rejects.toMatchObject({ code: 'QueueDoesNotExist' })
  await expect(
    opened.queues.settle({
      sends: [
        { queue: 'orders', message: message('x') },
        { queue: 'nowhere', message: message('y') },
      ],
    }),
  ).rejects.toMatchObject({ code: 'QueueDoesNotExist' })
  expect(opened.queues.depth('orders').visible).toBe(0)
})

test('a message whose lease runs out comes again, counted, and its old handle holds until then', async () => {
  await put('orders')
  await send('orders', 'a', 'b')
  const first = await receive('orders')
  opened.pass(30_100)
  const [again] = await receive('orders', 1)
  expect(again).toMatchObject({ body: 'a', receives: 2, firstReceivedAt: START })
  await opened.queues.settle({ deletes: handles(first) })
  expect(opened.queues.depth('orders')).toMatchObject({ visible: 0, inFlight: 1 })
  await opened.queues.settle({ deletes: [again?.receiptHandle ?? ''] })
  expect(opened.queues.depth('orders')).toEqual({ visible: 0, inFlight: 0, delayed: 0 })
})

test('a message that is given back comes again after so many seconds, or when its lease would have ended', async () => {
  await put('orders')
  await send('orders', 'at once', 'later', 'at the end')
  const [now, later, end] = handles(await receive('orders'))
  await opened.queues.settle({
    returns: [
      { receiptHandle: now ?? '', seconds: 0 },
      { receiptHandle: later ?? '', seconds: 10 },
      { receiptHandle: end ?? '' },
    ],
  })
  expect(opened.queues.depth('orders')).toMatchObject({ visible: 1, inFlight: 2 })
  expect(await removeAll('orders')).toEqual(['at once'])
  opened.pass(10_100)
  expect(await removeAll('orders')).toEqual(['later'])
  opened.pass(20_000)
  expect(await receive('orders')).toMatchObject([{ body: 'at the end', receives: 2 }])
})

test('visibility can be changed while a message is held, and not any more after that', async () => {
  await put('orders')
  await send('orders', 'a')
  const [held] = handles(await receive('orders'))
  const handle = held ?? ''
  await opened.queues.changeVisibility(handle, 100)
  opened.pass(90_000)
  expect(await receive('orders')).toEqual([])
  await opened.queues.changeVisibility(handle, 0)
  await expect(opened.queues.changeVisibility(handle, 10)).rejects.toMatchObject({ code: 'MessageNotInflight' })
  const [again] = await receive('orders')
  expect(again?.receives).toBe(2)
  await expect(opened.queues.changeVisibility(handle, 10)).rejects.toMatchObject({ code: 'InvalidParameterValue' })
})

test('a delayed message is counted apart until its time has come', async () => {
  await put('orders', { delayS: 5 })
  await opened.queues.send('orders', [message('of the queue'), message('its own', { delayS: 0 })])
  expect(opened.queues.depth('orders')).toEqual({ visible: 1, inFlight: 0, delayed: 1, oldestSentAt: START })
  expect(await removeAll('orders')).toEqual(['its own'])
  opened.pass(5_100)
  expect(await removeAll('orders')).toEqual(['of the queue'])
})

test('a message received too often goes to the dead letters, and is the same message there', async () => {
  await put('dead')
  await put('orders', { redrive: { deadLetterArn: queueArn('dead'), maxReceiveCount: 2 } })
  const [sent] = await send('orders', 'poison')
  for (let time = 1; time <= 2; time++) {
    expect(bodies(await receive('orders'))).toEqual(['poison'])
    opened.pass(31_000)
  }
  expect(await receive('orders')).toEqual([])
  const [letter] = opened.queues.peek('dead', { first: 10 })
  expect(letter).toMatchObject({
    messageId: sent?.messageId,
    sentAt: START,
    receives: 2,
    deadLetterSource: 'orders',
    deadLetteredAt: START + 62_000,
  })
  expect(letter?.id).toBeGreaterThan(sent?.id ?? 0)
  expect(bodies(await receive('dead'))).toEqual(['poison'])
})

test('the reader of a queue writes in the step in which receives end without its word', async () => {
  await put('dead')
  await put('orders', { redrive: { deadLetterArn: queueArn('dead'), maxReceiveCount: 1 } })
  opened.journal.define('CREATE TABLE notes (text TEXT)')
  const stop = opened.queues.onEnd('orders', (ended) => (database) => {
    for (const { end, message: of } of ended) {
      database.prepare('INSERT INTO notes VALUES (?)').run(`${of.body} ${end} ${of.receives}`)
    }
  })
  const notes = () =>
    opened.journal.database
      .prepare('SELECT text FROM notes')
      .all()
      .map(({ text }) => text)
  await send('orders', 'a')
  await receive('orders')
  opened.pass(31_000)
  await receive('orders')
  expect(notes()).toEqual(['a expired 1', 'a dead-lettered 1'])
  await send('orders', 'b', 'c')
  const [held] = await receive('orders', 1)
  await opened.queues.settle({ returns: [{ receiptHandle: held?.receiptHandle ?? '', seconds: 5 }] })
  await opened.queues.purge('orders')
  expect(notes()).toEqual(['a expired 1', 'a dead-lettered 1', 'b removed 1'])
  stop()
})

test('a message older than the queue keeps is not given out any more', async () => {
  await put('orders', { retentionS: 60 })
  await send('orders', 'old')
  opened.pass(50_000)
  await send('orders', 'new')
  opened.pass(10_000)
  expect(bodies(await receive('orders'))).toEqual(['new'])
  expect(await receive('orders')).toEqual([])
  expect(bodies(opened.queues.peek('orders', { first: 10 }))).toEqual(['new'])
})

test('whoever waits gets the first messages that come, and nothing when nothing comes', async () => {
  await put('orders')
  const waiting = receive('orders', 2, 10_000)
  await send('orders', 'a', 'b', 'c')
  expect(bodies(await waiting)).toEqual(['a', 'b'])
  expect(bodies(await receive('orders', 10, 10_000))).toEqual(['c'])
  expect(await receive('orders', 10, 20)).toEqual([])
  const stopping = new AbortController()
  const stopped = opened.queues.receive('orders', { max: 1, waitMs: 10_000, signal: stopping.signal })
  stopping.abort()
  expect(await stopped).toEqual([])
  await send('orders', 'd')
  expect(bodies(await receive('orders'))).toEqual(['d'])
})

test('waiting ends when the queue is removed, and when the queues are closed', async () => {
  await put('orders')
  await put('others')
  const waits = [receive('orders', 1, 60_000), receive('others', 1, 60_000)]
  await opened.queues.remove('orders')
  expect(await waits[0]).toEqual([])
  opened = await opened.reopen()
  expect(await waits[1]).toEqual([])
})

test('those that poll are told when something is ready that nobody waits for', async () => {
  await put('orders')
  let told = 0
  const stop = opened.queues.onReady('orders', () => told++)
  await send('orders', 'a')
  expect(told).toBe(1)
  const waiting = receive('orders', 1, 1_000)
  expect(bodies(await waiting)).toEqual(['a'])
  stop()
  await send('orders', 'b')
  expect(told).toBe(1)
})

test('a step of deletes, returns, sends and what else belongs to it is done whole or not at all', async () => {
  await put('in')
  await put('out')
  opened.journal.define('CREATE TABLE notes (text TEXT)')
  await send('in', 'a', 'b')
  const [a, b] = handles(await receive('in'))
  const step = (text: unknown) =>
    opened.queues.settle({
      deletes: [a ?? ''],
      returns: [{ receiptHandle: b ?? '', seconds: 0 }],
      sends: [{ queue: 'out', message: message('from a') }],
      also: (database) => {
        database.prepare('INSERT INTO notes VALUES (?)').run('done')
        if (text === 'fails') throw new Error('a fault')
      },
    })
  await expect(step('fails')).rejects.toThrow('a fault')
  expect(opened.queues.depth('in')).toMatchObject({ visible: 0, inFlight: 2 })
  expect(opened.queues.depth('out')).toMatchObject({ visible: 0 })
  expect(await step('succeeds')).toMatchObject([{ body: 'from a' }])
  expect(opened.queues.depth('in')).toMatchObject({ visible: 1, inFlight: 0 })
  expect(bodies(await receive('out'))).toEqual(['from a'])
  expect(opened.journal.database.prepare('SELECT * FROM notes').all()).toHaveLength(1)
})

test('a message of which a step takes hold is left alone by every other step', async () => {
  await put('in')
  await send('in', 'a')
  const [received] = await receive('in')
  const handle = received?.receiptHandle ?? ''
  const steps = [
    opened.queues.settle({ deletes: [handle] }),
    opened.queues.settle({ returns: [{ receiptHandle: handle, seconds: 0 }] }),
    opened.queues.replace('in', received?.id ?? 0, [{ queue: 'in', message: message('b') }]),
  ]
  expect((await Promise.all(steps))[2]).toBe(false)
  expect(opened.queues.depth('in')).toEqual({ visible: 0, inFlight: 0, delayed: 0 })
})

test('a dead letter is replaced by what is sent for it, once, and not while somebody holds it', async () => {
  await put('dead')
  await put('orders')
  const [letter] = await send('dead', 'letter')
  const id = letter?.id ?? 0
  const replace = () => opened.queues.replace('dead', id, [{ queue: 'orders', message: message('again') }])
  const [held] = await receive('dead')
  expect(await replace()).toBe(false)
  expect(opened.queues.find('dead', id)).toBeUndefined()
  await opened.queues.changeVisibility(held?.receiptHandle ?? '', 0)
  expect(opened.queues.find('dead', id)).toMatchObject({ body: 'letter' })
  expect(await Promise.all([replace(), replace()])).toEqual([true, false])
  expect(opened.queues.find('dead', id)).toBeUndefined()
  expect(bodies(await receive('orders'))).toEqual(['again'])
})

test('a look at a queue goes on behind what it has seen, and changes nothing', async () => {
  await put('dead')
  await send('dead', 'a', 'b', 'c')
  const page = opened.queues.peek('dead', { first: 2 })
  expect(bodies(page)).toEqual(['a', 'b'])
  expect(bodies(opened.queues.peek('dead', { first: 2, after: page[1]?.id ?? 0 }))).toEqual(['c'])
  expect(await receive('dead')).toMatchObject([{ receives: 1 }, { receives: 1 }, { receives: 1 }])
})

test('a purged queue is empty, also of what is held and delayed', async () => {
  await put('orders')
  await send('orders', 'a', 'b')
  await opened.queues.send('orders', [message('c', { delayS: 60 })])
  const held = await receive('orders', 1)
  await opened.queues.purge('orders')
  expect(opened.queues.depth('orders')).toEqual({ visible: 0, inFlight: 0, delayed: 0 })
  await opened.queues.settle({ deletes: handles(held) })
  opened.pass(100_000)
  expect(await receive('orders')).toEqual([])
})

test('after a new start everything is as it was acknowledged, leases are void, and ids go on', async () => {
  await put('orders', { tags: { a: 'b' } })
  const [first] = await send('orders', 'ready')
  await opened.queues.send('orders', [message('delayed', { delayS: 60 })])
  await send('orders', 'held', 'given back')
  const received = await receive('orders')
  expect(bodies(received)).toEqual(['ready', 'held', 'given back'])
  await opened.queues.settle({
    deletes: [received[0]?.receiptHandle ?? ''],
    returns: [{ receiptHandle: received[2]?.receiptHandle ?? '', seconds: 20 }],
  })
  opened = await opened.reopen()
  expect(opened.queues.get('orders')?.tags).toEqual({ a: 'b' })
  expect(opened.queues.depth('orders')).toEqual({ visible: 1, inFlight: 1, delayed: 1, oldestSentAt: START })
  await opened.queues.settle({ deletes: handles(received) })
  expect(await receive('orders')).toMatchObject([{ body: 'held', receives: 1 }])
  opened.pass(20_100)
  expect(await receive('orders')).toMatchObject([{ body: 'given back', receives: 2 }])
  opened.pass(40_000)
  await opened.queues.purge('orders')
  opened = await opened.reopen()
  const [next] = await send('orders', 'next')
  expect(next?.id).toBeGreaterThan((first?.id ?? 0) + 3)
})

test('what does not fit into memory is read back when it is received', async () => {
  const small = openQueues({ memoryBytes: 2_000 })
  await small.queues.put('orders', attributes())
  const texts = Array.from({ length: 20 }, (_, index) => `${index} ${'x'.repeat(500)}`)
  await small.queues.send(
    'orders',
    texts.map((text) => message(text, { attributes: { n: { DataType: 'Number', StringValue: '1' } } })),
  )
  const received = await small.queues.receive('orders', { max: 100, waitMs: 0 })
  expect(bodies(received)).toEqual(texts)
  expect(received.every(({ attributes: { n } }) => n?.StringValue === '1')).toBe(true)
  await small.close()
})

test('a full disk refuses what is sent and leaves all the rest as it was, until there is space', async () => {
  await put('in')
  await put('out')
  await send('in', 'a')
  const [held] = await receive('in')
  const { database } = opened.journal
  database.exec(`PRAGMA max_page_count = ${database.prepare('PRAGMA page_count').get()?.page_count}`)
  const large = 'x'.repeat(100_000)
  const forward = () =>
    opened.queues.settle({
      deletes: [held?.receiptHandle ?? ''],
      sends: [{ queue: 'out', message: message(large) }],
    })
  await expect(send('in', large)).rejects.toMatchObject({ code: 'DISK_FULL', status: 507 })
  await expect(forward()).rejects.toMatchObject({ code: 'DISK_FULL' })
  expect(opened.queues.depth('in')).toMatchObject({ visible: 0, inFlight: 1 })
  opened.pass(31_000)
  expect(bodies(await receive('in'))).toEqual(['a'])
  database.exec('PRAGMA max_page_count = 1000000')
  await send('out', large)
  expect(await removeAll('out')).toEqual([large])
})
