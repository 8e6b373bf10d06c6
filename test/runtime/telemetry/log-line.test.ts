import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { newEnvelope, openEnvelope } from '../../../runtime/envelope.ts'
import { logLine } from '../../../runtime/telemetry/log-line.ts'

const message = { ...openEnvelope(newEnvelope('m1'), '', 1), correlationId: 'c1' }
const lineOf = (text: string, data?: Record<string, unknown>) =>
  logLine(
    { level: 'info', message: text, messageId: 'm1', ...(data === undefined ? {} : { data }) },
    message,
    'Store',
    0,
  )

test('a line says when, what and of which message', () => {
  expect(JSON.parse(lineOf('stored', { id: 7 }))).toEqual({
    timestamp: '1970-01-01T00:00:00.000Z',
    level: 'info',
    message: 'stored',
    route: 'Store',
    messageId: 'm1',
    correlationId: 'c1',
    data: { id: 7 },
  })
})

test('whatever a user logs is one line of JSON of a size that a log takes', () => {
  const anything = fc.dictionary(fc.string(), fc.anything({ withBigInt: true, withDate: true, withMap: true }))
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), anything, (text, data) => {
      expect(JSON.parse(lineOf(text, data))).toMatchObject({ level: 'info' })
      expect(lineOf(text, data).split('\n')).toHaveLength(2)
    }),
  )
})

test.each([
  [
    'a circle',
    () => {
      const circle: Record<string, unknown> = {}
      circle.self = circle
      return circle
    },
    /^\(not JSON: Converting circular structure/,
  ],
  ['a bigint', () => ({ n: 1n }), /^\(not JSON: Do not know how to serialize a BigInt/],
  [
    'a value that throws',
    () => ({
      toJSON() {
        throw 'no'
      },
    }),
    /^\(not JSON: no/,
  ],
  ['too much', () => ({ text: 'x'.repeat(300_000) }), /… \(cut\)$/],
])('%s is replaced by words', (_name, data, words) => {
  const line = lineOf('x', data())
  expect(Buffer.byteLength(line)).toBeLessThan(256_000)
  expect(JSON.parse(line).data).toMatch(words)
})
