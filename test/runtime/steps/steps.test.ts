import { expect, test } from '@jest/globals'
import type { Context } from '../../../runtime/index.ts'
import { route } from '../../../runtime/index.ts'
import type { Built } from '../../../runtime/route/builder.ts'
import { run } from '../../testkit/run.ts'

const from = route('R').from('queue:In')
const upper = (body: string) => body.toUpperCase()
const isLong = (body: string) => body.length > 3
const never = () => false
const later = <T>(value: T) => Promise.resolve(value)
/** What database clients give back: an object with `then`, but no promise. */
// biome-ignore lint/suspicious/noThenProperty: it is what is tested
const thenable = (value: string) => ({ then: (done: (value: string) => void) => done(value) }) as Promise<string>

test.each<[behaviour: string, route: Built, body: string, sent: [string, string][], end: string]>([
  ['process replaces the body', from.process(upper).to('queue:Out'), 'a', [['queue:Out', 'A']], 'succeeded'],
  [
    'process waits for a promise',
    from.process((b) => later(upper(b))).to('queue:Out'),
    'a',
    [['queue:Out', 'A']],
    'succeeded',
  ],
  [
    'process waits for anything with then',
    from.process(thenable).to('queue:Out'),
    'a',
    [['queue:Out', 'a']],
    'succeeded',
  ],
  ['process passes an empty body on', from.process(() => '').to('queue:Out'), 'a', [['queue:Out', '']], 'succeeded'],
  [
    'process drops when nothing is returned',
    from.process(() => undefined).to('queue:Out'),
    'a',
    [],
    'returned-nothing',
  ],
  ['process at the end may return nothing', from.process(() => undefined), 'a', [], 'succeeded'],
  ['process at the end drops on null', from.process(() => null), 'a', [], 'returned-nothing'],
  ['process drops on null', from.process(() => later(null)).to('queue:Out'), 'a', [], 'returned-nothing'],
  ['process drops with a reason', from.process((_, { drop }) => drop('old')).to('queue:Out'), 'a', [], 'old'],
  [
    'a drop wins over what is returned',
    from
      .process((b, ctx) => {
        ctx.drop('old')
        return b
      })
      .to('queue:Out'),
    'a',
    [],
    'old',
  ],
  ['filter passes what holds', from.filter(isLong).to('queue:Out'), 'long', [['queue:Out', 'long']], 'succeeded'],
  ['filter drops the rest', from.filter(isLong).to('queue:Out'), 'no', [], 'filtered'],
  ['filter waits for a promise', from.filter((b) => later(isLong(b))).to('queue:Out'), 'no', [], 'filtered'],
  ['filter drops with its own reason', from.filter((_, ctx) => ctx.drop('old')).to('queue:Out'), 'a', [], 'old'],
  [
    'tap copies and goes on',
    from.tap('queue:Copy').process(upper).to('queue:Out'),
    'a',
    [
      ['queue:Copy', 'a'],
      ['queue:Out', 'A'],
    ],
    'succeeded',
  ],
  [
    'tap copies only when its predicate holds',
    from.tap('queue:Copy', { when: never }).to('queue:Out'),
    'a',
    [['queue:Out', 'a']],
    'succeeded',
  ],
  [
    'tap copies what is dropped later',
    from.tap('queue:Copy').filter(never).to('queue:Out'),
    'a',
    [['queue:Copy', 'a']],
    'filtered',
  ],
  [
    'branch takes the first rule that holds',
    from.branch([
      [never, 'queue:A'],
      [isLong, 'queue:B'],
      [isLong, 'queue:C'],
    ]),
    'long',
    [['queue:B', 'long']],
    'succeeded',
  ],
  [
    'branch takes every rule in mode all',
    from.branch(
      [
        [never, 'queue:A'],
        [isLong, 'queue:B'],
        [isLong, 'queue:C'],
      ],
      { mode: 'all' },
    ),
    'long',
    [
      ['queue:B', 'long'],
      ['queue:C', 'long'],
    ],
    'succeeded',
  ],
  [
    'branch takes otherwise when none holds',
    from.branch([[isLong, 'queue:A']]).otherwise('queue:B'),
    'no',
    [['queue:B', 'no']],
    'succeeded',
  ],
  [
    'branch takes otherwise in mode all only when none holds',
    from.branch([[isLong, 'queue:A']], { mode: 'all' }).otherwise('queue:B'),
    'long',
    [['queue:A', 'long']],
    'succeeded',
  ],
  ['branch drops when none holds', from.branch([[isLong, 'queue:A']]), 'no', [], 'no-branch'],
  [
    'branch waits for promises',
    from.branch([[(b) => later(isLong(b)), 'queue:A']]).otherwise('queue:B'),
    'no',
    [['queue:B', 'no']],
    'succeeded',
  ],
  [
    'a rule may drop',
    from.branch([
      [(_: string, ctx: Context) => ctx.drop('old'), 'queue:A'],
      [isLong, 'queue:B'],
    ]),
    'long',
    [],
    'old',
  ],
  [
    'a message goes to every target',
    from.to('queue:A').to('file:B', { key: '{id}' }).to('https://example.com/in'),
    'a',
    [
      ['queue:A', 'a'],
      ['file:B', 'a'],
      ['https://example.com/in', 'a'],
    ],
    'succeeded',
  ],
  ['a route may end without a target', from.process(upper), 'a', [], 'succeeded'],
])('%s', async (_behaviour, built, body, sent, end) => {
  const { execution, sent: out } = await run(built, body)
  expect(out).toEqual(sent)
  expect(execution.dropReason ?? execution.outcome).toBe(end)
})

