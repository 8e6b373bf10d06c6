import { afterAll, expect, test } from '@jest/globals'
import { systemCaller } from '../../../services/shared/caller.ts'
import { execution, failure, keep, newProject, query } from './executions-support.ts'
import { openMetrics } from './support.ts'

const metrics = await openMetrics('2026-11-21T12:00:00.000Z')
afterAll(() => metrics.close())

interface Told {
  readonly type: string
  readonly environmentId: string
  readonly data: { readonly messageId: string; readonly leftOut: number }
}

/** What is told from a place on, until it is enough. */
async function heard(from: number, isEnough: (events: readonly Told[]) => boolean): Promise<readonly Told[]> {
  const events: Told[] = []
  while (!isEnough(events)) events.push(...(await feed(from + events.length)).events)
  return events
}
const text = 'query ($from: Float) { metricsFeed(from: $from, limit: 100, waitMs: 1000) { place events } }'
const feed = async (from?: number): Promise<{ readonly place: number; readonly events: readonly Told[] }> =>
  (await query(metrics, systemCaller('x'), text, { from })).metricsFeed

const counted = (events: readonly Told[]): number => events.reduce((sum, { data }) => sum + 1 + data.leftOut, 0)

test('of many that end at once the last is told, too, and says how many were not', async () => {
  const { staging } = newProject()
  const { place } = await feed()
  const many = Array.from({ length: 50 }, (_, n) => execution({ messageId: `m${n}` }))
  await keep(metrics, staging, many)
  const events = await heard(place, (all) => counted(all) >= 50)
  expect(events.map(({ data }) => [data.messageId, data.leftOut])).toEqual([
    ...['m0', 'm1', 'm2', 'm3', 'm4'].map((id) => [id, 0]),
    ['m49', 44],
  ])
})

test('each environment and each kind of event is counted by itself', async () => {
  const { staging, production } = newProject()
  const { place } = await feed()
  const failed = Array.from({ length: 7 }, (_, n) =>
    execution({ messageId: `f${n}`, outcome: 'failed', error: failure }),
  )
  await Promise.all([keep(metrics, staging, failed), keep(metrics, production, failed)])
  const events = await heard(place, (all) => counted(all) >= 28)
  const byKind = Map.groupBy(events, ({ type, environmentId }) => `${type} ${environmentId}`)
  expect([...byKind.values()].map((own) => own.map(({ data }) => data.leftOut))).toEqual(
    Array(4).fill([0, 0, 0, 0, 0, 1]),
  )
})
