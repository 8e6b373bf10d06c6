import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { route } from '../../../../runtime/index.ts'
import { isHotSwappable } from '../../../../targets/hot-swap.ts'
import { deploy, follow, told } from '../../contract/operations.ts'
import { type ReleaseOptions, refusing, releaseOf } from '../../contract/releases.ts'
import { type OpenedAws, openAws } from './opened-aws.ts'

const pass = (body: string): string => body
const store = route('Store').from('queue:Orders').process(pass)
const archive = route('Archive').from('queue:Archived').process(pass)
const both = { Store: 0, 'queue:Orders': 0, Archive: 1, 'queue:Archived': 1 }

let aws: OpenedAws
let count = 0
let at: Required<Pick<ReleaseOptions, 'environment' | 'environmentId'>>

beforeAll(async () => {
  aws = await openAws()
})
afterAll(async () => aws[Symbol.asyncDispose]())
beforeEach(() => {
  count += 1
  at = { environment: `f${count}`, environmentId: `env_fast_${count}` }
  aws.account.cloudFormation.scenario = {}
  aws.account.functions.failing = {}
  aws.account.functions.refused = []
})

const token = (): string => `fast-${count}-${Math.random()}`
const changeSets = (): number =>
  aws.account.cloudFormation.calls.filter(({ action }) => action === 'CreateChangeSet').length
const name = (logicalId: string): string => `acme-${at.environment}-${logicalId}`
const codeOf = (logicalId: string): string | undefined => aws.account.functions.codeOf(name(logicalId))
const bring = (routes: Parameters<typeof releaseOf>[0], options: ReleaseOptions = {}, mode?: 'FAST' | 'SAFE') => {
  const release = { ...releaseOf(routes, { ...at, ...options }), ...(mode && { mode }) }
  const key = `code/${release.code.sha256}.zip`
  return { release, key, go: (driver = aws.driver) => deploy(driver, release, token()) }
}
const next = { handler: refusing, deploymentId: 'dep_2' }

test('code alone is swapped without a change set, and then the stack is of the new deployment', async () => {
  await bring([store]).go()
  const sets = changeSets()
  const { go, key, release } = bring([store], next, 'FAST')
  expect(isHotSwappable(await aws.driver.plan(release))).toBe(true)
  const { outcome, events } = await go()
  expect(outcome).toBe('succeeded')
  expect(told({ events })).toEqual([
    '- UPDATE_IN_PROGRESS',
    'StoreExecutor UPDATE_IN_PROGRESS',
    'StoreExecutor UPDATE_COMPLETE',
    '- UPDATE_COMPLETE',
  ])
  expect(codeOf('StoreExecutor')).toBe(key)
  expect(changeSets()).toBe(sets)
  expect(await aws.driver.describe(at.environmentId)).toMatchObject([{ deploymentId: 'dep_2' }])
  expect((await aws.driver.plan(release)).changes).toEqual([])
})

test('code that was swapped is drift, until the next safe deployment brings the template in line', async () => {
  await bring([store]).go()
  const { go, key } = bring([store], next, 'FAST')
  await go()
  expect(await aws.driver.drift(at.environmentId)).toMatchObject([
    { logicalId: 'StoreExecutor', action: 'UPDATE', properties: [{ path: 'Code.S3Key', after: key }] },
  ])
  const sets = changeSets()
  expect((await bring([store], { ...next, deploymentId: 'dep_3' }).go()).outcome).toBe('succeeded')
  expect(changeSets()).toBe(sets + 1)
  expect(await aws.driver.drift(at.environmentId)).toEqual([])
  expect(codeOf('StoreExecutor')).toBe(key)
})

test('the same code once more needs nothing, and leaves the template to the next safe deployment', async () => {
  await bring([store]).go()
  await bring([store], next, 'FAST').go()
  const sets = changeSets()
  expect((await bring([store], { ...next, deploymentId: 'dep_3' }, 'FAST').go()).outcome).toBe('succeeded')
  expect(changeSets()).toBe(sets)
  expect(await aws.driver.drift(at.environmentId)).toHaveLength(1)
  expect(await aws.driver.describe(at.environmentId)).toMatchObject([{ deploymentId: 'dep_3' }])
})

test('going back to what the template still says does go back, though CloudFormation sees no change', async () => {
  const first = bring([store])
  await first.go()
  await bring([store], next, 'FAST').go()
  expect((await aws.driver.plan(first.release)).changes).toMatchObject([{ logicalId: 'StoreExecutor' }])
  expect((await first.go()).outcome).toBe('succeeded')
  expect(codeOf('StoreExecutor')).toBe(first.key)
  expect(await aws.driver.drift(at.environmentId)).toEqual([])
})

test('another change beside code that the template still says ends with that code', async () => {
  await bring([store]).go()
  await bring([store], next, 'FAST').go()
  const larger = bring([route('Store', { memoryMb: 512 }).from('queue:Orders').process(pass)], {
    deploymentId: 'dep_3',
  })
  expect((await larger.go()).outcome).toBe('succeeded')
  expect(codeOf('StoreExecutor')).toBe(larger.key)
})

test('a safe deployment that fails leaves the code that was swapped in before', async () => {
  await bring([store]).go()
  const swapped = bring([store], next, 'FAST')
  await swapped.go()
  aws.account.cloudFormation.scenario = { fail: [{ logicalId: 'StoreSource', at: 'UPDATE', reason: 'not now' }] }
  const other = route('Store', { memoryMb: 512, batchSize: 3 }).from('queue:Orders').process(pass)
  const handler = 'export const handler = async () => undefined'
  expect((await bring([other], { handler, deploymentId: 'dep_3' }).go()).outcome).toBe('rolled-back')
  expect(codeOf('StoreExecutor')).toBe(swapped.key)
  expect(await aws.driver.describe(at.environmentId)).toMatchObject([{ deploymentId: 'dep_2' }])
})

