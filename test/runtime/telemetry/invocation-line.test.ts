import { expect, test } from '@jest/globals'
import type { Execution } from '../../../runtime/engine/execution.ts'
import { type Invocation, invocationLines } from '../../../runtime/telemetry/invocation-line.ts'

const execution = (change: Partial<Execution> = {}): Execution => ({
  route: 'Store',
  messageId: 'm1',
  correlationId: 'm1',
  traceparent: '00-059f36b487a344ab83d2661975830a7d-83d2661975830a7d-01',
  parentSpanId: '83d2661975830a7d',
  hops: 0,
  attempt: 1,
  isReplay: false,
  startedAt: 1_795_248_142_428,
  durationMs: 1.5,
  outcome: 'succeeded',
  spans: [{ step: 0, kind: 'process', calls: 1, errors: 0, durationMs: 1 }],
  sent: { 'queue:Out': 1 },
  bytesIn: 10,
  bytesOut: 10,
  ...change,
})

const linesOf = (executions: readonly Execution[], change: Partial<Invocation> = {}) =>
  invocationLines({
    project: 'shop',
    environment: 'live',
    route: 'Store',
    source: 'queue:Orders',
    batchId: 'b1',
    timestamp: 1_795_248_142_999,
    coldStart: false,
    executions,
    notStarted: { count: 0, firstAttempts: 0 },
    ...change,
  })
const parsed = (lines: readonly string[]) => lines.map((line) => JSON.parse(line))
const bytes = (line: string) => Buffer.byteLength(line)

test('an invocation is one line in the embedded metric format, with its records', () => {
  const records = [
    execution(),
    execution({ outcome: 'failed', attempt: 5 }),
    execution({ outcome: 'dropped', dropReason: 'filtered' }),
    execution({ outcome: 'retrying', attempt: 2 }),
  ]
  const lines = linesOf(records, { notStarted: { count: 3, firstAttempts: 2 } })
  expect(lines).toHaveLength(1)
  expect(lines[0]).toMatch(/^\{.*\}\n$/)
  expect(parsed(lines)[0]).toEqual({
    _aws: {
      Timestamp: 1_795_248_142_999,
      CloudWatchMetrics: [
        {
          Namespace: 'routo',
          Dimensions: [['project', 'environment', 'route']],
          Metrics: [
            { Name: 'received', Unit: 'Count' },
            { Name: 'succeeded', Unit: 'Count' },
            { Name: 'failed', Unit: 'Count' },
            { Name: 'dropped', Unit: 'Count' },
            { Name: 'durationMs', Unit: 'Milliseconds' },
          ],
        },
      ],
    },
    project: 'shop',
    environment: 'live',
    route: 'Store',
    source: 'queue:Orders',
    batchId: 'b1',
    received: 4,
    succeeded: 1,
    failed: 1,
    dropped: 1,
    retrying: 1,
    notStarted: 3,
    durationMs: [1.5, 1.5, 1.5, 1.5],
    executions: records,
  })
})

test('an invocation without records names no duration: CloudWatch takes no empty metric', () => {
  const [line] = parsed(linesOf([]))
  expect(line.durationMs).toBeUndefined()
  expect(JSON.stringify(line._aws)).not.toContain('durationMs')
})

test('a large batch takes several lines, whose counts add up', () => {
  const records = Array.from({ length: 250 }, (_, n) => execution({ messageId: `m${n}` }))
  const lines = parsed(linesOf(records, { notStarted: { count: 1, firstAttempts: 1 } }))
  const sum = (name: string) => lines.reduce((total, line) => total + line[name], 0)
  expect([sum('received'), sum('succeeded'), sum('notStarted')]).toEqual([251, 250, 1])
  expect(lines.map(({ part, parts }) => `${part} of ${parts}`)).toEqual(['1 of 4', '2 of 4', '3 of 4', '4 of 4'])
  expect(Math.max(...lines.map(({ durationMs }) => durationMs.length))).toBeLessThanOrEqual(100)
  expect(lines.flatMap(({ executions }) => executions)).toEqual(records)
})

test('no line is larger than CloudWatch takes, in bytes', () => {
  const records = Array.from({ length: 40 }, () => execution({ capture: { body: 'ü€'.repeat(8_000) } }))
  const lines = linesOf(records)
  expect(Math.max(...lines.map(bytes))).toBeLessThan(256_000)
  expect(parsed(lines).flatMap(({ executions }) => executions)).toEqual(records)
})

test('a record that is too large alone leaves without its bulk, and says so', () => {
  const sent = Object.fromEntries(Array.from({ length: 20_000 }, (_, n) => [`queue:Q${n}`, n]))
  const error = { name: 'Error', message: 'm'.repeat(5_000), code: 'X', retryable: true, stack: 's'.repeat(4_000) }
  const [line] = linesOf([execution({ outcome: 'retrying', sent, error })])
  expect(bytes(line ?? '')).toBeLessThan(256_000)
  expect(JSON.parse(line ?? '').executions).toMatchObject([
    { messageId: 'm1', outcome: 'retrying', sent: {}, trimmed: true, error: { code: 'X', message: 'm'.repeat(1_000) } },
  ])
})
