import { expect, test } from '@jest/globals'
import { batchOf } from '../../../../targets/local/functions/delivery.ts'
import { sqsEventOf } from '../../../../targets/local/functions/executor/sqs-event.ts'
import { countsOf, putRoute } from './bundled.ts'
import { eventually, type Opened, openFunctions } from './opened.ts'

const channels = ['lean', 'runtime-api'] as const

const send = (cloud: Opened, bodies: readonly string[]) =>
  cloud.queues.send(
    'In',
    bodies.map((body) => ({ body, attributes: {} })),
  )
const bodiesIn = (cloud: Opened, queue: string): readonly string[] =>
  cloud.queues.peek(queue, { first: 1_000 }).map(({ body }) => body)
const left = (cloud: Opened): number => {
  const { visible, inFlight, delayed } = cloud.queues.depth('In')
  return visible + inFlight + delayed
}
const isEmpty = (cloud: Opened) =>
  eventually(
    () => left(cloud),
    (count) => count === 0,
  )

test.each(channels)(
  'messages go through a route as it was compiled over %s, in batches, and are counted',
  async (channel) => {
    await using cloud = await openFunctions({ channel })
    await putRoute(
      cloud,
      ".process(p.shout).to('queue:Out')",
      'export const shout = (body: string) => body.toUpperCase()',
    )
    const bodies = Array.from({ length: 25 }, (_, n) => `m${n}`)
    await send(cloud, bodies)
    await isEmpty(cloud)
    expect([...bodiesIn(cloud, 'Out')].sort()).toEqual(bodies.map((body) => body.toUpperCase()).sort())
    expect(await countsOf(cloud)).toEqual({ received: 25, succeeded: 25, failed: 0, dropped: 0 })
    const records = await cloud.records()
    const cold = records.filter(({ coldStart }) => coldStart === true)
    expect(cold.length).toBeGreaterThan(0)
    expect(cold.length).toBeLessThan(records.length)
    const [execution] = await cloud.executions()
    const capture = { body: expect.stringMatching(/^m\d+$/) }
    expect(execution).toMatchObject({ route: 'Work', sentAt: expect.any(Number), capture })
  },
)

const oddWriters = [
  ['leaves a line without an end', "process.stdout.write('half a line')"],
  ['takes the place of our streams', 'process.stdout.write = console.log = () => true'],
] as const

test.each(channels.flatMap((channel) => oddWriters.map(([what, code]) => [channel, what, code] as const)))(
  'what a route does over %s is counted, though its code %s',
  async (channel, _, code) => {
    await using cloud = await openFunctions({ channel })
    await putRoute(cloud, '.process(p.work)', `export const work = () => { ${code} }`)
    await send(cloud, ['x'])
    await isEmpty(cloud)
    expect(await countsOf(cloud)).toEqual({ received: 1, succeeded: 1, failed: 0, dropped: 0 })
  },
)

test.each(channels)(
  'what fails over %s comes again after the wait that the executor asked for; the others pass',
  async (channel) => {
    await using cloud = await openFunctions({ channel })
    const processors = `import { PermanentError, RetryableError } from 'routo'
    export const work = (body: string, ctx) => {
      if (body === 'bad') throw new PermanentError('no good', { code: 'BAD' })
      if (body === 'again' && ctx.message.attempt < 2) throw new RetryableError('later', { retryAfterMs: 1 })
      return body
    }`
    await putRoute(cloud, ".process(p.work).to('queue:Out')", processors)
    await send(cloud, ['good', 'bad', 'again'])
    await isEmpty(cloud)
    expect(bodiesIn(cloud, 'Out')).toEqual(['good', 'again'])
    expect(bodiesIn(cloud, 'DLQ')).toEqual(['bad'])
    expect(await countsOf(cloud)).toEqual({ received: 3, succeeded: 2, failed: 1, dropped: 0 })
    const [letter] = cloud.queues.peek('DLQ', { first: 1 })
    expect(letter?.attributes['routo-error-code']).toMatchObject({ StringValue: 'BAD' })
  },
)

test.each(channels)('a send over %s that the role does not allow is refused as on AWS', async (channel) => {
  await using cloud = await openFunctions({ channel })
  await putRoute(cloud, ".to('queue:Out')", 'export const none = 1', { attempts: 1, sendsTo: ['DLQ'] })
  await send(cloud, ['x'])
  await isEmpty(cloud)
  expect([bodiesIn(cloud, 'Out'), bodiesIn(cloud, 'DLQ')]).toEqual([[], ['x']])
  const [execution] = await cloud.executions()
  expect(execution).toMatchObject({ outcome: 'failed', error: { code: 'AccessDeniedException' } })
  expect(execution?.error?.message).toContain('sqs:SendMessage')
})

const processors = `
  export const work = (body: string) => {
    const [what, text] = body.split(':')
    if (what === 'exit') process.exit(0)
    if (what === 'abort') process.abort()
    if (what === 'loop') for (;;);
    if (what === 'reject') { Promise.reject(new TypeError('nobody waits')); return new Promise(() => {}) }
    return body
  }`

const deaths = [
  ['exit', 'EXECUTOR_CRASHED', 'exit status 0'],
  ['abort', 'EXECUTOR_CRASHED', 'SIGABRT'],
  ['loop', 'TIMEOUT', 'timed out after 1.00 seconds'],
  ['reject', 'TypeError', 'nobody waits'],
] as const

