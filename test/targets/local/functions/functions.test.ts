import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { endLeftovers } from '../../../../targets/local/functions/leftovers.ts'
import { eventually, type Opened, openFunctions } from './opened.ts'

const channels = ['lean', 'runtime-api'] as const
const send = (cloud: Opened, bodies: readonly string[], queue = 'In') =>
  cloud.queues.send(
    queue,
    bodies.map((body) => ({ body, attributes: {} })),
  )
const isAlive = (pid: number): boolean => existsSync(`/proc/${pid}`)

test.each(channels)('a function answers over %s, with what Lambda tells it', async (channel) => {
  await using cloud = await openFunctions({ channel })
  const code = `export const handler = async (event, context) => ({
    twice: event.n * 2,
    name: context.functionName,
    left: context.getRemainingTimeInMillis() > 4_000,
    id: context.awsRequestId.length,
    memory: process.env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
  })`
  await cloud.put('Work', code)
  const payload = { twice: 42, name: 'Work', left: true, id: 36, memory: '128' }
  expect(await cloud.functions.invoke('Work', { n: 21 })).toEqual({ outcome: 'answered', payload })
})

const nasty = `
  import { writeSync } from 'node:fs'
  const does = {
    nothing: () => undefined,
    string: () => 'text',
    throw: () => { throw new RangeError('too far') },
    'throw a text': () => { throw 'just words' },
    exit: () => process.exit(3),
    abort: () => process.abort(),
    reject: () => { Promise.reject(new TypeError('nobody waits')); return new Promise(() => {}) },
    circle: () => { const a = {}; a.a = a; return a },
    bigint: () => 1n,
    hang: () => new Promise(() => {}),
    loop: () => { for (;;); },
    close: () => { writeSync(3, Buffer.alloc(8, 255)); return new Promise(() => {}) },
    forge: () => {
      const json = JSON.stringify({ kind: 'queue', n: 1, action: 7, queueUrl: {}, entries: 'all' })
      const frame = Buffer.alloc(4 + json.length)
      frame.writeUInt32BE(json.length)
      frame.write(json, 4)
      writeSync(3, frame)
      return new Promise(() => {})
    },
    'no end of line': () => { process.stdout.write('a line'); process.stdout.write(' without end'); return 1 },
    'much output': () => { process.stdout.write('x'.repeat(9_000_000)); return 'said' },
    'long line': () => { console.log('y'.repeat(600_000)); return 1 },
    'past our streams': () => { writeSync(1, 'by descriptor\\n'); return 1 },
  }
  export const handler = async (event) => does[event]()`

/** Deaths stand apart, as two of them in turn make the next start wait. */
const ends: readonly (readonly [event: string, result: object])[] = [
  ['exit', { outcome: 'failed', error: { type: 'EXECUTOR_CRASHED' } }],
  ['nothing', { outcome: 'answered' }],
  ['abort', { outcome: 'failed', error: { type: 'EXECUTOR_CRASHED' } }],
  ['throw', { outcome: 'failed', error: { type: 'RangeError', message: 'too far' } }],
  ['reject', { outcome: 'failed', error: { type: 'TypeError', message: 'nobody waits' } }],
  ['throw a text', { outcome: 'failed', error: { type: 'Error', message: 'just words' } }],
  ['hang', { outcome: 'failed', error: { type: 'TIMEOUT', message: 'Task timed out after 0.30 seconds' } }],
  ['circle', { outcome: 'failed', error: { type: 'TypeError' } }],
  ['loop', { outcome: 'failed', error: { type: 'TIMEOUT' } }],
  ['bigint', { outcome: 'failed', error: { type: 'TypeError' } }],
  ['no end of line', { outcome: 'answered', payload: 1 }],
  ['past our streams', { outcome: 'answered', payload: 1 }],
  ['long line', { outcome: 'answered', payload: 1 }],
  ['much output', { outcome: 'answered', payload: 'said' }],
]
const endless = ['hang', 'loop']

test.each(channels)(
  'whatever a function does, over %s, it has one end, and the next invocation another',
  async (channel) => {
    await using cloud = await openFunctions({ channel })
    await cloud.put('Nasty', nasty, { timeoutMs: 20_000 })
    await cloud.put('Endless', nasty, { timeoutMs: 300 })
    for (const [event, result] of ends) {
      const name = endless.includes(event) ? 'Endless' : 'Nasty'
      expect([event, await cloud.functions.invoke(name, event)]).toMatchObject([event, result])
    }
    expect(await cloud.functions.invoke('Nasty', 'string')).toEqual({ outcome: 'answered', payload: 'text' })
    const logged = await eventually(cloud.logged, (lines) => lines.some((line) => line.includes('left out')))
    expect(logged).toEqual(expect.arrayContaining(['a line without end', 'by descriptor']))
    expect(Math.max(...logged.map(({ length }) => length))).toBeLessThanOrEqual(256_000)
    expect(logged).toContain('So much was logged that the rest is left out')
    expect(logged.filter((line) => line.includes('Task timed out'))).toHaveLength(2)
  },
)

