import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { toFailure } from '../../../runtime/engine/failure.ts'
import { PermanentError, RetryableError } from '../../../runtime/index.ts'

const hostileError = fc
  .record({ code: fc.anything(), name: fc.anything(), problems: fc.anything(), retryAfterMs: fc.anything() })
  .map((properties) => Object.assign(new Error('no'), properties))
const circular: Record<string, unknown> = {}
circular.self = circular

test.each<[string, unknown, object]>([
  [
    'an error',
    new RangeError('too far'),
    { name: 'RangeError', code: 'RangeError', message: 'too far', retryable: true },
  ],
  [
    'an error of Node',
    Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }),
    { code: 'ECONNREFUSED', retryable: true },
  ],
  ['a RetryableError', new RetryableError('busy'), { name: 'RetryableError', code: 'RETRYABLE', retryable: true }],
  ['a PermanentError', new PermanentError('bad'), { name: 'PermanentError', code: 'PERMANENT', retryable: false }],
  [
    'a PermanentError of another copy of the module',
    Object.assign(new Error('bad'), { name: 'PermanentError' }),
    { retryable: false },
  ],
  [
    'an error with causes',
    new TypeError('fetch failed', { cause: new Error('connect ECONNREFUSED') }),
    { message: 'fetch failed: connect ECONNREFUSED' },
  ],
  ['an error without a message', new Error(), { message: '' }],
  [
    'a string',
    'out of paper',
    { code: 'NOT_AN_ERROR', message: "'out of paper' was thrown: throw an Error", retryable: true },
  ],
  ['undefined', undefined, { code: 'NOT_AN_ERROR', message: 'undefined was thrown: throw an Error' }],
  ['an object', circular, { code: 'NOT_AN_ERROR', message: expect.stringContaining('was thrown: throw an Error') }],
  ['a number as message', { message: 7 }, { code: 'NOT_AN_ERROR' }],
  [
    'a hostile object',
    {
      get message() {
        throw new Error('no')
      },
    },
    { message: 'what was thrown cannot be read' },
  ],
])('%s becomes a failure', (_what, thrown, failure) => {
  expect(toFailure(thrown)).toMatchObject(failure)
})

test('an error that is its own cause ends', () => {
  const error = new Error('round')
  error.cause = error
  expect(toFailure(error).message).toBe('round')
})

test('long messages and stacks are cut', () => {
  const failure = toFailure(Object.assign(new Error('x'.repeat(1e6)), { code: 'y'.repeat(1e6) }))
  expect(failure.message).toHaveLength(1_000)
  expect(failure.code.length).toBeLessThanOrEqual(1_000)
  expect(failure.stack?.length).toBeLessThanOrEqual(4_000)
})

test('whatever is thrown becomes a failure that is JSON of bounded size', () => {
  fc.assert(
    fc.property(fc.oneof(fc.anything(), hostileError), (thrown) => {
      const text = JSON.stringify(toFailure(thrown))
      expect(JSON.parse(text)).toMatchObject({ name: expect.any(String), message: expect.any(String) })
      expect(text.length).toBeLessThan(20_000)
    }),
    { numRuns: 300 },
  )
})
