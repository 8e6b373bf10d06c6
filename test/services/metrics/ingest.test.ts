import { afterAll, expect, test } from '@jest/globals'
import { systemCaller } from '../../../services/shared/caller.ts'
import { idWithin, newId } from '../../../services/shared/ids.ts'
import { userWith } from '../../testkit/callers.ts'
import { linesOf, openMetrics, record, statsOf } from './support.ts'

const metrics = await openMetrics('2026-11-21T12:00:30.000Z')
afterAll(() => metrics.close())

const at = '2026-11-21T11:58:00.000Z'
const newEnvironment = (): string => idWithin('env', newId('prj'))
const received = (environmentId: string, last: string): Promise<unknown> =>
  statsOf(metrics, systemCaller('req_test'), { __typename: 'Environment', id: environmentId }, { last })

test('a line is counted once, however often it is sent', async () => {
  const environment = newEnvironment()
  const [line] = linesOf({ batchId: 'a', at }, ['succeeded', 'failed'])
  expect(await record(metrics, environment, [line, line])).toEqual({ counted: 1, repeated: 1, refused: [] })
  expect(await record(metrics, environment, [line])).toEqual({ counted: 0, repeated: 1, refused: [] })
  const other = linesOf({ batchId: 'b', at }, ['succeeded'])
  expect(await record(metrics, environment, [...other, line])).toEqual({ counted: 1, repeated: 1, refused: [] })
  expect(await record(metrics, environment, [line, ...other])).toEqual({ counted: 0, repeated: 2, refused: [] })
  expect(await received(environment, '1h')).toMatchObject({ received: 3, succeeded: 2, failed: 1 })
})

test('each line of a large invocation counts its own records', async () => {
  const environment = newEnvironment()
  const lines = linesOf(
    { batchId: 'a', at },
    Array.from({ length: 250 }, () => 'succeeded' as const),
  )
  expect(lines.length).toBeGreaterThan(2)
  expect(await record(metrics, environment, lines.slice(1))).toMatchObject({ counted: lines.length - 1 })
  expect(await record(metrics, environment, lines)).toMatchObject({ counted: 1, repeated: lines.length - 1 })
  expect(await received(environment, '1h')).toMatchObject({ received: 250, succeeded: 250 })
})

test('two environments, two routes and two hours have lines of the same name apart', async () => {
  const [one, other] = [newEnvironment(), newEnvironment()]
  const line = linesOf({ batchId: 'a', at }, ['succeeded'])
  const elsewhere = linesOf({ batchId: 'a', at, route: 'CSVToJSON' }, ['succeeded'])
  const earlier = linesOf({ batchId: 'a', at: '2026-11-21T10:58:00.000Z' }, ['succeeded'])
  expect(await record(metrics, one, [...line, ...elsewhere, ...earlier])).toMatchObject({ counted: 3 })
  expect(await record(metrics, other, line)).toMatchObject({ counted: 1 })
})

test('fifty services that send the same lines at once count them once', async () => {
  const environment = newEnvironment()
  const lines = Array.from({ length: 10 }, (_, index) => linesOf({ batchId: `b${index}`, at }, ['succeeded'])).flat()
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, index) => record(metrics, environment, lines.slice(index % 5))),
  )
  const counted = answers.map((answer) => (answer as { counted: number }).counted).reduce((sum, count) => sum + count)
  expect(counted).toBe(10)
  expect(await received(environment, '1h')).toMatchObject({ received: 10, succeeded: 10 })
})

const [good] = linesOf({ batchId: 'good', at }, ['succeeded', ['retrying', 2]])
const changed = (change: object): unknown => ({ ...(good as object), ...change })

test.each([
  ['text', 'a log line of a user', 'It is no JSON object.'],
  ['a list', [good], 'It is no JSON object.'],
  ['a number', 42, 'It is no JSON object.'],
  ['another JSON line', { level: 'info', message: 'hello' }, '_aws.Timestamp is not a time in milliseconds.'],
  ['a time that is none', changed({ _aws: { Timestamp: '2026' } }), '_aws.Timestamp is not a time in milliseconds.'],
  ['a route with a path', changed({ route: 'A.minutes.$' }), 'route is no name of a route.'],
  ['an operator for a route', changed({ route: { $ne: '' } }), 'route is no name of a route.'],
  ['a batch without an id', changed({ batchId: '' }), 'batchId is not 1 to 128 visible ASCII characters.'],
  ['a part beyond the last', changed({ part: 3, parts: 2 }), 'part and parts are no place in a row.'],
  ['a part of nothing', changed({ part: 0 }), 'part and parts are no place in a row.'],
  ['no records', changed({ executions: undefined }), 'executions is no list of records.'],
  ['records that are none', changed({ executions: ['a', 'b'] }), 'executions is no list of records.'],
  ['a negative count', changed({ dropped: -1 }), 'dropped is not the 0 that the records show.'],
  ['more than its records', changed({ succeeded: 7 }), 'succeeded is not the 1 that the records show.'],
  [
    'a record without an outcome',
    changed({ executions: [{ outcome: 'succeeded', attempt: 1 }, { outcome: 'retrying' }, { outcome: 'lost' }] }),
    'A record has no outcome.',
  ],
  ['fewer first attempts than its records', changed({ received: 0 }), 'received is not the number of first attempts.'],
  ['more first attempts than messages', changed({ received: 2 }), 'received is not the number of first attempts.'],
  ['a broken count of what was not begun', changed({ notStarted: 0.5 }), 'notStarted is no count.'],
  [
    'a line of last week',
    linesOf({ batchId: 'a', at: '2026-11-14T11:00:00Z' }, [])[0],
    'It was written more than 7 days ago.',
  ],
  ['a line of tomorrow', linesOf({ batchId: 'a', at: '2026-11-22T12:00:00Z' }, [])[0], 'Its time is still to come.'],
])('%s is refused alone, in words', async (_what, line, reason) => {
  const environment = newEnvironment()
  expect(await record(metrics, environment, [line, good])).toEqual({
    counted: 1,
    repeated: 0,
    refused: [{ index: 0, reason }],
  })
})

test('only the system records, for an environment and so many lines at once', async () => {
  const environment = newEnvironment()
  const query =
    'mutation ($id: ID!, $lines: [JSON!]!) { executionsRecord(environmentId: $id, deploymentId: "x", revision: 1, memoryMb: 256, lines: $lines) { counted } }'
  const send = async (caller: Parameters<typeof metrics.subgraph.execute>[1], id: string, lines: readonly unknown[]) =>
    (await metrics.subgraph.execute({ query, variables: { id, lines } }, caller)).errors?.[0]
  const system = systemCaller('req_test')
  const owner = userWith({ '*': { role: 'OWNER' } })
  expect((await send(owner, environment, [good]))?.extensions).toMatchObject({ code: 'FORBIDDEN' })
  expect((await send({ requestId: 'req' }, environment, [good]))?.extensions).toMatchObject({ code: 'FORBIDDEN' })
  expect((await send(system, newId('prj'), [good]))?.message).toBe('"environmentId" is no id of an environment.')
  expect((await send(system, environment, Array(1_001).fill({})))?.message).toBe('"lines" may have at most 1000 lines.')
  expect(await send(system, environment, [good])).toBeUndefined()
})
