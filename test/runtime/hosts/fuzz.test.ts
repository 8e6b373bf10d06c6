import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Execution } from '../../../runtime/engine/execution.ts'
import type { BatchResult } from '../../../runtime/hosts/lambda/queue.ts'
import type { Context } from '../../../runtime/index.ts'
import { PermanentError, RetryableError, route } from '../../../runtime/index.ts'
import type { Built } from '../../../runtime/route/builder.ts'
import { contextOf, type Line, sqsRecord, startExecutor } from '../../testkit/executor.ts'
import { runs } from '../../testkit/thorough.ts'

type SqsEntry = { readonly Id: string; readonly MessageBody?: string; readonly MessageAttributes?: SqsAttributes }
type SqsAttributes = { readonly routo?: { readonly StringValue: string } }

/** An SQS that takes, throttles, refuses or loses calls and entries, as the numbers say; tells which entries it took. */
function fickleAws(
  moods: readonly number[],
  took: (queueUrl: string, entry: SqsEntry) => void = () => {},
): typeof globalThis.fetch {
  let calls = 0
  return async (_, init) => {
    const mood = moods[calls++ % moods.length] ?? 0
    if (mood === 1) return new Response('oops', { status: 500 })
    if (mood === 2) return new Response('{"__type":"AccessDenied"}', { status: 403 })
    if (mood === 3) throw new TypeError('fetch failed')
    const { QueueUrl, Entries }: { QueueUrl: string; Entries: SqsEntry[] } =
      init?.body == null ? { QueueUrl: '', Entries: [] } : JSON.parse(String(init.body))
    const refused = mood === 4 || mood === 5 ? Entries.slice(0, 3) : []
    for (const entry of Entries.slice(refused.length)) took(QueueUrl, entry)
    return new Response(
      JSON.stringify({ Failed: refused.map(({ Id }) => ({ Id, Code: 'Odd', SenderFault: mood === 4 })) }),
    )
  }
}

/** User code that does what the first letter of the body says. */
function act(body: string, ctx: Context): string | null | Promise<string> {
  ctx.log.debug(body)
  switch (body[0]) {
    case 'd':
      return ctx.drop(body)
    case 'n':
      return null
    case 'p':
      throw new PermanentError(body)
    case 'r':
      throw new RetryableError(body, { retryAfterMs: body.length * 1_000 })
    case 't':
      throw body
    case 'w':
      return 7 as never
    case 'e':
      return ''
    case 'a':
      return Promise.resolve(body)
    case 'x':
      return Promise.reject(new Error(body))
    default:
      return body
  }
}
const letters = (body: string): string[] => [...body]

const routes: readonly Built[] = [
  route('Fuzz').from('queue:In').process(act).to('queue:Out'),
  route('Fuzz').from('queue:In').split(letters).process(act).to('queue:Out').to('queue:Other'),
  route('Fuzz', { retry: { attempts: 2 } })
    .from('queue:In')
    .split(letters, { onPartFailure: 'message' })
    .process(act)
    .to('queue:Out'),
  route('Fuzz').from('file:Files').process(act).to('queue:Out'),
  route('Fuzz')
    .from('trigger:manual')
    .tap('queue:Other')
    .filter((body) => body !== '')
    .branch([[(body) => body > 'm', 'queue:Out']]),
]

const REMOVED = { eventName: 'ObjectRemoved:Delete', s3: { bucket: { name: 'b' }, object: { key: 'k' } } }
const SEVERAL = JSON.stringify({ Records: [REMOVED, REMOVED] })

const body = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.tuple(fc.constantFrom(...'dnprtweaxog'), fc.string({ maxLength: 5 })).map((parts) => parts.join('')),
  },
  fc.string({ unit: 'binary' }),
  fc.json(),
  fc.constant(
    '{"Records":[{"eventName":"ObjectCreated:Put","s3":{"bucket":{"name":"b"},"object":{"key":"%zz+k","size":3}}}]}',
  ),
  fc.constant(SEVERAL),
)
const envelope = fc.oneof(
  fc.string(),
  fc.json(),
  fc
    .record({
      id: fc.string(),
      cid: fc.string(),
      hops: fc.integer({ min: -1, max: 40 }),
      tp: fc.string(),
      hist: fc.array(fc.string()),
      at: fc.integer({ min: -1, max: 4 }),
      h: fc.dictionary(fc.string(), fc.string()),
    })
    .map((wire) => JSON.stringify(wire)),
)
const message = fc.record({ body, envelope: fc.option(envelope, { nil: undefined }) })
const scenario = fc.record({
  built: fc.constantFrom(...routes),
  messages: fc.array(message, { maxLength: 12 }),
  moods: fc.array(fc.constantFrom(0, 0, 0, 0, 1, 2, 3, 4, 5), { minLength: 1, maxLength: 6 }),
  remaining: fc.array(fc.constantFrom(30_000, 30_000, 10_000, 2_000), { minLength: 1, maxLength: 5 }),
})

