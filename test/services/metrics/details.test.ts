import { afterAll, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Execution, Failure } from '../../../runtime/engine/execution.ts'
import { fingerprintOf } from '../../../services/metrics/errors/fingerprint.ts'
import { errorKindModel } from '../../../services/metrics/errors/model.ts'
import { createNoteErrors } from '../../../services/metrics/errors/note-errors.ts'
import { readLine } from '../../../services/metrics/ingest/read-line.ts'
import type { TakenLine } from '../../../services/metrics/ingest/taken-line.ts'
import { idWithin, newId } from '../../../services/shared/ids.ts'
import { userWith } from '../../testkit/callers.ts'
import { scriptedDataPlane, unreachable } from './scripted-data-plane.ts'
import { askOne, linesOf, openMetrics, originOf, record } from './support.ts'

const plane = scriptedDataPlane()
const metrics = await openMetrics('2026-11-21T12:00:30.000Z', (store) => store, plane)
afterAll(() => metrics.close())

function newProject() {
  const project = newId('prj')
  const environment = idWithin('env', project)
  return {
    environment,
    route: idWithin('rte', project, 'StoreOrders'),
    viewer: userWith({ [project]: { role: 'VIEWER' } }),
  }
}

type World = ReturnType<typeof newProject>

const ofRoute = async ({ environment, route, viewer }: World, field: string, rest: string) => {
  const args =
    field === 'queueDepth'
      ? `environmentId: "${environment}"`
      : `environmentId: "${environment}", range: { last: "1h" }`
  return askOne(metrics, viewer, 'Route', route, `${field}(${args}) { ${rest} }`)
}

const at = (time: string) => `2026-11-21T${time}.000Z`

const failure = (message: string, code = 'BAD_ROW', step = 0): Failure => ({
  name: 'PermanentError',
  message,
  code,
  retryable: false,
  step,
})

test('each step of a route tells what it did', async () => {
  const world = newProject()
  const spans = [
    { step: 0, kind: 'split', calls: 1, errors: 0, durationMs: 2 },
    { step: 1, kind: 'process', calls: 3, errors: 1, durationMs: 40 },
  ]
  const parts = { made: 3, succeeded: 2, failed: 1, dropped: 0, retrying: 0 }
  await record(metrics, world.environment, linesOf({ batchId: 'a', at: at('11:58:00'), spans, parts }, ['succeeded']))
  const { data } = await ofRoute(world, 'stepStats', 'stepId kind in out dropped failed duration { p95 samples unit }')
  expect(data.stepStats).toEqual([
    { stepId: '0', kind: 'SPLIT', in: 1, out: 3, dropped: 0, failed: 0, duration: { p95: 2, samples: 1, unit: 'ms' } },
    {
      stepId: '1',
      kind: 'PROCESS',
      in: 3,
      out: 2,
      dropped: 0,
      failed: 1,
      duration: { p95: 40, samples: 1, unit: 'ms' },
    },
  ])
})

test('errors are told of by their kinds, the most frequent first, with the latest as a sample', async () => {
  const world = newProject()
  const rows = (batchId: string, time: string, error: Failure, outcomes: ('failed' | 'retrying')[]) =>
    record(metrics, world.environment, linesOf({ batchId, at: at(time), error }, outcomes))
  await rows('b', '11:50:00', failure('row 17 has no price'), ['failed'])
  await rows('a', '11:40:00', failure('row 3 has no price'), ['retrying', 'retrying'])
  await rows('c', '11:55:00', failure('the shop is closed', 'HTTP_404', 1), ['failed'])
  const fields = 'fingerprint code message stepId count failed firstSeen lastSeen sinceRevision sample { id messageId }'
  const { data } = await ofRoute(world, 'errorGroups', fields)
  const id = expect.stringMatching(/^exe_/)
  expect(data.errorGroups).toEqual([
    {
      fingerprint: fingerprintOf(failure('row 4 has no price')),
      code: 'BAD_ROW',
      message: 'row 17 has no price',
      stepId: '0',
      count: 3,
      failed: 1,
      firstSeen: at('11:40:00'),
      lastSeen: at('11:50:00'),
      sinceRevision: 1,
      sample: { id, messageId: 'b-0' },
    },
    {
      fingerprint: fingerprintOf(failure('the shop is closed', 'HTTP_404', 1)),
      code: 'HTTP_404',
      message: 'the shop is closed',
      stepId: '1',
      count: 1,
      failed: 1,
      firstSeen: at('11:55:00'),
      lastSeen: at('11:55:00'),
      sinceRevision: 1,
      sample: { id, messageId: 'c-0' },
    },
  ])
  const { fingerprint } = data.errorGroups[0]
  const filter = `filter: { errorFingerprint: "${fingerprint}" }`
  const found = await askOne(
    metrics,
    world.viewer,
    'Environment',
    world.environment,
    `executions(${filter}) { nodes { error { fingerprint } } }`,
  )
  expect(found.data.executions.nodes).toEqual(Array(3).fill({ error: { fingerprint } }))
})

test.each([
  ['row 3 has no price', 'row 17 has no price', true],
  ['no customer "Ann"', 'no customer "Bob \'the builder\'"', true],
  ['order 0d3c2b1a-aaaa-bbbb-cccc-0123456789ab', 'order ffffffff-aaaa-bbbb-cccc-0123456789ab', true],
  ['at 2026-11-21T12:00:00Z', 'at 2026-11-20T08:30:00Z', true],
  ['the shop is closed', 'the shop is open', false],
])('"%s" and "%s" are one kind of error: %s', (one, other, same) => {
  expect(fingerprintOf(failure(one)) === fingerprintOf(failure(other))).toBe(same)
  expect(fingerprintOf(failure(one))).not.toBe(fingerprintOf(failure(one, 'OTHER')))
  expect(fingerprintOf(failure(one))).not.toBe(fingerprintOf(failure(one, 'BAD_ROW', 1)))
})

