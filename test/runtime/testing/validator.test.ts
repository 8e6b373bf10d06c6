import { expect, test } from '@jest/globals'
import type { JsonSchema } from '../../../runtime/route/route.ts'
import { createValidators } from '../../../runtime/testing/validator.ts'

const object = { type: 'object' } as const

test.each<[string, JsonSchema, unknown, string, string]>([
  ['a missing field', { ...object, required: ['a/b'] }, {}, '/a~1b', 'is missing'],
  [
    'a missing field further in',
    { properties: { a: { ...object, required: ['b'] } } },
    { a: {} },
    '/a/b',
    'is missing',
  ],
  ['a field too many', { ...object, additionalProperties: false }, { x: 1 }, '/x', 'is not allowed'],
  ['a value that is not in the list', { enum: [1, 'b'] }, 2, '', 'must be one of 1,"b"'],
  ['another value', { const: 'a' }, 'b', '', 'must be "a"'],
  ['another type', { items: { type: 'string' } }, ['a', 7], '/1', 'must be string'],
  ['a format', { format: 'email' }, 'a', '', 'must match format "email"'],
])('%s is told with its place', (_what, schema, value, path, message) => {
  expect(createValidators()(schema)(value)).toEqual([{ path, message }])
})

test('every problem is told, not the first one alone', () => {
  const schema = { ...object, required: ['a', 'b', 'c'] }
  expect(createValidators()(schema)({})).toHaveLength(3)
})

test('a schema is compiled once', () => {
  const validatorFor = createValidators()
  const schema = { type: 'string' }
  expect(validatorFor(schema)).toBe(validatorFor(schema))
  expect(validatorFor(schema)('a')).toEqual([])
})

test('an asynchronous schema is refused, since its answer would come too late', () => {
  expect(() => createValidators()({ $async: true, type: 'string' })).toThrow('take $async out of it')
})
