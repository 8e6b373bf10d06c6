import { afterAll, expect, test } from '@jest/globals'
import { execution, failure, followed, keep, newProject, type Told } from './executions-support.ts'
import { openMetrics } from './support.ts'

const metrics = await openMetrics('2026-11-21T12:00:00.000Z')
afterAll(() => metrics.close())

/** What is told from a place on, until each of so many is told of or counted. */
async function heard(place: number, count: number): Promise<readonly Told[]> {
  const events: Told[] = []
  while (events.reduce((sum, { data }) => sum + 1 + Number(data.leftOut), 0) < count)
    events.push(...(await followed(metrics, place + events.length)).events)
  return events
}

test('of many that end at once the last is told, too, and says how many were not', async () => {
  const { staging } = newProject()
  const { place } = await followed(metrics)
  const many = Array.from({ length: 50 }, (_, n) => execution({ messageId: `m${n}` }))
  await keep(metrics, staging, many)
  const events = await heard(place, 50)
  expect(events.map(({ data }) => [data.messageId, data.leftOut])).toEqual([
    ...['m0', 'm1', 'm2', 'm3', 'm4'].map((id) => [id, 0]),
    ['m49', 44],
  ])
})

test('each environment and each kind of event is counted by itself', async () => {
  const { staging, production } = newProject()
  const { place } = await followed(metrics)
  const failed = Array.from({ length: 7 }, (_, n) =>
    execution({ messageId: `f${n}`, outcome: 'failed', error: failure }),
  )
  await Promise.all([keep(metrics, staging, failed), keep(metrics, production, failed)])
  const events = await heard(place, 28)
  const byKind = Map.groupBy(events, ({ type, environmentId }) => `${type} ${environmentId}`)
  expect([...byKind.values()].map((own) => own.map(({ data }) => data.leftOut))).toEqual(
    Array(4).fill([0, 0, 0, 0, 0, 1]),
  )
})
