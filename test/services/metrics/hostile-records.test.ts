import { afterAll, expect, test } from '@jest/globals'
import { sketchOf } from '../../../services/metrics/rollups/sketch.ts'
import { addTallies, emptyTally } from '../../../services/metrics/rollups/tally.ts'
import { partsText } from '../../../services/metrics/rollups/tally-text.ts'
import { systemCaller } from '../../../services/shared/caller.ts'
import { idWithin, newId, projectOf } from '../../../services/shared/ids.ts'
import type { ExecutorRecord } from '../../../targets/data-plane.ts'
import { page } from './executions-support.ts'
import { scriptedDataPlane } from './scripted-data-plane.ts'
import { askOne, linesOf, openMetrics, originOf, statsOf } from './support.ts'

const records: ExecutorRecord[] = []
const metrics = await openMetrics('2026-11-21T12:00:30.000Z', undefined, {
  ...scriptedDataPlane(),
  async records(after = '0') {
    const page = records.slice(Number(after))
    if (page.length === 0) await new Promise((resolve) => setTimeout(resolve, 10))
    return { records: page, cursor: String(records.length) }
  },
})
const collector = metrics.startCollecting()
afterAll(async () => {
  await collector.close()
  await metrics.close()
})

const at = '2026-11-21T12:00:10.000Z'
const newEnvironment = (): string => idWithin('env', newId('prj'))
let batches = 0

/** What an executor of a route says, with changes of its own to its line and its one record. */
function said(environmentId: string, line: object, execution: object = {}): ExecutorRecord {
  batches += 1
  const [written] = linesOf({ batchId: `b${batches}`, at, ...execution }, ['succeeded'])
  return { ...originOf(environmentId), route: 'StoreOrders', line: { ...(written as object), ...line } }
}

const countsOf = (environmentId: string) =>
  statsOf(metrics, systemCaller('x'), { __typename: 'Environment', id: environmentId }, { last: '1h' }) as Promise<{
    readonly received: number
  }>

/** Until an ordinary record behind all others is counted. */
async function collected(): Promise<void> {
  const last = newEnvironment()
  records.push(said(last, {}))
  while ((await countsOf(last)).received !== 1) await new Promise((resolve) => setTimeout(resolve, 10))
}

const huge = 'x'.repeat(240_000)
const span = { step: 0, kind: 'process', calls: 1, errors: 0, durationMs: 1 }
const error = { name: 'Error', code: 'X', message: 'x', retryable: false }

test.each<[string, object, object]>([
  ['nothing odd', {}, {}],
  ['a name of a step of 240,000 letters', {}, { spans: [{ ...span, kind: huge }] }],
  ['a hundred thousand steps', {}, { spans: Array.from({ length: 100_000 }, (_, step) => ({ ...span, step })) }],
  ['a step of a number that is none', {}, { spans: [{ ...span, step: 1e15 + 0.5, calls: 0.1 }] }],
  [
    'numbers as large as they get',
    {},
    { durationMs: 2 ** 53 - 1, bytesIn: 2 ** 53 - 1, startedAt: 2 ** 53 - 1, sentAt: 0 },
  ],
  ['the last moment there is', {}, { sentAt: 8_640_000_000_000_000, isReplay: true, attempt: 2 ** 31 }],
  ['an attempt that is no whole number', {}, { attempt: 1.5 }],
  ['an error of 240,000 letters', {}, { error: { ...error, code: huge, message: huge, stack: huge } }],
  ['a body of a million letters', {}, { capture: { body: huge.repeat(4) } }],
  ['ids of 240,000 letters', {}, { messageId: huge, correlationId: huge, traceparent: huge }],
  ['half a character', {}, { messageId: '\ud800', correlationId: '\ud800', error: { ...error, message: '\ud800' } }],
  ['NUL', {}, { messageId: '\0', objectKey: '\0', correlationId: '\0' }],
  ['keys of objects', {}, { sent: JSON.parse('{"__proto__": 1, "constructor": 1, "$set": 1, "a.b": 1}') }],
  [
    'more targets than anybody has',
    {},
    { sent: Object.fromEntries(Array.from({ length: 50_000 }, (_, n) => [`q${n}`, 1])) },
  ],
  ['a source of 240,000 letters', { source: huge }, {}],
  ['as many messages as there are numbers', { received: 2 ** 53 - 1, notStarted: 2 ** 53 - 1 }, {}],
])('a record with %s holds nobody else up', async (_, line, execution) => {
  const own = newEnvironment()
  records.push(said(own, line, execution), said(own, line, execution))
  await collected()
  await countsOf(own)
  const fields = `outcome attempt startedAt finishedAt waitMs hops bytesIn bytesOut billed { durationMs }
    spans { step calls errors } sent { endpoint count } parent { id } replayOf { id } attempts { number startedAt }`
  await page(metrics, systemCaller('x'), own, { fields })
})

test('what was sent to nobody changes nothing of what others cost', async () => {
  const [ordinary, odd] = [newEnvironment(), newEnvironment()]
  const sent = { 'queue:Out': 25 }
  records.push(said(ordinary, {}, { sent }), said(ordinary, {}))
  records.push(said(odd, {}, { sent }), said(odd, {}, { sent: { 'queue:Out': 0 } }))
  await collected()
  const field = 'cost(range: { last: "1h" }) { lines { key quantity } }'
  const costOf = (id: string) => askOne(metrics, systemCaller('x'), 'Environment', id, field)
  expect(await costOf(odd)).toEqual(await costOf(ordinary))
})

test('what the code of one route writes is not counted for another one', async () => {
  const own = newEnvironment()
  records.push(said(own, {}), said(own, { route: 'CSVToJSON' }))
  await collected()
  expect(await countsOf(own)).toMatchObject({ received: 1 })
  const other = { __typename: 'Route', id: idWithin('rte', projectOf(own) ?? '', 'CSVToJSON') }
  expect(await statsOf(metrics, systemCaller('x'), other, { last: '1h' }, { environmentId: own })).toMatchObject({
    received: 0,
  })
})

test('whatever a route says of its steps, the days of a month fit one document', () => {
  // A value in each bucket that a duration can have: to 2 ** 31 milliseconds.
  const spread = sketchOf(Array.from({ length: 41 * 32 }, (_, n) => Math.floor(2 ** (n / 32))))
  const duration = { ...spread, buckets: spread.buckets.map((part, at) => (at % 2 === 0 ? part : 500_000)) }
  const steps = Array.from({ length: 1_000 }, (_, n) => {
    const key = `${String(n).padStart(3, '0')} ${'x'.repeat(40)}`
    return { key, in: 1e9, out: 1e9, dropped: 1e9, failed: 1e9, duration }
  })
  const whole = { ...emptyTally, duration, endToEnd: duration, steps }
  const largest = addTallies(whole, whole)
  expect(partsText([largest]).length * 30).toBeLessThan(15_000_000)
})
