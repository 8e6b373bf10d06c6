import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Outcome } from '../../../runtime/engine/execution.ts'
import { createIngest, type Ingest, type Recorded } from '../../../services/metrics/ingest/ingest.ts'
import { metricsModels } from '../../../services/metrics/models.ts'
import { createCounter } from '../../../services/metrics/rollups/counter.ts'
import { levelNames } from '../../../services/metrics/rollups/levels.ts'
import { type Rollup, rollupModel } from '../../../services/metrics/rollups/model.ts'
import { sumOfParts } from '../../../services/metrics/rollups/rollups.ts'
import type { Tally } from '../../../services/metrics/rollups/tally.ts'
import { readParts } from '../../../services/metrics/rollups/tally-text.ts'
import { idWithin, newId } from '../../../services/shared/ids.ts'
import type { Store } from '../../../services/shared/store/store.ts'
import { aroundStore } from '../../testkit/around-store.ts'
import { storeKinds } from '../../testkit/stores.ts'
import { linesOf, originOf } from './support.ts'

const stores = await Promise.all(
  storeKinds().map(async ({ name, open }) => ({ name, store: await open({ models: metricsModels }) })),
)
const now = () => new Date('2026-11-21T12:00:30.000Z')
const newEnvironment = (): string => idWithin('env', newId('prj'))

class Crash extends Error {}

const ingestOn = (store: Store): Ingest => createIngest({ counter: createCounter(store.collection(rollupModel)), now })

/** As in a process that ends at one of its calls: before it is done, or right after. */
function crashing(store: Store, atCall: number, done: boolean): Store {
  let calls = 0
  return aroundStore(store, async (call) => {
    calls += 1
    if (calls === atCall && done) await call()
    if (calls >= atCall) throw new Crash()
    return call()
  })
}

/** Calls wait until the schedule lets them through, so that every order can happen. */
const scheduled = (store: Store, scheduler: fc.Scheduler): Store =>
  aroundStore(store, async (call, name) => {
    await scheduler.schedule(Promise.resolve(), name)
    return call()
  })

const outcomes: readonly Outcome[] = ['succeeded', 'failed', 'dropped', 'retrying']

/** Line number `index` of ten: over two routes, some minutes, two days, each of another size, outcome and time. */
const line = (index: number): unknown =>
  linesOf(
    {
      batchId: `b${index}`,
      at: ['2026-11-21T11:58:00.000Z', '2026-11-21T11:54:10.000Z', '2026-11-20T23:59:59.000Z'][index % 3] ?? '',
      route: index % 2 === 0 ? 'StoreOrders' : 'CSVToJSON',
      durationMs: 1.5 ** index,
    },
    Array.from({ length: index + 1 }, () => outcomes[index % 4] ?? 'succeeded'),
  )[0]

async function send(ingest: Ingest, environmentId: string, delivery: readonly number[]): Promise<Recorded> {
  const lines = delivery.map((index) => ({ origin: originOf(environmentId), line: line(index) }))
  const recorded = await ingest.take(environmentId, lines)
  await ingest.sumUp()
  return recorded
}

const deliveries = fc.array(fc.uniqueArray(fc.nat(9), { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 4 })

/** What each level says of the environment, and of its routes together. */
async function tallies(store: Store, environmentId: string): Promise<readonly Tally[]> {
  const rollups = store.collection(rollupModel)
  const range = { field: 'start', gte: new Date(0) } as const
  const found = await Promise.all(
    levelNames.flatMap((level) => [
      rollups.find({ where: { subject: environmentId, level }, range, limit: 99 }),
      rollups.find({ where: { parent: environmentId, level }, range, limit: 99 }),
    ]),
  )
  return found.map((rows: readonly Rollup[]) => sumOfParts(rows.flatMap(({ parts }) => readParts(parts))))
}

/** Steps and errors are told of by route. */
const withoutRoutes = (tally: Tally | undefined): unknown => ({ ...tally, steps: [], errors: [] })

/** All lines at once, into an environment of its own. */
async function expected(store: Store, sent: readonly (readonly number[])[]): Promise<Tally | undefined> {
  const environmentId = newEnvironment()
  await send(ingestOn(store), environmentId, [...new Set(sent.flat())].sort())
  return (await tallies(store, environmentId))[1]
}

async function expectEach(store: Store, environmentId: string, sent: readonly (readonly number[])[]): Promise<void> {
  const routes = await expected(store, sent)
  const environment = withoutRoutes(routes)
  expect(await tallies(store, environmentId)).toEqual(levelNames.flatMap(() => [environment, routes]))
}

describe.each(stores)('on $name', ({ name, store }) => {
  // A server that stands in for MongoDB takes its time.
  const numRuns = name === 'SQLite' ? 20 : 5

  test('lines in any portions, any order, and again, give the same counts, percentiles and errors on every level', () =>
    fc.assert(
      fc.asyncProperty(deliveries, async (sent) => {
        const environment = newEnvironment()
        for (const delivery of sent) await send(ingestOn(store), environment, delivery)
        await expectEach(store, environment, sent)
      }),
      { numRuns },
    ))

  test('a process that ends between any two calls of the store, and is sent the same again, has counted each line once', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            delivery: fc.uniqueArray(fc.nat(9), { minLength: 1, maxLength: 5 }),
            crashes: fc.array(fc.record({ atCall: fc.integer({ min: 1, max: 24 }), done: fc.boolean() }), {
              maxLength: 3,
            }),
          }),
          { minLength: 1, maxLength: 3 },
        ),
        async (sent) => {
          const environment = newEnvironment()
          for (const { delivery, crashes } of sent) {
            for (const { atCall, done } of crashes) {
              await send(ingestOn(crashing(store, atCall, done)), environment, delivery).catch((error: unknown) => {
                if (!(error instanceof Crash)) throw error
              })
            }
            await send(ingestOn(store), environment, delivery)
          }
          await expectEach(
            store,
            environment,
            sent.map(({ delivery }) => delivery),
          )
        },
      ),
      { numRuns },
    ))

  test('services that count at once, their calls of the store in any order, have counted each line once', () =>
    fc.assert(
      fc.asyncProperty(fc.scheduler(), deliveries, async (scheduler, sent) => {
        const environment = newEnvironment()
        const each = sent.map((delivery) => send(ingestOn(scheduled(store, scheduler)), environment, delivery))
        const recorded = await scheduler.waitFor(Promise.all(each))
        await expectEach(store, environment, sent)
        expect(recorded.reduce((all, { counted }) => all + counted, 0)).toBe(new Set(sent.flat()).size)
      }),
      { numRuns },
    ))

  test('a line that was counted, but is not yet in the longer rollups when the process ends, is in them when it is sent again', async () => {
    const environment = newEnvironment()
    // Looks at the minutes and changes them; then it ends.
    await expect(send(ingestOn(crashing(store, 3, false)), environment, [0])).rejects.toThrow(Crash)
    const received = async () => (await tallies(store, environment)).map(({ totals }) => totals.received)
    expect(await received()).toEqual([0, 1, 0, 0, 0, 0, 0, 0])
    expect(await send(ingestOn(store), environment, [0])).toEqual({ counted: 0, repeated: 1, refused: [] })
    expect(await received()).toEqual([1, 1, 1, 1, 1, 1, 1, 1])
  })
})