test('which kinds of errors there are is the same, in whatever order and however often lines come', () => {
  const lineAt = (environmentId: string, index: number): TakenLine => {
    const error = failure(`row ${index} is ${['late', 'early'][index % 2]}`)
    const time = new Date(Date.parse(at('11:00:00')) + index * 1_000).toISOString()
    const [line] = linesOf({ batchId: `b${index}`, at: time, error }, ['failed'])
    const taken = readLine(line, { ...originOf(environmentId), revision: 10 + index })
    if (typeof taken === 'string') throw new Error(taken)
    return taken
  }
  const errorKinds = metrics.store.collection(errorKindModel)
  const deliveries = fc.array(fc.array(fc.nat(6), { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 })
  return fc.assert(
    fc.asyncProperty(deliveries, async (sent) => {
      const { environment } = newProject()
      const note = createNoteErrors(errorKinds)
      await Promise.all(sent.map((delivery) => note(delivery.map((index) => lineAt(environment, index)))))
      for (const parity of [0, 1]) {
        const own = sent.flat().filter((index) => index % 2 === parity)
        if (own.length === 0) continue
        const [first, last] = [Math.min(...own), Math.max(...own)]
        const fingerprint = fingerprintOf(failure(`row ${first} is ${['late', 'early'][parity]}`))
        expect(await errorKinds.get(`${environment}/StoreOrders/${fingerprint}`)).toMatchObject({
          firstSeen: new Date(Date.parse(at('11:00:00')) + first * 1_000),
          lastSeen: new Date(Date.parse(at('11:00:00')) + last * 1_000),
          sinceRevision: 10 + first,
          message: `row ${last} is ${['late', 'early'][parity]}`,
        })
      }
    }),
    { numRuns: 25 },
  )
})

test('of more than fifty kinds of errors fifty are told of, with all that there are of each', async () => {
  const world = newProject()
  const words = Array.from({ length: 60 }, (_, index) =>
    String.fromCharCode(97 + Math.floor(index / 26), 97 + (index % 26)),
  )
  for (const [index, word] of [...words, ...words].entries()) {
    const line = linesOf({ batchId: `b${index}`, at: at(index < 60 ? '11:50:00' : '11:30:00'), error: failure(word) }, [
      'failed',
    ])
    await record(metrics, world.environment, line)
  }
  const { data } = await ofRoute(world, 'errorGroups', 'count')
  expect(data.errorGroups).toEqual(Array(50).fill({ count: 2 }))
})

test('the depth of a queue is that of this moment, and a route without one has none', async () => {
  const world = newProject()
  const fields = 'visible inFlight delayed oldestAgeSeconds measuredAt'
  expect((await ofRoute(world, 'queueDepth', fields)).data).toEqual({
    queueDepth: { visible: 3, inFlight: 2, delayed: 1, oldestAgeSeconds: 4, measuredAt: at('12:00:00') },
  })
  const asked = { ...world, route: world.route.replace('StoreOrders', 'Asked') }
  expect((await ofRoute(asked, 'queueDepth', fields)).data).toEqual({ queueDepth: null })
  plane.before = () => {
    throw unreachable()
  }
  const { data, errors } = await ofRoute(world, 'queueDepth', fields)
  plane.before = () => undefined
  expect(data).toEqual({ queueDepth: null })
  expect(errors?.[0]?.extensions.code).toBe('TARGET_UNAVAILABLE')
})

test('an environment tells of waits from the queue to the end, of starts, retries and what was sent', async () => {
  const world = newProject()
  const startedAt = Date.parse(at('11:58:00'))
  const rest: Partial<Execution> = {
    startedAt,
    sentAt: startedAt - 30,
    durationMs: 10,
    sent: { 'queue:Out': 2, 'file:B': 1 },
  }
  await record(metrics, world.environment, [
    ...linesOf({ batchId: 'a', at: at('11:58:00'), ...rest, bytesIn: 100 }, ['succeeded', 'failed']),
    ...linesOf({ batchId: 'b', at: at('11:58:00'), ...rest, sent: {} }, ['retrying']),
  ])
  const fields =
    'retried deadLettered emitted bytesIn coldStarts duration { avg max samples } endToEnd { avg max samples }'
  const { data } = await askOne(
    metrics,
    world.viewer,
    'Environment',
    world.environment,
    `stats(range: { last: "1h" }) { ${fields} }`,
  )
  expect(data.stats).toEqual({
    retried: 1,
    deadLettered: 1,
    emitted: 6,
    bytesIn: 202,
    coldStarts: 0,
    duration: { avg: 10, max: 10, samples: 3 },
    endToEnd: { avg: 40, max: 40, samples: 2 },
  })
})

test('parts of a split that failed alone are dead letters, while their message succeeds', async () => {
  const world = newProject()
  const parts = { made: 3, succeeded: 2, failed: 1, dropped: 0, retrying: 0 }
  await record(metrics, world.environment, linesOf({ batchId: 'a', at: at('11:58:00'), parts }, ['succeeded']))
  const { data } = await askOne(
    metrics,
    world.viewer,
    'Environment',
    world.environment,
    'stats(range: { last: "1h" }) { succeeded failed deadLettered errorRate }',
  )
  expect(data.stats).toEqual({ succeeded: 1, failed: 0, deadLettered: 1, errorRate: 0 })
})
