import { expect, test } from '@jest/globals'
import { readLambdaLine } from '../../../../targets/aws/data-plane/lambda-line.ts'

const at = Date.parse('2026-11-21T12:00:00.000Z')
const read = (line: unknown) =>
  readLambdaLine({ id: '7', at, text: typeof line === 'string' ? line : `${JSON.stringify(line)}\n` }, 'Store')
const place = { id: '7', route: 'Store' }

test('what ctx.log wrote is read as it was written', () => {
  const timestamp = '2026-11-21T11:59:59.500Z'
  const line = {
    timestamp,
    level: 'WARN',
    message: 'no price',
    route: 'Store',
    messageId: 'm1',
    correlationId: 'c1',
    data: { row: 3 },
  }
  expect(read(line)).toEqual({
    ...place,
    at: at - 500,
    level: 'warn',
    message: 'no price',
    messageId: 'm1',
    correlationId: 'c1',
    data: { row: 3 },
  })
})

test('what console.log wrote comes out of what Lambda puts around it', () => {
  const around = { timestamp: '2026-11-21T12:00:00.000Z', level: 'INFO', requestId: 'r1' }
  expect(read({ ...around, message: 'hello' })).toEqual({
    ...place,
    at,
    level: 'info',
    message: 'hello',
    requestId: 'r1',
  })
  const inner = JSON.stringify({ level: 'error', message: 'inner', messageId: 'm2' })
  expect(read({ ...around, message: inner })).toEqual({
    ...place,
    at,
    level: 'error',
    message: 'inner',
    messageId: 'm2',
    requestId: 'r1',
  })
})

test('text that is no JSON is a line', () => {
  expect(read('something went to standard error\n')).toEqual({
    ...place,
    at,
    level: 'info',
    message: 'something went to standard error',
  })
})

test('an invocation that ended by itself is an error of the log', () => {
  const record = { requestId: 'r2', status: 'timeout', metrics: { durationMs: 3000 } }
  expect(read({ time: '2026-11-21T12:00:00.000Z', type: 'platform.report', record })).toEqual({
    ...place,
    at,
    level: 'error',
    message: 'The invocation ended as timeout after 3000 ms.',
    requestId: 'r2',
  })
})

test.each([
  ['records of executions', { _aws: {}, batchId: 'b', executions: [] }],
  ['the start of an invocation', { type: 'platform.start', record: { requestId: 'r' } }],
  ['a good end', { type: 'platform.report', record: { requestId: 'r', status: 'success' } }],
])('%s is no line of the log', (_what, line) => {
  expect(read(line)).toBeUndefined()
})
