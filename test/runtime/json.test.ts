import { expect, test } from '@jest/globals'
import { json, jsonPredicate, jsonSplitter, PermanentError, route } from '../../runtime/index.ts'
import { run } from '../testkit/run.ts'

interface Order {
  readonly id: number
  readonly lines: readonly number[]
}

const from = route('R').from('queue:In')
const order = '{"id":7,"lines":[1,2]}'

test('json() makes a processor of a function on values', async () => {
  const addTotal = json(({ lines, ...rest }: Order) => ({ ...rest, total: lines.reduce((sum, n) => sum + n, 0) }))
  expect((await run(from.process(addTotal).to('queue:Out'), order)).sent).toEqual([['queue:Out', '{"id":7,"total":3}']])
})

test('json() waits for promises and lets a message be dropped', async () => {
  const later = json(async ({ id }: Order) => (id === 7 ? null : { id }))
  expect((await run(from.process(later), order)).execution.dropReason).toBe('returned-nothing')
  expect((await run(from.process(later).to('queue:Out'), '{"id":8}')).sent).toEqual([['queue:Out', '{"id":8}']])
})

test('json() keeps a drop with its reason', async () => {
  const known = json((_order: Order, ctx) => ctx.drop('known'))
  expect((await run(from.process(known), order)).execution.dropReason).toBe('known')
})

/** What many query builders are: to be awaited, but no promise. */
const thenable = <T>(value: T): PromiseLike<T> => {
  const promise = Promise.resolve(value)
  // biome-ignore lint/suspicious/noThenProperty: that is the point
  return { then: (...args) => promise.then(...args) }
}

test('whatever can be awaited is waited for', async () => {
  const stored = json(({ id }: Order) => thenable({ id, stored: true }))
  expect((await run(from.process(stored).to('queue:Out'), order)).sent).toEqual([
    ['queue:Out', '{"id":7,"stored":true}'],
  ])
  const isKnown = jsonPredicate((_order: Order) => thenable(false))
  expect((await run(from.filter(isKnown), order)).execution.dropReason).toBe('filtered')
  const linesOf = jsonSplitter(({ lines }: Order) => thenable(lines))
  expect((await run(from.split(linesOf).to('queue:Out'), order)).sent).toHaveLength(2)
})

test('jsonPredicate() makes a predicate of a function on values', async () => {
  const isSeven = jsonPredicate(({ id }: Order) => id === 7)
  expect((await run(from.filter(isSeven), order)).execution.outcome).toBe('succeeded')
  expect((await run(from.filter(isSeven), '{"id":8}')).execution.dropReason).toBe('filtered')
})

test.each([
  ['an array', jsonSplitter(({ lines }: Order) => lines)],
  [
    'an async iterable',
    jsonSplitter(async function* ({ lines }: Order) {
      yield* lines
    }),
  ],
])('jsonSplitter() makes a part of each value in %s', async (_what, splitter) => {
  expect((await run(from.split(splitter).to('queue:Out'), order)).sent).toEqual([
    ['queue:Out', '1'],
    ['queue:Out', '2'],
  ])
})

test('jsonSplitter() passes an error in place of a value on', async () => {
  const splitter = jsonSplitter(({ id }: Order) => [id, new PermanentError('no', { body: 'x' })])
  expect((await run(from.split(splitter), order)).rejected).toMatchObject([{ message: { body: 'x' } }])
})

test.each([
  ['nothing', undefined],
  ['an object that is no list', { a: 1 }],
  ['a number', 7],
])('what cannot be split is refused for good, with the name of the function: %s', async (_what, value) => {
  const linesOf = () => value
  const { execution } = await run(from.split(jsonSplitter(linesOf as never)), '{}')
  expect(execution.error).toMatchObject({ code: 'WRONG_RETURN', retryable: false })
  expect(execution.error?.message).toMatch(/^linesOf in step 1 \(split\) of route R must return .* but returned /)
})

test('a function without a name is called by its place', async () => {
  const { execution } = await run(from.split(jsonSplitter((() => ({})) as never)), '{}')
  expect(execution.error?.message).toMatch(/^the function in step 1 \(split\) of route R must return/)
})

test.each([
  ['process', from.process(json((value: unknown) => value))],
  ['filter', from.filter(jsonPredicate(() => true))],
  ['split', from.split(jsonSplitter(() => []))],
])('a body that is not JSON fails for good in %s, with the place of the mistake', async (_kind, built) => {
  const { execution } = await run(built, '{"id":7,}')
  expect(execution).toMatchObject({ outcome: 'failed', error: { code: 'INVALID_JSON' } })
  expect(execution.error?.message).toMatch(/not JSON: .*position 8/)
})
