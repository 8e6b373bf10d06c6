import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { deploymentModel, eventModel } from '../../../services/deployments/deployment/model.ts'
import type { DeploymentRecord } from '../../../services/deployments/deployment/record.ts'
import { environmentModel } from '../../../services/deployments/environment/model.ts'
import { planDetailsModel, planModel } from '../../../services/deployments/plan/model.ts'
import { deploymentsModels } from '../../../services/deployments/service.ts'
import { build } from '../../../services/deployments/source/build.ts'
import { sealConfig } from '../../../services/deployments/source/sealed-config.ts'
import type { Source } from '../../../services/deployments/source/source.ts'
import { createWorker } from '../../../services/deployments/worker/worker.ts'
import { createFeed } from '../../../services/shared/feed/feed.ts'
import { feedModel } from '../../../services/shared/feed/model.ts'
import { idInEnvironment, idWithin, nameInEnvironment, newId } from '../../../services/shared/ids.ts'
import { createLog } from '../../../services/shared/log.ts'
import { openSqliteStore } from '../../../services/shared/store/sqlite/open.ts'
import type { Store } from '../../../services/shared/store/store.ts'
import type { StackDriver } from '../../../targets/driver.ts'
import { aroundStore } from '../../testkit/around-store.ts'
import { type Script, type ScriptedDriver, scriptDriver } from '../../testkit/scripted-driver.ts'

/**
 * A worker that is killed after any write or any call of its driver, and another one that comes after it: what they leave
 * behind together is what one leaves behind alone.
 */
const folder = mkdtempSync(join(tmpdir(), 'routo-crashes-'))
const store = await openSqliteStore({ file: join(folder, 'deployments.db'), models: deploymentsModels })
afterAll(async () => {
  await store.close()
  rmSync(folder, { recursive: true })
})

const key = randomBytes(32)
const projectId = newId('prj')
const files = {
  'routes.ts': `import { route } from 'routo'\nexport default [route('Copy').from('queue:In').to('queue:Out')]\n`,
}
const source: Source = {
  deployable: async () => ({
    projectId,
    project: 'shop',
    environment: 'dev',
    target: 'LOCAL',
    protected: false,
    configVersion: 0,
    revision: { number: 1, digest: 'digest', errors: [] },
  }),
  place: async () => undefined,
  files: async () => files,
  config: async () => ({ configVersion: 0, variables: {}, secrets: {} }),
}

const at = new Date('2026-11-21T12:00:00.000Z')
type Wanted = Partial<DeploymentRecord>
const wanted = (environmentId: string, number: number, more: Wanted): DeploymentRecord => {
  const id = idInEnvironment('dep', environmentId, number)
  return {
    id,
    projectId,
    environmentId,
    environmentName: 'dev',
    number,
    kind: 'DEPLOY',
    state: 'QUEUED',
    phase: 'QUEUED',
    actor: { id: 'acc_test', kind: 'USER', name: 'Ana' },
    createdAt: at,
    ...(more.kind !== 'DESTROY' && {
      revision: 1,
      config: sealConfig({ configVersion: 0, variables: {}, secrets: { KEY: 'secret' } }, key, id),
    }),
    needsApproval: false,
    begun: false,
    artifacts: [],
    http: [],
    urls: [],
    routes: [],
    timeline: [{ phase: 'QUEUED', at }],
    events: 0,
    outbox: [],
    version: 0,
    attempts: 0,
    unfinished: environmentId,
    ...more,
  }
}

class Killed extends Error {}

/** Lets so many writes and driver calls through; then nothing goes through any more, as in a process that is no more. */
function lifeOf(calls: number) {
  let left = calls
  const live = async <T>(call: () => Promise<T>): Promise<T> => {
    if (left <= 0) throw new Killed()
    left -= 1
    return call()
  }
  return {
    isOver: () => left <= 0,
    used: () => calls - left,
    store: (store: Store) =>
      aroundStore(store, (call, name) => {
        if (left <= 0) throw new Killed()
        return /\.(insert|update|upsert|bulk|remove)/.test(name) ? live(call) : call()
      }),
    driver: (driver: StackDriver): StackDriver =>
      new Proxy(driver, {
        get(target, name, receiver) {
          const method: unknown = Reflect.get(target, name, receiver)
          if (typeof method !== 'function') return method
          return (...args: unknown[]) => live(() => method.apply(target, args))
        },
      }),
  }
}

let clock = at.getTime()
const silent = createLog('silent')

/** Each environment of the tests is compiled for once, since the outcome is the same each time. */
const built = new Map<string, ReturnType<typeof build>>()
const buildOnce: typeof build = async (sources) => {
  const { environmentId, deploymentId } = sources
  const once = built.get('') ?? build(sources)
  built.set('', once)
  const first = await once
  return 'errors' in first ? first : { ...first, release: { ...first.release, environmentId, deploymentId } }
}