interface Waiting {
  readonly record: ReturnType<typeof sqsRecord>
  readonly attempt: number
}

test('nothing is lost and received = succeeded + failed + dropped + in flight, through every attempt of every message', async () => {
  await fc.assert(
    fc.asyncProperty(scenario, async ({ built, messages, moods, remaining }) => {
      let readings = 0
      let ids = 0
      const add = (body: string, envelope?: string): void => {
        const record = sqsRecord(body, { id: `m${ids++}`, ...(envelope === undefined ? {} : { envelope }) })
        queue.push({ record, attempt: 1 })
      }
      const queue: Waiting[] = []
      for (const { body, envelope } of messages) add(body, envelope)
      const delivered: string[] = []
      const fetch = fickleAws(moods, (url, { MessageBody, MessageAttributes }) => {
        if (MessageBody === undefined) return
        const envelope = MessageAttributes?.routo?.StringValue
        const { id, pid } = JSON.parse(envelope ?? '{}')
        const name = url.slice(url.lastIndexOf('/') + 1)
        delivered.push(`${name} ${id}`, `${name} ${pid}`)
        if (name === 'In') add(MessageBody, envelope)
      })
      const { handle, lines } = await startExecutor(nowhere, built, { fetch })
      const context = contextOf(() => remaining[readings++ % remaining.length] ?? 0)
      for (let round = 0; round < 8; round += 1) {
        const batch = queue.splice(0, 7)
        const Records = batch.map(({ record, attempt }) => ({
          ...record,
          attributes: { ApproximateReceiveCount: String(attempt) },
        }))
        // What a queue route gives back; the handler's type is of both kinds.
        const { batchItemFailures } = (await handle({ Records }, context)) as BatchResult
        const returned = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier))
        queue.push(
          ...batch
            .filter(({ record }) => returned.has(record.messageId))
            .map(({ record, attempt }) => ({ record, attempt: attempt + 1 })),
        )
      }
      const inFlight = queue.filter(({ attempt }) => attempt > 1).length
      expect(total(lines, 'received')).toBe(
        total(lines, 'succeeded') + total(lines, 'failed') + total(lines, 'dropped') + inFlight,
      )
      const executions = lines.flatMap(({ executions: all = [] }) => all)
      for (const execution of executions) expectConsistent(execution, delivered)
    }),
    runs(300),
  )
})

/** The record fits itself, and whatever it says to be with somebody is there. */
function expectConsistent(
  { messageId, parts, outcome, error, dropReason, sent }: Execution,
  delivered: readonly string[],
): void {
  if (parts) expect(parts.made).toBe(parts.succeeded + parts.failed + parts.dropped + parts.retrying)
  expect(error !== undefined).toBe(outcome === 'failed' || outcome === 'retrying')
  expect(dropReason !== undefined).toBe(outcome === 'dropped')
  const copiesIn = (queue: string) => delivered.filter((one) => one === `${queue} ${messageId}`).length
  if (outcome === 'failed') expect(copiesIn('DLQ')).toBeGreaterThan(0)
  if (outcome === 'succeeded' || outcome === 'dropped') {
    for (const [uri, count] of Object.entries(sent))
      expect(copiesIn(uri.replace('queue:', ''))).toBeGreaterThanOrEqual(count)
    expect(copiesIn('DLQ')).toBeGreaterThanOrEqual(parts?.failed ?? 0)
    expect(copiesIn('In')).toBeGreaterThanOrEqual(parts?.retrying ?? 0)
  }
}

const total = (lines: readonly Line[], name: string): number =>
  lines.reduce((sum, line) => sum + (typeof line[name] === 'number' ? line[name] : 0), 0)

const nowhere = {
  url: 'http://127.0.0.1:9',
  queueUrl: (queue: string) => `https://sqs.eu-central-1.amazonaws.com/1/${queue}`,
}

test('any event is worked on or refused in words', async () => {
  const [queued] = routes
  const asked = route('Fuzz')
    .from('http:/')
    .process(act)
    .respond((text) => text)
  const junk = fc.oneof(
    fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true }),
    fc.record({ Records: fc.array(fc.anything()) }),
    fc.record({
      version: fc.constant('2.0'),
      rawPath: fc.string(),
      requestContext: fc.record({ requestId: fc.string(), http: fc.anything() }),
      headers: fc.anything(),
      body: fc.anything(),
      isBase64Encoded: fc.anything(),
    }),
  )
  await fc.assert(
    fc.asyncProperty(junk, async (event) => {
      for (const built of [queued ?? asked, asked]) {
        const { handle } = await startExecutor(nowhere, built, { fetch: fickleAws([0]) })
        const result = await handle(event, contextOf()).catch((error: unknown) => error)
        if (result instanceof Error) expect(result.message).toMatch(/^Route Fuzz takes .*, but this event is /)
        else expect(result).toEqual(expect.anything())
      }
    }),
    runs(300),
  )
})
