import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { countLines, type Rollups } from '../../../services/metrics/ingest/count-lines.ts'
import { createIngest } from '../../../services/metrics/ingest/ingest.ts'
import { countedLineModel, dayModel, hourModel, monthModel } from '../../../services/metrics/ingest/model.ts'
import { metricsModels } from '../../../services/metrics/service.ts'
import { idWithin, newId } from '../../../services/shared/ids.ts'
import type { Store } from '../../../services/shared/store/store.ts'
import { aroundStore } from '../../testkit/around-store.ts'
import { storeKinds } from '../../testkit/stores.ts'
import { linesOf, originOf } from './support.ts'

const stores = await Promise.all(
  storeKinds().map(async ({ name, open }) => ({ name, store: await open({ models: metricsModels }) })),
)
const at = '2026-11-21T11:58:00.000Z'
const newEnvironment = (): string => idWithin('env', newId('prj'))

class Crash extends Error {}

/** As in a process that ends at one of its calls: before it is done, or right after. */
function crashing(store: Store, atCall: number, done: boolean): Rollups {
  let calls = 0
  const dying = aroundStore(store, async (call) => {
    calls += 1
    if (calls === atCall && done) await call()
    if (calls >= atCall) throw new Crash()
    return call()
  })
  return rollupsOf(dying)
}

/** Calls wait until the schedule lets them through, so that every order can happen. */
const scheduled = (store: Store, scheduler: fc.Scheduler): Rollups =>
  rollupsOf(
    aroundStore(store, async (call, name) => {
      await scheduler.schedule(Promise.resolve(), name)
      return call()
    }),
  )

const rollupsOf = (store: Store): Rollups => ({
  hours: store.collection(hourModel),
  days: store.collection(dayModel),
  months: store.collection(monthModel),
  countedLines: store.collection(countedLineModel),
})
const line = (index: number) => ({
  key: `b${index}/1`,
  route: 'StoreOrders',
  timestamp: Date.parse(at) - (index % 3) * 60_000,
  // Each line weighs what no sum of others does.
  counts: { received: 2 ** index, succeeded: 2 ** index, failed: 0, dropped: 0 },
})
const deliveries = fc.array(fc.uniqueArray(fc.nat(9), { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 5 })
const sumOf = (sent: readonly (readonly number[])[]): number =>
  [...new Set(sent.flat())].reduce((sum, index) => sum + 2 ** index, 0)
const hour = (environmentId: string, delivery: readonly number[]) => ({
  environmentId,
  route: 'StoreOrders',
  start: Date.parse('2026-11-21T11:00:00.000Z'),
  lines: delivery.map(line),
})

/** What hours, days and months say, which are read by different ranges. */
async function totals({ hours, days, months }: Rollups, environmentId: string): Promise<readonly number[]> {
  const order = { by: 'start', direction: 'asc' } as const
  const query = { where: { environmentId, route: 'StoreOrders' }, order, limit: 9 }
  const found = await Promise.all([hours.find(query), days.find(query), months.find(query)])
  const parts = found.map((kind) => kind.flatMap(({ counts }) => Object.values(counts)))
  return parts.map((counts) => counts.reduce((sum, { received }) => sum + received, 0))
}

describe.each(stores)('on $name', ({ store }) => {
  const rollups = rollupsOf(store)

  test('a process that ends between any two calls of the store, and is sent the same again, has counted each line once', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            delivery: fc.uniqueArray(fc.nat(9), { minLength: 1, maxLength: 5 }),
            crashes: fc.array(fc.record({ atCall: fc.integer({ min: 1, max: 7 }), done: fc.boolean() }), {
              maxLength: 4,
            }),
          }),
          { minLength: 1, maxLength: 4 },
        ),
        async (sent) => {
          const environment = newEnvironment()
          for (const { delivery, crashes } of sent) {
            for (const { atCall, done } of crashes) {
              await countLines(crashing(store, atCall, done), hour(environment, delivery)).catch((error: unknown) => {
                if (!(error instanceof Crash)) throw error
              })
            }
            await countLines(rollups, hour(environment, delivery))
          }
          const sum = sumOf(sent.map(({ delivery }) => delivery))
          expect(await totals(rollups, environment)).toEqual([sum, sum, sum])
        },
      ),
      { numRuns: 30 },
    ))

  test('services that count at once, their calls of the store in any order, have counted each line once', () =>
    fc.assert(
      fc.asyncProperty(fc.scheduler(), deliveries, async (scheduler, sent) => {
        const environment = newEnvironment()
        const each = sent.map((delivery) => countLines(scheduled(store, scheduler), hour(environment, delivery)))
        const counted = await scheduler.waitFor(Promise.all(each))
        const sum = sumOf(sent)
        expect(await totals(rollups, environment)).toEqual([sum, sum, sum])
        expect(counted.reduce((all, one) => all + one, 0)).toBe(new Set(sent.flat()).size)
      }),
      { numRuns: 30 },
    ))

  test('an hour that was counted, but not yet in its day when the process ended, is in it when the lines are sent again', async () => {
    const environment = newEnvironment()
    const broken: Rollups = { ...rollups, days: { ...rollups.days, upsert: () => Promise.reject(new Crash()) } }
    const lines = linesOf({ batchId: 'a', at }, ['succeeded'])
    const ingest = createIngest(broken, () => new Date('2026-11-21T12:00:30.000Z'))
    await expect(ingest.record(originOf(environment), lines)).rejects.toThrow(Crash)
    expect(await totals(rollups, environment)).toEqual([1, 0, 0])
    const whole = createIngest(rollups, () => new Date('2026-11-21T12:00:30.000Z'))
    expect(await whole.record(originOf(environment), lines)).toEqual({ counted: 0, repeated: 1, refused: [] })
    expect(await totals(rollups, environment)).toEqual([1, 1, 1])
  })
})
