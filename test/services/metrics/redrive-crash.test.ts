import { setImmediate } from 'node:timers/promises'
import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { redriveItemModel, redriveModel } from '../../../services/metrics/dead-letters/model.ts'
import { countItems } from '../../../services/metrics/dead-letters/redrive-results.ts'
import { deadLetterRedrive } from '../../../services/metrics/dead-letters/redrives.ts'
import { metricsModels } from '../../../services/metrics/models.ts'
import { createOperations } from '../../../services/metrics/operations.ts'
import { idInEnvironment } from '../../../services/shared/ids.ts'
import { createLog } from '../../../services/shared/log.ts'
import { hasProblems } from '../../../services/shared/problems.ts'
import { aroundStore } from '../../testkit/around-store.ts'
import { storeKinds } from '../../testkit/stores.ts'
import { newProject } from './executions-support.ts'
import { letter, scriptedDataPlane } from './scripted-data-plane.ts'

const stores = await Promise.all(
  storeKinds().map(async ({ name, open }) => ({ name, store: await open({ models: metricsModels }) })),
)
const silent = createLog('silent')
class Crash extends Error {}

/** When a process ends: at which of its calls, before it is done or right after. */
interface End {
  readonly atCall: number
  readonly done: boolean
}

test.each(stores)('on $name a redrive sends every letter once, wherever processes end', async ({ store }) => {
  const ends = fc.array(fc.record({ atCall: fc.integer({ min: 1, max: 40 }), done: fc.boolean() }), { maxLength: 4 })
  const orders = fc.record({
    ends,
    letters: fc.integer({ min: 1, max: 8 }),
    limit: fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined }),
    byIds: fc.boolean(),
    maxPerSecond: fc.integer({ min: 1, max: 5 }),
  })
  await fc.assert(
    fc.asyncProperty(orders, async ({ ends, letters, limit, byIds, maxPerSecond }) => {
      const { staging: environmentId, operator } = newProject()
      const target = scriptedDataPlane()
      target.letters.push(...Array.from({ length: letters }, (_, n) => letter(n)))
      const entries = target.letters.map(({ id }) => id)
      const selection = byIds ? { ids: entries.map((id) => idInEnvironment('dlq', environmentId, id)) } : { filter: {} }
      const input = { environmentId, ...selection, limit, maxPerSecond, idempotencyKey: 'once' }
      let time = Date.parse('2026-11-21T12:00:00.000Z')

      /** A process, until it has nothing to do or ends. @returns the redrive that it began */
      async function life(end: End | undefined): Promise<string | undefined> {
        let calls = 0
        let over = false
        const dying = async <T>(call: () => T | Promise<T>): Promise<T> => {
          calls += 1
          over ||= calls >= (end?.atCall ?? Number.POSITIVE_INFINITY)
          if (over && !(calls === end?.atCall && end.done)) throw new Crash()
          const result = await call()
          if (over) throw new Crash()
          return result
        }
        // Whoever takes over finds that the one before has been silent for long.
        time += 60_000
        const dataPlane = Object.fromEntries(
          Object.entries(target).map(([name, value]) => [
            name,
            typeof value === 'function' ? (...args: unknown[]) => dying(() => value(...args)) : value,
          ]),
        ) as unknown as typeof target // the same functions, each of which may not come back
        const operations = createOperations({
          store: aroundStore(store, dying),
          dataPlane,
          audit: () => dying(() => undefined),
          feed: { append: () => dying(() => undefined), read: () => Promise.reject(new Crash()) },
          log: silent,
          now: () => new Date(time),
          sleep: () => setImmediate(),
        })
        const begun = await deadLetterRedrive(operations, operator, input).catch(() => undefined)
        await operations.resume().catch(() => undefined)
        while (
          !over &&
          (await store.collection(redriveModel).count({ where: { environmentId, state: 'RUNNING' } })) > 0
        ) {
          await setImmediate()
        }
        await operations.close()
        return begun === undefined || hasProblems(begun) ? undefined : begun.redriveId
      }

      for (const end of ends) await life(end)
      const id = await life(undefined)
      const wanted = Math.min(letters, limit ?? letters)
      expect(target.redriven.map(([entry]) => entry)).toEqual(entries.slice(0, wanted))
      const [redrive] = await store
        .collection(redriveModel)
        .find({ where: { environmentId, state: 'FINISHED' }, limit: 2 })
      expect(redrive).toMatchObject({ state: 'FINISHED', total: wanted })
      expect(redrive?.order).toBeUndefined()
      const { PENDING, SENT, GONE, UNFIT } = await countItems(store.collection(redriveItemModel), redrive?.id ?? '')
      expect({ PENDING, UNFIT, all: SENT + GONE }).toEqual({ PENDING: 0, UNFIT: 0, all: wanted })
      if (id !== undefined) expect(id).toBe(redrive?.id)
    }),
    { numRuns: 30 },
  )
})
