import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { route } from '../../../runtime/index.ts'
import type { DataPlane } from '../../../targets/data-plane.ts'
import type { StackDriver } from '../../../targets/driver.ts'
import { deploy, follow, told } from './operations.ts'
import { type ReleaseOptions, refusing, releaseOf } from './releases.ts'

/** A target with nothing in it. */
export interface OpenTarget {
  readonly driver: StackDriver
  readonly dataPlane: DataPlane
  close(): Promise<void>
}

const pass = (body: string): string => body
const store = route('Store').from('queue:Orders').process(pass)
const intake = route('Intake').from('file:Uploads').process(pass).to('queue:Orders')
const archive = route('Archive').from('queue:Archived').process(pass)

/** What every driver keeps to. */
export function describeDriver(name: string, open: () => Promise<OpenTarget>): void {
  describe(`driver: ${name}`, () => {
    let target: OpenTarget
    let environments = 0
    let tokens = 0
    beforeAll(async () => {
      target = await open()
    })
    afterAll(async () => {
      await target.close()
    })

    /** An environment that no other test has. */
    const fresh = (): Required<Pick<ReleaseOptions, 'environment' | 'environmentId'>> => {
      environments += 1
      return { environment: `e${environments}`, environmentId: `env_acme_${environments}` }
    }
    const token = (): string => `token-${++tokens}`
    const ids = async (environmentId: string, retained = false): Promise<readonly string[]> =>
      (await target.driver.describe(environmentId)).flatMap(({ resources }) =>
        resources.flatMap((one) => ((one.retained === true) === retained ? [one.logicalId] : [])),
      )

    test('planning tells what would be made, and makes nothing', async () => {
      const at = fresh()
      const release = releaseOf([store], at)
      const { changes, removes } = await target.driver.plan(release)
      expect(new Set(changes.map(({ action }) => action))).toEqual(new Set(['CREATE']))
      expect(changes.map(({ logicalId }) => logicalId)).toEqual(
        expect.arrayContaining(['Orders', 'StoreDLQ', 'StoreExecutor', 'StoreSource']),
      )
      expect(removes).toEqual([])
      expect(await target.driver.preflight(release)).toEqual([])
      expect(await target.driver.describe(at.environmentId)).toEqual([])
    })

    test('a release becomes a stack, and everything that happens is told once, in order', async () => {
      const at = fresh()
      const deployed = await deploy(target.driver, releaseOf([intake, store], at), token())
      expect(deployed.outcome).toBe('succeeded')
      const lines = told(deployed)
      expect(lines[0]).toBe('- CREATE_IN_PROGRESS')
      expect(lines.at(-1)).toBe('- CREATE_COMPLETE')
      expect(lines.indexOf('Orders CREATE_COMPLETE')).toBeLessThan(lines.indexOf('StoreSource CREATE_IN_PROGRESS'))
      const [stack] = await target.driver.describe(at.environmentId)
      expect(stack).toMatchObject({ status: 'CREATE_COMPLETE', deploymentId: 'dep_1' })
      const created = lines.filter((line) => line.endsWith(' CREATE_COMPLETE') && !line.startsWith('-'))
      expect(created.toSorted()).toEqual(
        stack?.resources.map(({ logicalId }) => `${logicalId} CREATE_COMPLETE`).toSorted(),
      )
      expect(await target.driver.drift(at.environmentId)).toEqual([])
    })

    test('events can be followed from any place', async () => {
      const operation = token()
      const { events } = await deploy(target.driver, releaseOf([store], fresh()), operation)
      const half = events[Math.floor(events.length / 2)]
      const rest = await follow(target.driver, operation, half?.id)
      expect(rest).toEqual({
        outcome: 'succeeded',
        events: events.slice(events.findIndex(({ id }) => id === half?.id) + 1),
      })
    })

    test('a token names one operation, however often it is begun', async () => {
      const release = releaseOf([store], fresh())
      const operation = token()
      await target.driver.upload(release)
      const { id } = await target.driver.plan(release)
      await Promise.all([1, 2, 3].map(() => target.driver.execute(release, id, operation)))
      const { events } = await follow(target.driver, operation)
      await target.driver.execute(release, id, operation)
      expect((await follow(target.driver, operation)).events).toEqual(events)
      expect(told({ events }).filter((line) => line === 'Orders CREATE_COMPLETE')).toHaveLength(1)
    })

    test('a plan that is out of date is not executed', async () => {
      const at = fresh()
      const { id } = await target.driver.plan(releaseOf([store, archive], at))
      await deploy(target.driver, releaseOf([store], at), token())
      const late = target.driver.execute(releaseOf([store, archive], at), id, token())
      await expect(late).rejects.toMatchObject({ name: 'TargetError', code: 'PLAN_STALE' })
    })

    test('an update changes what is different, and nothing else', async () => {
      const at = fresh()
      await deploy(target.driver, releaseOf([store], at), token())
      const release = releaseOf([route('Store', { memoryMb: 512 }).from('queue:Orders').process(pass), archive], at)
      const { changes } = await target.driver.plan(release)
      expect(changes.filter(({ action }) => action === 'UPDATE')).toMatchObject([
        { logicalId: 'StoreExecutor', properties: [{ path: 'MemorySize', before: 256, after: 512 }] },
      ])
      const updated = await deploy(target.driver, release, token())
      expect(updated.outcome).toBe('succeeded')
      const touched = updated.events.flatMap(({ logicalId, status }) =>
        logicalId !== undefined && status === 'UPDATE_COMPLETE' ? [logicalId] : [],
      )
      expect(touched).toEqual(['StoreExecutor'])
      expect(told(updated)).toContain('ArchiveExecutor CREATE_COMPLETE')
      expect(told(updated).at(-1)).toBe('- UPDATE_COMPLETE')
    })

    test('a release that changes nothing succeeds, and touches no resource', async () => {
      const at = fresh()
      await deploy(target.driver, releaseOf([store], at), token())
      const again = await deploy(target.driver, releaseOf([store], { ...at, deploymentId: 'dep_2' }), token())
      expect(again.outcome).toBe('succeeded')
      expect(again.events.filter(({ logicalId }) => logicalId !== undefined)).toEqual([])
      expect(await target.driver.describe(at.environmentId)).toMatchObject([{ deploymentId: 'dep_2' }])
    })

    test('a creation that fails leaves nothing', async () => {
      const at = fresh()
      const failed = await deploy(target.driver, releaseOf([store], { ...at, lacksCode: true }), token())
      expect(failed.outcome).toBe('rolled-back')
      const reasons = failed.events.filter(({ status }) => status === 'CREATE_FAILED')
      // In the target's own words: AWS does not say which key it has not found.
      expect(reasons).toMatchObject([{ logicalId: 'StoreExecutor', reason: expect.stringMatching(/f{64}|NoSuchKey/) }])
      expect(await target.driver.describe(at.environmentId)).toEqual([])
    })

    test('an update that fails brings back what was', async () => {
      const at = fresh()
      await deploy(target.driver, releaseOf([store], at), token())
      const [before] = await target.driver.describe(at.environmentId)
      const failed = await deploy(
        target.driver,
        releaseOf([store, archive], { ...at, deploymentId: 'dep_2', lacksCode: true }),
        token(),
      )
      expect(failed.outcome).toBe('rolled-back')
      const [after] = await target.driver.describe(at.environmentId)
      expect(after).toMatchObject({
        status: 'UPDATE_ROLLBACK_COMPLETE',
        deploymentId: 'dep_1',
        template: before?.template,
      })
      expect(after?.resources.map(({ physicalId }) => physicalId)).toEqual(
        before?.resources.map(({ physicalId }) => physicalId),
      )
      expect(await target.driver.drift(at.environmentId)).toEqual([])
    })

    test('a stack that fails takes the others of its release back with it', async () => {
      const at = fresh()
      const sharded = { Store: 0, 'queue:Orders': 0, Archive: 1, 'queue:Archived': 1 }
      await deploy(target.driver, releaseOf([store, archive], { ...at, assignment: sharded }), token())
      const larger = route('Store', { memoryMb: 512 }).from('queue:Orders').process(pass)
      const release = releaseOf([larger, archive], { ...at, assignment: sharded })
      const lacking = releaseOf([larger, archive], { ...at, assignment: sharded, lacksCode: true })
      const stacks = [release.stacks[0], lacking.stacks[1]].flatMap((stack) => stack ?? [])
      const failed = await deploy(target.driver, { ...release, stacks }, token())
      expect(failed.outcome).toBe('rolled-back')
      expect((await target.driver.describe(at.environmentId)).map(({ status }) => status)).toEqual([
        'UPDATE_ROLLBACK_COMPLETE',
        'UPDATE_ROLLBACK_COMPLETE',
      ])
      expect(await target.driver.drift(at.environmentId)).toEqual([])
    })

    test('an operation that is cancelled is undone, unless it was done already', async () => {
      const at = fresh()
      const release = releaseOf([store], at)
      const operation = token()
      await target.driver.upload(release)
      await target.driver.execute(release, (await target.driver.plan(release)).id, operation)
      await target.driver.cancel(operation)
      const { outcome } = await follow(target.driver, operation)
      expect(['cancelled', 'succeeded']).toContain(outcome)
      expect((await target.driver.describe(at.environmentId)).length).toBe(outcome === 'cancelled' ? 0 : 1)
    })

    test('what held data is kept when its route goes, and taken up when the route comes back', async () => {
      const at = fresh()
      await deploy(target.driver, releaseOf([intake, store, archive], at), token())
      const less = await deploy(target.driver, releaseOf([store], at), token())
      expect(told(less)).toContain('Uploads DELETE_SKIPPED')
      expect(await ids(at.environmentId, true)).toEqual([
        'ArchiveDLQ',
        'Archived',
        'IntakeDLQ',
        'IntakeInbox',
        'Uploads',
      ])
      const back = await deploy(target.driver, releaseOf([intake, store, archive], at), token())
      expect(back.outcome).toBe('succeeded')
      expect(told(back)).toContain('Uploads IMPORT_COMPLETE')
      expect(await ids(at.environmentId, true)).toEqual([])
    })

    test('an environment that is empty can be destroyed', async () => {
      const at = fresh()
      await deploy(target.driver, releaseOf([intake, store], at), token())
      const operation = token()
      await target.driver.destroy(at.environmentId, 'REFUSE_IF_NOT_EMPTY', operation)
      await target.driver.destroy(at.environmentId, 'REFUSE_IF_NOT_EMPTY', operation)
      const removed = await follow(target.driver, operation)
      expect(removed.outcome).toBe('succeeded')
      expect(told(removed).at(-1)).toBe('- DELETE_COMPLETE')
      expect(await target.driver.describe(at.environmentId)).toEqual([])
    })

    test('an environment that holds data is destroyed as its owner says', async () => {
      const at = fresh()
      await deploy(target.driver, releaseOf([store], { ...at, handler: refusing }), token())
      await target.dataPlane.send({ environmentId: at.environmentId, route: 'Store', body: 'an order', headers: {} })
      const refused = target.driver.destroy(at.environmentId, 'REFUSE_IF_NOT_EMPTY', token())
      await expect(refused).rejects.toMatchObject({
        code: 'NOT_EMPTY',
        message: expect.stringContaining('Orders holds 1 message'),
      })

      const keeping = token()
      await target.driver.destroy(at.environmentId, 'RETAIN', keeping)
      expect((await follow(target.driver, keeping)).outcome).toBe('succeeded')
      expect(await ids(at.environmentId)).toEqual([])
      expect(await ids(at.environmentId, true)).toEqual(['Orders', 'StoreDLQ'])

      const emptying = token()
      await target.driver.destroy(at.environmentId, 'EMPTY_AND_DELETE', emptying)
      expect((await follow(target.driver, emptying)).outcome).toBe('succeeded')
      expect(await target.driver.describe(at.environmentId)).toEqual([])
    })

    test('nothing is known of a token that nobody has used', async () => {
      await expect(target.driver.events('nobody', undefined)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    })
  })
}