test.each<[string, Built, string]>([
  [
    'process',
    from.process((() => 7) as never),
    'the function in step 1 (process) of route R must return a string, null or undefined, but returned 7',
  ],
  ['process', from.process((() => ({ id: 7 })) as never), 'but returned { id: 7 }'],
  ['filter', from.filter((() => 'yes') as never), "must return true or false, but returned 'yes'"],
  [
    'tap',
    from.tap('queue:T', { when: (() => undefined) as never }),
    'step 1 (tap) of route R must return true or false, but returned undefined',
  ],
  [
    'branch',
    from.process(upper).branch([[(() => 1) as never, 'queue:A']]),
    'step 2 (branch) of route R must return true or false, but returned 1',
  ],
  [
    'split',
    from.split((() => 'abc') as never),
    "must return an array, iterable or async iterable of strings, but returned 'abc'",
  ],
  ['split', from.split((() => undefined) as never), 'but returned undefined'],
  [
    'split',
    from.split((() => ['a', 7]) as never),
    'must return strings, or PermanentErrors in their place, but returned part 2: 7',
  ],
  ['split', from.split((() => [later('a')]) as never), 'but returned part 1: Promise {'],
  ['split', from.split((() => [new Error('no')]) as never), 'but returned part 1: Error: no'],
  [
    'respond',
    route('R')
      .from('http:/in')
      .respond((() => ({ statusCode: 401 })) as never),
    'must return a string or { status, headers, body, cookies, isBase64 } with a status from 200 to 599',
  ],
])('%s refuses a wrong return value, naming the function', async (_kind, built, message) => {
  const { execution } = await run(built, 'a')
  expect(execution.outcome).toBe('failed')
  expect(execution.error).toMatchObject({
    code: 'WRONG_RETURN',
    retryable: false,
    message: expect.stringContaining(message),
  })
})

test('the error names the function as its author wrote it', async () => {
  const addTotal = () => 7
  const { execution } = await run(from.process(addTotal as never), 'a')
  expect(execution.error?.message).toMatch(/^addTotal in step 1/)
})

test('validate refuses bodies that are not JSON, with the place of the mistake', async () => {
  const { execution } = await run(from.validate(true), '{"a":}')
  expect(execution.error).toMatchObject({ code: 'INVALID_JSON', retryable: false, step: 0 })
  expect(execution.error?.message).toMatch(/the body is not JSON: .*'}'/)
})

test('validate names the fields that are wrong, the first five in the message and all as data', async () => {
  const problems = Array.from({ length: 7 }, (_, n) => ({ path: `/f${n}`, message: 'is missing' }))
  const { execution } = await run(from.validate({ type: 'object' }).to('queue:Out'), '{}', {
    validator: () => () => problems,
  })
  expect(execution.error).toMatchObject({ code: 'INVALID_BODY', retryable: false, problems })
  expect(execution.error?.message).toBe(
    'the body does not fit the schema: /f0 is missing; /f1 is missing; /f2 is missing; /f3 is missing; /f4 is missing (and 2 more)',
  )
})

test('validate passes on what fits, asking the validator of its own schema', async () => {
  const schema = { const: 1 }
  const { sent } = await run(from.validate(schema).to('queue:Out'), '1', {
    validator: (asked) => (value) => (asked === schema && value === 1 ? [] : [{ path: '', message: 'is wrong' }]),
  })
  expect(sent).toEqual([['queue:Out', '1']])
})