test.each(['close', 'forge'])(
  'code that speaks on the channel itself (%s) ends its own process only',
  async (event) => {
    await using cloud = await openFunctions()
    await cloud.put('Nasty', nasty)
    const error = { type: 'EXECUTOR_CRASHED', message: expect.stringContaining("the executor's channel broke") }
    expect(await cloud.functions.invoke('Nasty', event)).toEqual({ outcome: 'failed', error })
    expect(await cloud.functions.invoke('Nasty', 'string')).toMatchObject({ outcome: 'answered' })
  },
)

test.each([
  ['objects', 'for (;;) all.push(new Array(1e6).fill(1.5))'],
  ['buffers', 'for (let n = 0; n < 400; n += 1) all.push(Buffer.alloc(1_048_576, 1)); return new Promise(() => {})'],
])('a function that takes too much memory for %s is ended', async (_, code) => {
  await using cloud = await openFunctions()
  await cloud.put('Greedy', `const all = []\nexport const handler = () => { ${code} }`, { timeoutMs: 20_000 })
  const error = { type: 'OUT_OF_MEMORY', message: expect.stringContaining('raise memoryMb') }
  expect(await cloud.functions.invoke('Greedy', {})).toEqual({ outcome: 'failed', error })
})

test.each([
  ['throws while it is loaded', "throw new Error('no start')", 'no start'],
  ['exports no handler', 'export const other = 1', 'does not export a function handler'],
  ['is no module', 'export const handler = (', 'Unexpected'],
  [
    'never finishes loading',
    'await new Promise((resolve) => setTimeout(resolve, 60_000))',
    'was not loaded after 300 ms',
  ],
])('code that %s is a failure that says so', async (_, code, words) => {
  await using cloud = await openFunctions(code.startsWith('await') ? { limits: { initMs: 300 } } : {})
  await cloud.put('Work', code)
  const error = { message: expect.stringContaining(words) }
  expect(await cloud.functions.invoke('Work', {})).toMatchObject({ outcome: 'failed', error })
  expect((await eventually(cloud.logged, ({ length }) => length > 0))[0]).toContain(words)
})

test('a function that cannot start is tried more and more rarely, until it can', async () => {
  await using cloud = await openFunctions()
  await cloud.put('Work', "throw new Error('no start')")
  const before = Date.now()
  for (let n = 0; n < 5; n += 1) await cloud.functions.invoke('Work', {})
  // 100 + 200 + 400 ms between the second and the fifth.
  expect(Date.now() - before).toBeGreaterThanOrEqual(700)
  await cloud.put('Work', 'export const handler = () => 1')
  expect(await cloud.functions.invoke('Work', {})).toEqual({ outcome: 'answered', payload: 1 })
})

test('an invocation ends on the code that it began with, and the next has the new', async () => {
  await using cloud = await openFunctions()
  const slow = "export const handler = () => new Promise((resolve) => setTimeout(resolve, 200, 'old'))"
  const config = await cloud.put('Work', slow)
  const running = cloud.functions.invoke('Work', {})
  await eventually(cloud.functions.executors, (all) => all.some(({ busy }) => busy))
  const changed = await cloud.put('Work', "export const handler = () => 'new'")
  expect(changed.codeSha256).not.toBe(config.codeSha256)
  expect(await cloud.functions.invoke('Work', {})).toMatchObject({ payload: 'new' })
  expect(await running).toMatchObject({ payload: 'old' })
  await eventually(cloud.functions.executors, ({ length }) => length === 1)
  expect(cloud.functions.executors()).toHaveLength(1)
})

test('a process without work goes after a while, and comes back with the next', async () => {
  await using cloud = await openFunctions({ limits: { idleMs: 50 } })
  await cloud.put('Work', 'let n = 0\nexport const handler = () => (n += 1)')
  expect(await cloud.functions.invoke('Work', {})).toMatchObject({ payload: 1 })
  expect(await cloud.functions.invoke('Work', {})).toMatchObject({ payload: 2 })
  await eventually(cloud.functions.executors, ({ length }) => length === 0)
  expect(await cloud.functions.invoke('Work', {})).toMatchObject({ payload: 1 })
})

test('functions share the processes that there may be, whoever came first', async () => {
  // A turn takes a second, on a clock that goes four times as fast.
  const start = Date.now()
  await using cloud = await openFunctions({ limits: { most: 1 }, now: () => start + 4 * (Date.now() - start) })
  const names = ['One', 'Two', 'Three']
  for (const name of names) {
    await cloud.put(name, 'export const handler = () => new Promise((resolve) => setTimeout(resolve, 400, 1))')
    await cloud.queue(name)
    await cloud.feed({ id: name, queue: name, functionName: name, batchSize: 1 })
  }
  // All of them have work before the first has done its own.
  await Promise.all(names.map((name) => send(cloud, ['a', 'b'], name)))
  const isTaken = (name: string): boolean => cloud.queues.depth(name).visible < 2
  await eventually(
    () => names.filter(isTaken),
    (taken) => taken.length === 3,
  )
  expect(names.map((name) => cloud.queues.depth(name).visible)).toEqual([1, 1, 1])
})

