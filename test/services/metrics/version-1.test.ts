import { describe, expect, test } from '@jest/globals'
import { Schema } from 'mongoose'
import { metricsModels } from '../../../services/metrics/models.ts'
import { createCounter } from '../../../services/metrics/rollups/counter.ts'
import { rollupModel } from '../../../services/metrics/rollups/model.ts'
import { createMetricsService } from '../../../services/metrics/service.ts'
import { adoptVersion1 } from '../../../services/metrics/version-1/adopt.ts'
import { systemCaller } from '../../../services/shared/caller.ts'
import { idWithin, newId } from '../../../services/shared/ids.ts'
import { createLog } from '../../../services/shared/log.ts'
import { defineModel, type Store } from '../../../services/shared/store/store.ts'
import { aroundStore } from '../../testkit/around-store.ts'
import { storeKinds } from '../../testkit/stores.ts'
import { scriptedDataPlane } from './scripted-data-plane.ts'
import { type OpenMetrics, statsOf } from './support.ts'

/** The documents as the first release wrote them. */
interface Version1 {
  readonly id: string
  readonly projectId: string
  readonly environmentId: string
  readonly route: string
  readonly start: Date
  readonly counts: Readonly<Record<string, object>>
  readonly version?: number
  readonly latest?: readonly string[]
}

const text = { type: String, required: true }
const count = { type: Number, required: true }
const counts = new Schema({ received: count, succeeded: count, failed: count, dropped: count }, { _id: false })

function modelOf(name: string, rest: object = {}) {
  const start = { type: Date, required: true }
  const fields = {
    projectId: text,
    environmentId: text,
    route: text,
    start,
    counts: { type: Map, of: counts },
    ...rest,
  }
  const schema = new Schema({ _id: text, ...fields }, { versionKey: false })
  schema.index({ environmentId: 1, route: 1, start: 1, _id: 1 }).index({ start: 1, _id: 1 })
  return defineModel<Version1>(name, schema)
}

const hours = modelOf('hours', { version: count, latest: [String] })
const days = modelOf('days')
const countedLines = defineModel<{ id: string; start: Date }>(
  'countedLines',
  new Schema({ _id: text, start: { type: Date, required: true } }, { versionKey: false }).index({ start: 1, _id: 1 }),
)

const now = new Date('2026-11-21T12:00:30.000Z')
const project = newId('prj')
const environmentId = idWithin('env', project)

async function write(store: Store): Promise<void> {
  for (const [start, minutes] of [
    ['2026-11-21T11:00:00.000Z', [5, 58]],
    ['2026-11-20T11:00:00.000Z', [0]],
    ['2026-10-01T11:00:00.000Z', [30]],
  ] as const) {
    const of = { projectId: project, environmentId, start: new Date(start) }
    const each = { received: 3, succeeded: 1, failed: 1, dropped: 0 }
    for (const route of ['StoreOrders', 'CSVToJSON']) {
      const id = `${environmentId}/${route}/${Date.parse(start)}`
      const own = Object.fromEntries(minutes.map((minute) => [minute, each]))
      await store.collection(hours).insert({ id, ...of, route, counts: own, version: 1, latest: ['b1/1'] })
      await store.collection(days).insert({ id, ...of, route, counts: { 11: each } })
      await store.collection(countedLines).insert({ id: `${id}/b0/1`, start: of.start })
    }
  }
}

class Crash extends Error {}

describe.each(storeKinds())('on $name', ({ open }) => {
  test.each([undefined, 3, 9, 20, 40])(
    'a store of the first release keeps its counts, also when adopting it was cut off at call %s',
    async (crashAt) => {
      const place = `version-1-${crashAt}`
      const old = await open({ models: [hours, days, countedLines] }, place)
      await write(old)
      await old.close()
      const store = await open({ models: metricsModels }, place)
      let calls = 0
      const dying = aroundStore(store, async (call) => {
        calls += 1
        if (calls === crashAt) throw new Crash()
        return call()
      })
      if (crashAt !== undefined) {
        const adopted = adoptVersion1(dying, createCounter(dying.collection(rollupModel)))
        await expect(adopted).rejects.toThrow(Crash)
      }
      const service = await createMetricsService({
        store,
        dataPlane: scriptedDataPlane(),
        audit: async () => undefined,
        log: createLog('silent'),
        now: () => now,
      })
      const metrics = { ...service, store } as unknown as OpenMetrics // the rest is for tests of their own
      const received = async (type: string, id: string, last: string) => {
        const options = { fields: 'received failed inFlight', environmentId }
        return statsOf(metrics, systemCaller('x'), { __typename: type, id }, { last }, options)
      }
      const route = idWithin('rte', project, 'StoreOrders')
      expect(await received('Route', route, '5m')).toEqual({ received: 3, failed: 1, inFlight: 1 })
      expect(await received('Route', route, '2d')).toEqual({ received: 9, failed: 3, inFlight: 3 })
      expect(await received('Environment', environmentId, '2d')).toEqual({ received: 18, failed: 6, inFlight: 6 })
      expect(await received('Project', project, '90d')).toEqual({ received: 24, failed: 8, inFlight: 8 })
      for (const name of ['hours', 'days', 'countedLines']) {
        expect(await store.collection({ name } as typeof hours).find({ limit: 1 })).toEqual([])
      }
    },
  )
})