test('a recovery ends with the code that was swapped in before', async () => {
  await bring([store]).go()
  const swapped = bring([store], next, 'FAST')
  await swapped.go()
  aws.account.cloudFormation.scenario = {
    fail: [
      { logicalId: 'StoreSource', at: 'UPDATE', reason: 'not now' },
      { logicalId: 'StoreLogs', at: 'ROLLBACK', reason: 'not now, either', times: 1 },
    ],
  }
  const other = route('Store', { retentionDays: 3, batchSize: 3 }).from('queue:Orders').process(pass)
  const handler = 'export const handler = async () => undefined'
  expect((await bring([other], { handler, deploymentId: 'dep_3' }).go()).outcome).toBe('failed')
  const recovery = token()
  await aws.driver.recover(at.environmentId, recovery)
  expect((await follow(aws.driver, recovery)).outcome).toBe('succeeded')
  expect(codeOf('StoreExecutor')).toBe(swapped.key)
})

test('what is more than code goes by a change set', async () => {
  await bring([store]).go()
  const sets = changeSets()
  const { go, release } = bring([route('Store', { memoryMb: 512 }).from('queue:Orders').process(pass)], next, 'FAST')
  expect(isHotSwappable(await aws.driver.plan(release))).toBe(false)
  expect((await go()).outcome).toBe('succeeded')
  expect(changeSets()).toBe(sets + 1)
})

test('a function that does not take its code sends all back, also those of other stacks', async () => {
  const first = bring([store, archive], { assignment: both })
  await first.go()
  aws.account.functions.failing = { [name('ArchiveExecutor')]: 'the package cannot be unpacked' }
  const { outcome, events } = await bring([store, archive], { ...next, assignment: both }, 'FAST').go()
  expect(outcome).toBe('rolled-back')
  expect(events).toContainEqual(
    expect.objectContaining({
      logicalId: 'ArchiveExecutor',
      status: 'UPDATE_FAILED',
      reason: 'the package cannot be unpacked',
    }),
  )
  expect(told({ events })).toContain('- UPDATE_ROLLBACK_COMPLETE')
  expect([codeOf('StoreExecutor'), codeOf('ArchiveExecutor')]).toEqual([first.key, first.key])
  expect((await aws.driver.describe(at.environmentId)).map(({ deploymentId }) => deploymentId)).toEqual([
    'dep_1',
    'dep_1',
  ])
  expect(await aws.driver.drift(at.environmentId)).toEqual([])
})

test('a role that may not swap code changes nothing, and is told in the words of AWS', async () => {
  const first = bring([store])
  await first.go()
  aws.account.functions.refused = ['UpdateFunctionCode']
  const { outcome, events } = await bring([store], next, 'FAST').go()
  expect(outcome).toBe('rolled-back')
  expect(events.find(({ status }) => status === 'UPDATE_FAILED')?.reason).toContain('lambda:UpdateFunctionCode')
  expect(codeOf('StoreExecutor')).toBe(first.key)
})

test('functions of which some run the old and some the new code are mended by the next deployment', async () => {
  const first = bring([store, archive])
  await first.go()
  aws.account.functions.failing = { [name('ArchiveExecutor')]: 'not this' }
  const { release, key } = bring([store, archive], next, 'FAST')
  await aws.driver.upload(release)
  const one = token()
  await aws.driver.execute(release, (await aws.driver.plan(release)).id, one)
  for (let cursor: string | undefined; ; ) {
    const page = await aws.driver.events(one, cursor, 2_000)
    cursor = page.cursor
    // From here on Lambda lets nobody go back.
    if (told(page).includes('- UPDATE_ROLLBACK_IN_PROGRESS')) aws.account.functions.refused = ['UpdateFunctionCode']
    if (page.outcome === undefined) continue
    expect(page.outcome).toBe('failed')
    break
  }
  expect([codeOf('StoreExecutor'), codeOf('ArchiveExecutor')]).toEqual([key, first.key])
  aws.account.functions.failing = {}
  aws.account.functions.refused = []
  expect((await first.go()).outcome).toBe('succeeded')
  expect([codeOf('StoreExecutor'), codeOf('ArchiveExecutor')]).toEqual([first.key, first.key])
})

test('a swap that is cancelled ends with the code of before', async () => {
  const first = bring([store])
  await first.go()
  const { release, key } = bring([store], next, 'FAST')
  await aws.driver.upload(release)
  const one = token()
  await aws.driver.execute(release, (await aws.driver.plan(release)).id, one)
  let time = Date.now()
  const seen: (string | undefined)[] = []
  const cancelling = aws.another({
    now: () => time,
    async sleep(ms) {
      time += ms
      // Lambda is at it, and there is nothing to do but wait.
      seen.push(codeOf('StoreExecutor'))
      await aws.driver.cancel(one)
    },
  })
  expect((await follow(cancelling, one)).outcome).toBe('cancelled')
  expect(seen[0]).toBe(key)
  expect(codeOf('StoreExecutor')).toBe(first.key)
})

test('a protected environment is refused before anything is touched', async () => {
  await using other = await openAws({ place: { protected: true } })
  await bring([store]).go(other.driver)
  const { release } = bring([store], next, 'FAST')
  const { id } = await other.driver.plan(release)
  await expect(other.driver.execute(release, id, token())).rejects.toMatchObject({ code: 'PROTECTED' })
  expect(await other.driver.describe(at.environmentId)).toMatchObject([{ deploymentId: 'dep_1' }])
})