test('a process that takes longer than a turn to load does its work before it makes room for others', async () => {
  const start = Date.now()
  await using cloud = await openFunctions({ limits: { most: 1 }, now: () => start + 4 * (Date.now() - start) })
  const names = ['One', 'Two']
  const slow = 'await new Promise((resolve) => setTimeout(resolve, 400))\nexport const handler = () => 1'
  for (const name of names) await cloud.put(name, slow)
  const answers = await Promise.all(names.map((name) => cloud.functions.invoke(name, {})))
  expect(answers).toEqual(Array(2).fill({ outcome: 'answered', payload: 1 }))
}, 15_000)

test.each([
  [300, ['a', 'b'], '2'],
  [60_000, ['a', 'b', 'c'], '3'],
])('a batch waits for its window of %i ms, and not when it is full', async (windowMs, bodies, size) => {
  await using cloud = await openFunctions()
  await cloud.put('Work', 'export const handler = (event) => { console.log(event.Records.length); return null }')
  await cloud.queue('In')
  await cloud.feed({ batchSize: 3, windowMs })
  for (const body of bodies) await send(cloud, [body])
  expect(await eventually(cloud.logged, ({ length }) => length > 0)).toEqual([size])
})

test('a source runs as many batches at a time as it may, and no more', async () => {
  await using cloud = await openFunctions()
  await cloud.put('Work', 'export const handler = () => new Promise((resolve) => setTimeout(resolve, 900, null))')
  await cloud.queue('In')
  await send(
    cloud,
    Array.from({ length: 6 }, (_, n) => `${n}`),
  )
  await cloud.feed({ batchSize: 1, maxConcurrency: 3 })
  let most = 0
  const look = () => {
    most = Math.max(most, cloud.functions.executors().filter(({ busy }) => busy).length)
    const { inFlight, visible } = cloud.queues.depth('In')
    return inFlight + visible
  }
  await eventually(look, (left) => left === 0)
  expect(most).toBe(3)
})

test('a source that is removed ends its batch, and takes no other', async () => {
  await using cloud = await openFunctions()
  await cloud.put('Work', 'export const handler = () => new Promise((resolve) => setTimeout(resolve, 200, null))')
  await cloud.queue('In')
  await cloud.feed({ batchSize: 1, maxConcurrency: 1 })
  await send(cloud, ['a', 'b', 'c'])
  await eventually(cloud.functions.executors, (all) => all.some(({ busy }) => busy))
  await cloud.functions.removeEventSource('source')
  expect(cloud.queues.depth('In')).toMatchObject({ visible: 2, inFlight: 0 })
  expect(cloud.functions.eventSources()).toEqual([])
})

test('functions and sources are there again after a restart, and go on', async () => {
  await using cloud = await openFunctions()
  const config = await cloud.put('Work', 'export const handler = () => null')
  await cloud.queue('In')
  await cloud.feed()
  await cloud.reopen()
  expect([cloud.functions.list(), cloud.functions.eventSources()]).toMatchObject([[config], [{ id: 'source' }]])
  await send(cloud, ['a'])
  await eventually(
    () => cloud.queues.depth('In'),
    ({ visible, inFlight }) => visible + inFlight === 0,
  )
  expect(cloud.queues.depth('In')).toMatchObject({ visible: 0, inFlight: 0 })
  await cloud.functions.remove('Work')
  await cloud.reopen()
  expect(cloud.functions.list()).toEqual([])
})

test('a request that has no answer is counted as failed', async () => {
  await using cloud = await openFunctions()
  await cloud.put('Answer', 'export const handler = () => process.exit(1)')
  const requestContext = { requestId: 'request-1', http: { method: 'POST', sourceIp: '::1' } }
  await cloud.functions.invoke('Answer', { version: '2.0', rawPath: '/', requestContext, body: 'x' })
  const [record] = await cloud.records()
  expect(record).toMatchObject({ received: 1, failed: 1, route: 'Answer', project: 'shop', environment: 'test' })
  expect(await cloud.executions()).toMatchObject([{ messageId: 'request-1', error: { code: 'EXECUTOR_CRASHED' } }])
})

test('there is no function to invoke where there is none', async () => {
  await using cloud = await openFunctions()
  await expect(cloud.functions.invoke('None', {})).rejects.toMatchObject({
    code: 'ResourceNotFoundException',
    status: 404,
  })
})

test('what a killed cloud has left behind is ended by the next one', async () => {
  await using cloud = await openFunctions()
  const program = join(cloud.folder, 'functions', 'program')
  await mkdir(join(program, 'old'), { recursive: true })
  await writeFile(join(program, 'old', 'main.mjs'), 'for (;;);')
  const child = spawn(process.execPath, [join(program, 'old', 'main.mjs')])
  const other = spawn(process.execPath, ['--eval', 'setInterval(() => {}, 1_000)'])
  await eventually(
    () => isAlive(child.pid ?? 0),
    (alive) => alive,
  )
  const ended = once(child, 'exit')
  await endLeftovers(program)
  expect((await ended)[1]).toBe('SIGKILL')
  expect(isAlive(other.pid ?? 0)).toBe(true)
  other.kill('SIGKILL')
})