/** Runs a worker until its life is over or there is nothing left to do. */
async function work(environmentId: string, driver: ScriptedDriver, life: ReturnType<typeof lifeOf>): Promise<void> {
  const own = life.store(store)
  // A worker that follows another one finds its lease at an end.
  clock += 60_000
  const now = () => new Date(clock)
  const worker = createWorker(
    {
      deployments: own.collection(deploymentModel),
      events: own.collection(eventModel),
      environments: own.collection(environmentModel),
      plans: own.collection(planModel),
      planDetails: own.collection(planDetailsModel),
      feed: createFeed(own.collection(feedModel), now),
      source,
      build: buildOnce,
      driver: life.driver(driver),
      key,
      log: silent,
      now,
    },
    { pollMs: 5, leaseMs: 30_000, retryMs: 1 },
  )
  const deployments = store.collection(deploymentModel)
  const left = () => deployments.count({ where: { unfinished: environmentId } })
  while (!life.isOver() && (await left()) > 0) await new Promise((resolve) => setTimeout(resolve, 2))
  await worker.close()
}

/** What is left behind, but for times and for how often something was tried. */
async function leftIn(environmentId: string) {
  const order = { by: 'number', direction: 'asc' } as const
  const records = await store.collection(deploymentModel).find({ where: { environmentId }, order, limit: 10 })
  const events = await Promise.all(
    records.map(({ id }) =>
      store.collection(eventModel).find({
        where: { deploymentId: id },
        order: { by: 'place', direction: 'asc' },
        limit: 1_000,
      }),
    ),
  )
  const told = await store.collection(feedModel).find({ limit: 10_000 })
  return {
    deployments: records.map(
      ({ number, state, phase, events: count, failure, artifacts, urls, unfinished, progress }) => ({
        number,
        state,
        phase,
        count,
        failure,
        artifacts,
        urls,
        unfinished,
        progress,
      }),
    ),
    events: events.map((log) => log.map(({ place, phase, level, message }) => `${place} ${phase} ${level} ${message}`)),
    // After a crash an event may be told twice; none is left out, and none is another one.
    told: [
      ...new Set(
        told.flatMap((batch) =>
          batch.events
            .filter((event) => event.environmentId === environmentId)
            .map(({ data }) => `${data.number} ${data.place} ${data.message}`),
        ),
      ),
    ].sort(),
  }
}

/** @param deaths after how many calls each worker dies; the last one lives */
async function play(script: Script, asked: readonly Wanted[], deaths: readonly number[]) {
  const environmentId = idWithin('env', projectId)
  const driver = scriptDriver(script)
  await store
    .collection(environmentModel)
    .insert({ id: environmentId, projectId, assignment: {}, holder: '', heldUntil: new Date(0) })
  for (const [index, more] of asked.entries()) {
    await store.collection(deploymentModel).insert(wanted(environmentId, index + 1, more))
  }
  for (const calls of deaths) await work(environmentId, driver, lifeOf(calls))
  const last = lifeOf(Number.MAX_SAFE_INTEGER)
  await work(environmentId, driver, last)
  const operations = [...driver.operations.keys()].map(nameInEnvironment)
  return { left: await leftIn(environmentId), operations, calls: last.used() }
}

const consent = { actor: { id: 'acc_test', kind: 'USER', name: 'Ana' }, at } as const
const cancelled: Script = {
  holds: true,
  begun: async (token) => {
    const set = { cancellation: consent, state: 'CANCELLING' } as const
    await store.collection(deploymentModel).update(token, { set }, { state: 'RUNNING' })
  },
}

const RUNS = 6
/** A machine that is busy with something else tries less. */
const LONGEST_MS = 4_000

interface Story {
  readonly story: string
  readonly script: Script
  readonly asked: readonly Wanted[]
  readonly states: readonly string[]
  /** Numbers of the deployments for which the driver has done something. */
  readonly operations: readonly string[]
}

const stories: readonly Story[] = [
  { story: 'a deployment', script: {}, asked: [{}], states: ['SUCCEEDED'], operations: ['1'] },
  {
    story: 'a resource that fails',
    script: { fails: { logicalId: 'InPolicy', reason: 'no room' } },
    asked: [{}],
    states: ['ROLLED_BACK'],
    operations: ['1'],
  },
  {
    story: 'a deployment that is cancelled at work',
    script: cancelled,
    asked: [{}],
    states: ['CANCELLED'],
    operations: ['1'],
  },
  {
    story: 'a deployment that waits to be approved, and is cancelled',
    script: {},
    asked: [
      { needsApproval: true, cancellation: consent },
      { needsApproval: true, approval: consent },
    ],
    states: ['CANCELLED', 'SUCCEEDED'],
    operations: ['2'],
  },
  {
    story: 'everything removed',
    script: {},
    asked: [{}, { kind: 'DESTROY', disposal: 'RETAIN' }],
    states: ['SUCCEEDED', 'SUCCEEDED'],
    operations: ['1', '2'],
  },
]

test.each(stories)(
  '$story: wherever a worker dies, the next one brings it to the same end',
  async ({ script, asked, states, operations }) => {
    const whole = await play(script, asked, [])
    expect(whole.left.deployments.map(({ state }) => state)).toEqual(states)
    expect(whole.operations).toEqual(operations)
    expect(whole.calls).toBeGreaterThan(10)
    const deaths = fc.array(fc.integer({ min: 1, max: whole.calls - 1 }), { minLength: 1, maxLength: 3 })
    const end = performance.now() + LONGEST_MS
    await fc.assert(
      fc.asyncProperty(deaths, async (each) => {
        // A play that was broken off would go on beside the next one, on the same store.
        if (performance.now() > end) return
        const broken = await play(script, asked, each)
        expect(broken.left).toEqual(whole.left)
        expect(broken.operations).toEqual(operations)
      }),
      { numRuns: RUNS },
    )
  },
)
