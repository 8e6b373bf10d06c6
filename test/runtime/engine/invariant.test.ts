import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Context } from '../../../runtime/index.ts'
import { PermanentError, RetryableError } from '../../../runtime/index.ts'
import type { RouteDefinition, UserFunction } from '../../../runtime/route/functions.ts'
import type { Step } from '../../../runtime/route/route.ts'
import { run } from '../../testkit/run.ts'

/** What user functions do in the wild, picked by the length of the body, so that a repeat does the same. */
const deeds: readonly UserFunction[] = [
  (body) => body,
  (body) => `${body}+`,
  async (body) => `${body}~`,
  () => null,
  () => undefined,
  (_, ctx: Context) => ctx.drop('known'),
  () => true,
  async () => false,
  () => 7,
  (body) => [body, `${body}.`, ''],
  async (body) => [`${body}.`],
  () => [],
  (body) => [body, new PermanentError('row', { body })],
  (body) => [body, 7],
  function* (body: string) {
    yield body
    yield `${body}-`
    throw new Error('half way')
  },
  async function* (body: string) {
    yield `${body}-`
  },
  () => {
    throw new RetryableError('busy')
  },
  () => {
    throw new PermanentError('bad')
  },
  async () => {
    throw undefined
  },
]
const fn = fc.array(fc.constantFrom(...deeds), { minLength: 1, maxLength: 4 }).map(
  (some): UserFunction =>
    (body, ctx) =>
      some[String(body).length % some.length]?.(body, ctx),
)
const target = fc.constantFrom({ uri: 'queue:A' }, { uri: 'file:B' }, { uri: 'https://example.com' })
const step: fc.Arbitrary<Step<UserFunction>> = fc.oneof(
  fc.record({ kind: fc.constant('process' as const), processor: fn }),
  fc.record({ kind: fc.constant('filter' as const), processor: fn }),
  fc.record({ kind: fc.constant('split' as const), processor: fn }),
  fc.record({ kind: fc.constant('split' as const), processor: fn, onPartFailure: fc.constant('message' as const) }),
  fc.record({ kind: fc.constant('tap' as const), to: target, processor: fn }),
  fc.record({ kind: fc.constant('validate' as const), schema: fc.constant(true) }),
  fc.record({
    kind: fc.constant('branch' as const),
    rules: fc.array(fc.record({ processor: fn, to: target })),
    otherwise: target,
  }),
)
const route: fc.Arbitrary<RouteDefinition> = fc.record({
  name: fc.constant('R'),
  from: fc.constant({ uri: 'queue:In' }),
  steps: fc.array(step, { maxLength: 5 }),
  to: fc.array(target, { maxLength: 2 }),
  options: fc.constant({}),
})
const message = fc.record({
  body: fc.oneof(fc.string({ maxLength: 8 }), fc.json()),
  attempt: fc.integer({ min: 1, max: 6 }),
})

test('every message ends in exactly one outcome, and every part is counted once', async () => {
  await fc.assert(
    fc.asyncProperty(route, message, async (definition, received) => {
      const { execution, sends, rejected } = await run({ definition }, received)
      const { outcome, dropReason, error, parts, sent } = execution

      expect(['succeeded', 'dropped', 'failed', 'retrying']).toContain(outcome)
      expect(dropReason !== undefined).toBe(outcome === 'dropped')
      expect(error !== undefined).toBe(outcome === 'failed' || outcome === 'retrying')
      expect(Object.values(sent).reduce((sum, n) => sum + n, 0)).toBe(sends.length)
      if (parts !== undefined) {
        expect(parts.made).toBe(parts.succeeded + parts.failed + parts.dropped + parts.retrying)
        expect(parts.failed + parts.retrying).toBeGreaterThanOrEqual(rejected.length)
      } else if (error !== undefined) {
        expect([sends, rejected]).toEqual([[], []])
      }
    }),
    { numRuns: 1_000 },
  )
})

test('a repeat sends the same bodies under the same ids', async () => {
  await fc.assert(
    fc.asyncProperty(route, message, async (definition, received) => {
      const [first, second] = [await run({ definition }, received), await run({ definition }, received)]
      const told = ({ sends, rejected }: typeof first) => [
        sends.map(({ target: { uri }, message: { id, body } }) => [uri, id, body]),
        rejected.map(({ message: { id, body }, outcome, resumeAt }) => [id, body, outcome, resumeAt]),
      ]
      expect(told(second)).toEqual(told(first))
    }),
    { numRuns: 300 },
  )
})

test('no failure of a port is thrown, whatever the route does', async () => {
  const broken = () => Promise.reject(new Error('the port is gone'))
  await fc.assert(
    fc.asyncProperty(route, message, async (definition, received) => {
      const { execution } = await run({ definition }, received, { send: broken, reject: broken })
      expect(execution.sent).toEqual({})
    }),
    { numRuns: 300 },
  )
})
