/** Right uses, which must compile, and wrong ones, which must not. Nothing here is run. */
import type { Context } from 'routo'
import { json, jsonPredicate, jsonSplitter, lines, PermanentError, route } from 'routo'

const same = (body: string) => body
const holds = () => true
const parts = (body: string) => [body]
const fromQueue = route('R').from('queue:In')
const fromHttp = route('R').from('http:/in')

const branched = fromQueue.branch([[holds, 'queue:A']])

/** Every line stands for something that a user writes. */
export const right = [
  fromQueue,
  fromQueue.to('queue:A').to('file:B', { key: '{id}' }).to('https://example.com/in', { method: 'PUT' }),
  route('R', { description: 'why', memoryMb: 512, retry: { attempts: 3 } })
    .from('trigger:rate(5 minutes)')
    .process(same),
  route('R')
    .from('trigger:manual')
    .filter(holds)
    .tap('queue:Copy', { when: async () => true }),
  route('R').from('http:/in/{id}', { method: 'PUT' }).validate({ type: 'object' }).to('queue:A').respond(same),
  fromHttp.branch([[holds, 'queue:A']]).respond(() => ({ status: 201 })),
  fromHttp
    .branch([[holds, 'file:B', { key: '{id}' }]], { mode: 'all' })
    .otherwise('queue:C')
    .respond(same),
  fromQueue.split(parts, { onPartFailure: 'message' }).process(async () => undefined),
  fromQueue.split(lines, { stream: true }),
  fromQueue.split(() => ['a', new PermanentError('row 2', { body: 'b' })]),
  fromQueue.split(async function* () {
    yield 'a'
  }),
  fromQueue.split((_, ctx) => ctx.drop('empty')),
  fromQueue.process(async () => {}),
  fromQueue.process(async (): Promise<void> => {}),
  fromQueue.process((): void => {}),
  fromQueue.process((_body, ctx: Context) => ctx.drop('old')),
  fromQueue.filter((_body, ctx) => ctx.drop('old')),
  fromQueue.process(json(({ n }: { n: number }) => ({ n: n + 1 }))),
  fromQueue.process(json(async ({ n }: { n: number }) => (n > 0 ? { n } : undefined))),
  fromQueue.filter(jsonPredicate(({ n }: { n: number }) => n > 0)),
  fromQueue.split(jsonSplitter(({ all }: { all: number[] }) => all)),
]

/** Each line has exactly one mistake. */
export const wrong = [
  // @ts-expect-error: only http: sources can answer
  () => fromQueue.respond(same),
  // @ts-expect-error: http: is for receiving, https: for sending
  () => fromQueue.to('http:/out'),
  // @ts-expect-error: https: is for sending, http: for receiving
  () => route('R').from('https://example.com'),
  // @ts-expect-error: a trigger is no target
  () => fromQueue.to('trigger:manual'),
  // @ts-expect-error: a trigger is manual, a rate or a cron
  () => route('R').from('trigger:hourly'),
  // @ts-expect-error: no such kind of endpoint
  () => route('R').from('topic:Orders'),
  // @ts-expect-error: no such option
  () => route('R', { memory: 512 }),
  // @ts-expect-error: a number of MB, not a text
  () => route('R', { memoryMb: '512' }),
  // @ts-expect-error: no such retry option
  () => route('R', { retry: { times: 3 } }),
  // @ts-expect-error: a route starts with from
  () => route('R').process(same),
  // @ts-expect-error: steps come before targets
  () => fromQueue.to('queue:Out').process(same),
  // @ts-expect-error: a branch ends the steps
  () => fromQueue.branch([[holds, 'queue:A']]).process(same),
  // @ts-expect-error: after a branch every message has gone its way
  () => fromQueue.branch([[holds, 'queue:A']]).to('queue:B'),
  // @ts-expect-error: otherwise belongs to a branch
  () => fromQueue.otherwise('queue:A'),
  // @ts-expect-error: there is one otherwise
  () => branched.otherwise('queue:B').otherwise('queue:C'),
  // @ts-expect-error: nothing comes after the answer
  () => fromHttp.respond(same).to('queue:A'),
  // @ts-expect-error: a rule has a predicate first
  () => fromQueue.branch([['queue:A', holds]]),
  // @ts-expect-error: a rule sends to a target
  () => fromQueue.branch([[holds, 'http:/out']]),
  // @ts-expect-error: first or all
  () => fromQueue.branch([[holds, 'queue:A']], { mode: 'any' }),
  // @ts-expect-error: a processor returns text
  () => fromQueue.process(() => 7),
  // @ts-expect-error: a processor returns text, also in time
  () => fromQueue.process(async () => ({ id: 7 })),
  // @ts-expect-error: a processor takes text; json() parses
  () => fromQueue.process((order: { id: number }) => String(order.id)),
  // @ts-expect-error: a predicate says true or false
  () => fromQueue.filter((body) => body.length),
  // @ts-expect-error: a splitter returns several
  () => fromQueue.split(() => 7),
  // @ts-expect-error: parts are texts
  () => fromQueue.split(() => [1, 2]),
  // @ts-expect-error: only a PermanentError stands in place of a part
  () => fromQueue.split(() => ['a', new Error('row 2')]),
  // @ts-expect-error: a splitter of streams needs { stream: true }
  () => fromQueue.split(lines),
  // @ts-expect-error: a part or the message fails
  () => fromQueue.split(parts, { onPartFailure: 'none' }),
  // @ts-expect-error: only file: targets have a key
  () => fromQueue.to('queue:Out', { key: '{id}' }),
  // @ts-expect-error: only https: targets have a method
  () => fromQueue.to('file:Out', { method: 'PUT' }),
  // @ts-expect-error: a message is not sent with GET
  () => fromQueue.to('https://example.com', { method: 'GET' }),
  // @ts-expect-error: only http: sources have a method
  () => route('R').from('queue:In', { method: 'PUT' }),
  // @ts-expect-error: the body of an answer is text
  () => fromHttp.respond(() => ({ body: { id: 7 } })),
  // @ts-expect-error: jsonPredicate() says true or false
  () => jsonPredicate(({ n }: { n: number }) => n),
  // @ts-expect-error: jsonSplitter() returns several
  () => jsonSplitter(({ n }: { n: number }) => n),
  // @ts-expect-error: json() makes a processor, no predicate
  () => fromQueue.filter(json(({ n }: { n: number }) => n > 0)),
]
