import { afterAll, expect, test } from '@jest/globals'
import { checkpointModel } from '../../../services/metrics/collect/model.ts'
import { healthOf } from '../../../services/metrics/health/health.ts'
import { totalsOf } from '../../../services/metrics/rollups/tally.ts'
import { idInEnvironment, idWithin, newId } from '../../../services/shared/ids.ts'
import { userWith } from '../../testkit/callers.ts'
import { linesOf, type OpenMetrics, openMetrics, record } from './support.ts'

const metrics = await openMetrics('2026-11-21T12:00:30.000Z')
afterAll(() => metrics.close())

function newProject() {
  const project = newId('prj')
  const environment = idWithin('env', project)
  const viewer = userWith({ [project]: { role: 'VIEWER' } })
  return { environment, viewer, deployment: idInEnvironment('dep', environment, 1) }
}

type World = ReturnType<typeof newProject>

const at = (time: string) => `2026-11-21T${time}.000Z`
const many = <T>(count: number, value: T): readonly T[] => Array.from({ length: count }, () => value)

const healthIn = async ({ subgraph }: OpenMetrics, { environment, viewer }: World): Promise<unknown> => {
  const query = 'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Environment { health } } }'
  const of = [{ __typename: 'Environment', id: environment }]
  const { data } = await subgraph.execute({ query, variables: { of } }, viewer)
  return (data as { _entities: readonly { health: unknown }[] })._entities[0]?.health
}

test.each([
  ['nothing', {}, 'IDLE'],
  ['messages that are under way', { received: 9 }, 'IDLE'],
  ['messages that go through', { received: 100, succeeded: 90, dropped: 10 }, 'HEALTHY'],
  ['4 of 100 that fail', { received: 100, succeeded: 96, failed: 4, deadLettered: 4 }, 'HEALTHY'],
  ['5 of 100 that fail', { received: 100, succeeded: 95, failed: 5, deadLettered: 5 }, 'DEGRADED'],
  ['5 parts of 100 messages that fail', { received: 100, succeeded: 100, deadLettered: 5 }, 'DEGRADED'],
  ['a third of attempts that are repeated', { received: 100, succeeded: 100, retried: 50 }, 'DEGRADED'],
  ['half of the messages that fail', { received: 2, succeeded: 1, failed: 1 }, 'FAILING'],
  ['ten attempts and no end', { received: 4, retried: 10 }, 'FAILING'],
  ['nine attempts and no end', { received: 4, retried: 9 }, 'DEGRADED'],
])('%s: %j is %s', (_what, counts, health) => {
  expect(healthOf(totalsOf(counts), { complete: true })).toBe(health)
  expect(healthOf(totalsOf(counts), { complete: false })).toBe('UNKNOWN')
})

test('health is that of the last 15 minutes, and unknown while records wait to be counted', async () => {
  const own = await openMetrics('2026-11-21T12:00:30.000Z')
  const world = newProject()
  await record(own, world.environment, linesOf({ batchId: 'a', at: at('11:59:00') }, ['failed']))
  expect(await healthIn(own, world)).toBe('FAILING')
  own.clock.now = new Date('2026-11-21T12:20:30.000Z')
  expect(await healthIn(own, world)).toBe('IDLE')
  const checkpoint = { owner: 'x', leasedUntil: new Date(0), readThrough: new Date('2026-11-21T12:20:00.000Z') }
  await own.store.collection(checkpointModel).insert({ id: 'records', ...checkpoint })
  expect(await healthIn(own, world)).toBe('UNKNOWN')
  await own.close()
})

const FIELDS = 'before { received failed from to } after { received failed from to } verdict'

/** As the gateway asks, with what the deployments service knows. */
async function impactOf({ deployment, viewer }: World, finishedAt: string | null): Promise<unknown> {
  const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Deployment { impact { ${FIELDS} } } } }`
  const of = [{ __typename: 'Deployment', id: deployment, finishedAt }]
  const { data, errors } = await metrics.subgraph.execute({ query, variables: { of } }, viewer)
  expect(errors).toBeUndefined()
  return (data as { _entities: readonly { impact: unknown }[] })._entities[0]?.impact
}

test('an impact compares windows of the same length on both sides of the minute of the switch', async () => {
  const world = newProject()
  for (const [minute, outcome] of [
    ['49', 'succeeded'],
    ['52', 'succeeded'],
    ['54', 'failed'],
    ['55', 'failed'],
    ['56', 'succeeded'],
    ['59', 'succeeded'],
  ] as const) {
    await record(metrics, world.environment, linesOf({ batchId: minute, at: at(`11:${minute}:10`) }, [outcome]))
  }
  expect(await impactOf(world, at('11:55:20'))).toEqual({
    before: { received: 2, failed: 1, from: at('11:51:00'), to: at('11:55:00') },
    after: { received: 2, failed: 0, from: at('11:56:00'), to: at('12:00:00') },
    verdict: 'HEALTHY',
  })
  expect(await impactOf(world, at('09:00:59'))).toMatchObject({
    before: { from: at('08:30:00'), to: at('09:00:00') },
    after: { from: at('09:01:00'), to: at('09:31:00') },
    verdict: 'IDLE',
  })
})

test.each([
  ['as before', 100, 0, 10, 100, 0, 10, 'HEALTHY'],
  ['with a few errors more', 1_000, 20, 10, 1_000, 25, 10, 'HEALTHY'],
  ['with twice as many errors', 1_000, 15, 10, 1_000, 30, 10, 'DEGRADED'],
  ['with its first errors', 1_000, 0, 10, 1_000, 20, 10, 'DEGRADED'],
  ['with errors half of the time', 100, 0, 10, 100, 50, 10, 'FAILING'],
  ['at half the speed', 100, 0, 10, 100, 0, 21, 'DEGRADED'],
  ['slower, in few messages', 10, 0, 10, 10, 0, 100, 'HEALTHY'],
  ['without messages before', 0, 0, 10, 100, 0, 10, 'HEALTHY'],
  ['without messages after', 100, 0, 10, 0, 0, 10, 'IDLE'],
])('messages that go %s after a deployment: %i, %i failed, %i ms; then %i, %i failed, %i ms: %s', async (...row) => {
  const [, before, failedBefore, msBefore, after, failedAfter, msAfter, verdict] = row
  const world = newProject()
  const send = (batchId: string, time: string, count: number, failed: number, durationMs: number) =>
    record(
      metrics,
      world.environment,
      linesOf({ batchId, at: time, durationMs }, [
        ...many(failed, 'failed' as const),
        ...many(count - failed, 'succeeded' as const),
      ]),
    )
  await send('before', at('11:50:00'), before, failedBefore, msBefore)
  await send('after', at('11:56:00'), after, failedAfter, msAfter)
  expect(await impactOf(world, at('11:53:20'))).toMatchObject({ verdict })
})

test.each([
  ['has not ended', null],
  ['ended in this minute', at('12:00:10')],
  ['ended in the minute before', at('11:59:10')],
])('a deployment that %s has no impact yet', async (_what, finishedAt) => {
  expect(await impactOf(newProject(), finishedAt)).toBeNull()
})