/** What becomes of a batch whose second message is the end of its executor. */
async function dieOf(what: string) {
  await using cloud = await openFunctions()
  const options = { attempts: 1, timeoutMs: 1_000, visibilityTimeoutS: 2 }
  await putRoute(cloud, ".process(p.work).to('queue:Out')", processors, options)
  const sent = await send(cloud, ['fine', `${what}:`])
  await isEmpty(cloud)
  await new Promise((resolve) => setTimeout(resolve, 100))
  return {
    ids: sent.map(({ messageId }) => messageId),
    executions: await cloud.executions(),
    counts: await countsOf(cloud),
    logged: (await cloud.logged()).join('\n'),
    queues: [bodiesIn(cloud, 'Out'), [...bodiesIn(cloud, 'DLQ')].sort()],
  }
}

test('a batch whose executor dies is recorded in its place, comes again, and sends nothing', async () => {
  // Together, as each waits for the same time to pass.
  const all = await Promise.all(deaths.map(([what]) => dieOf(what)))
  for (const [index, [what, code, words]] of deaths.entries()) {
    const { ids, executions, counts, logged, queues } = all[index] ?? raise()
    const became = executions.map(({ messageId, attempt, outcome }) => [ids.indexOf(messageId), attempt, outcome])
    expect([what, became.sort()]).toEqual([
      what,
      [
        [0, 1, 'retrying'],
        [0, 2, 'failed'],
        [1, 1, 'retrying'],
        [1, 2, 'failed'],
      ],
    ])
    expect(executions[0]?.error).toMatchObject({ code, message: expect.stringContaining(words) })
    expect(counts).toEqual({ received: 2, succeeded: 0, failed: 2, dropped: 0 })
    expect(queues).toEqual([[], [`${what}:`, 'fine'].sort()])
    expect(logged).toContain(words)
  }
})

const raise = (): never => {
  throw new Error('There is nothing')
}

test('records of the cloud speak of the same message as those of executors', async () => {
  await using cloud = await openFunctions()
  await putRoute(cloud, '.process(p.work)', processors, { visibilityTimeoutS: 1 })
  const envelope = {
    id: 'm1#2',
    cid: 'm1',
    pid: 'm1',
    hops: 2,
    tp: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`,
    hist: ['Split'],
  }
  const attributes = { routo: { DataType: 'String', StringValue: JSON.stringify(envelope) } }
  await cloud.queues.send('In', [{ body: 'exit:', attributes }])
  const [execution] = await eventually(cloud.executions, (found) => found.length > 0)
  expect(execution).toMatchObject({ messageId: 'm1#2', correlationId: 'm1', parentId: 'm1', hops: 2, attempt: 1 })
  expect(execution).toMatchObject({ parentSpanId: 'b'.repeat(16), bytesIn: 5, outcome: 'retrying' })
  expect(execution?.traceparent).toMatch(/^00-a{32}-[0-9a-f]{16}-01$/)
})

test('an answer that makes no sense brings the whole batch back', async () => {
  await using cloud = await openFunctions()
  await cloud.queue('In', { visibilityTimeoutS: 1 })
  await cloud.put(
    'Work',
    `let times = 0
    export const handler = async () => {
      times += 1
      return times === 1 ? { batchItemFailures: [{ itemIdentifier: 'who?' }] } : undefined
    }`,
  )
  await cloud.feed({ maxConcurrency: 1 })
  await send(cloud, ['a', 'b'])
  await isEmpty(cloud)
  expect((await cloud.executions()).map(({ outcome, error }) => [outcome, error?.code])).toEqual([
    ['retrying', 'BAD_ANSWER'],
    ['retrying', 'BAD_ANSWER'],
  ])
})

test('an event has the shape that Lambda gives it', async () => {
  const message = {
    ...{
      id: 1,
      messageId: 'm',
      body: 'text',
      sentAt: 1_000,
      firstReceivedAt: 2_000,
      receives: 2,
      queue: 'In',
    },
    receiptHandle: 'handle',
    system: { AWSTraceHeader: 'Root=1' },
    attributes: { a: { DataType: 'String', StringValue: 'x' }, b: { DataType: 'Binary.jpg', BinaryValue: 'eA==' } },
    deadLetterSource: 'Other',
  }
  const event = sqsEventOf(batchOf('In', [message]))
  expect(event.Records[0]?.md5OfBody).toBe('1cb251ec0d568de6a929b520c4aed8d1')
  expect(JSON.parse(JSON.stringify(event))).toEqual({
    Records: [
      {
        messageId: 'm',
        receiptHandle: 'handle',
        body: 'text',
        attributes: {
          ApproximateReceiveCount: '2',
          SentTimestamp: '1000',
          SenderId: expect.any(String),
          ApproximateFirstReceiveTimestamp: '2000',
          AWSTraceHeader: 'Root=1',
          DeadLetterQueueSourceArn: 'arn:aws:sqs:us-east-1:000000000000:Other',
        },
        messageAttributes: {
          a: { stringValue: 'x', stringListValues: [], binaryListValues: [], dataType: 'String' },
          b: { binaryValue: 'eA==', stringListValues: [], binaryListValues: [], dataType: 'Binary.jpg' },
        },
        md5OfBody: '1cb251ec0d568de6a929b520c4aed8d1',
        eventSource: 'aws:sqs',
        eventSourceARN: 'arn:aws:sqs:us-east-1:000000000000:In',
        awsRegion: 'us-east-1',
      },
    ],
  })
})
