import { ListQueuesCommand } from '@aws-sdk/client-sqs'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { route } from '../../../../runtime/index.ts'
import type { StackEvent } from '../../../../targets/driver.ts'
import { deploy, follow, told } from '../../contract/operations.ts'
import { type ReleaseOptions, releaseOf } from '../../contract/releases.ts'
import { type OpenedAws, openAws } from './opened-aws.ts'

const pass = (body: string): string => body
const store = route('Store').from('queue:Orders').process(pass)
const largerStore = route('Store', { memoryMb: 512 }).from('queue:Orders').process(pass)
const archive = route('Archive').from('queue:Archived').process(pass)
const intake = route('Intake').from('file:Uploads').process(pass).to('queue:Orders')
const sharded = { Store: 0, 'queue:Orders': 0, Archive: 1, 'queue:Archived': 1 }

let aws: OpenedAws
let environments = 0
let at: Required<Pick<ReleaseOptions, 'environment' | 'environmentId'>>

beforeAll(async () => {
  // The SDK, which asks again by itself, would wait in earnest.
  process.env.AWS_MAX_ATTEMPTS = '1'
  aws = await openAws()
})
afterAll(async () => {
  delete process.env.AWS_MAX_ATTEMPTS
  await aws[Symbol.asyncDispose]()
})
beforeEach(() => {
  environments += 1
  at = { environment: `h${environments}`, environmentId: `env_hard_${environments}` }
  aws.account.cloudFormation.scenario = {}
})

const token = (): string => `hard-${environments}-${Math.random()}`
const scenario = (next: OpenedAws['account']['cloudFormation']['scenario']): void => {
  aws.account.cloudFormation.scenario = next
}
const statuses = async (): Promise<readonly string[]> =>
  (await aws.driver.describe(at.environmentId)).map(({ name, status }) => `${name.split('-').at(-1)} ${status}`)
const failures = (events: readonly StackEvent[]) =>
  events.flatMap(({ logicalId = '-', status, reason }) =>
    status.endsWith('_FAILED') ? [`${logicalId}: ${reason}`] : [],
  )
async function queuesOf({ clients, findPlace }: OpenedAws, environment: string): Promise<readonly string[]> {
  const { sqs } = clients(await findPlace(''))
  const { QueueUrls = [] } = await sqs.send(new ListQueuesCommand({ QueueNamePrefix: `acme-${environment}-` }))
  return QueueUrls
}
const callsOf = (action: string): number =>
  aws.account.cloudFormation.calls.filter((call) => call.action === action).length

test('a resource that cannot be made takes its stack with it, and is named with the words of AWS', async () => {
  scenario({ fail: [{ logicalId: 'StoreExecutor', at: 'CREATE', reason: 'no more functions' }] })
  const { outcome, events } = await deploy(aws.driver, releaseOf([store], at), token())
  expect(outcome).toBe('rolled-back')
  expect(failures(events)[0]).toBe('StoreExecutor: no more functions')
  expect(await statuses()).toEqual([])
  scenario({})
  expect((await deploy(aws.driver, releaseOf([store], at), token())).outcome).toBe('succeeded')
})

test('an update that cannot be undone needs recovery, which leaves out what it is told to', async () => {
  await deploy(aws.driver, releaseOf([store], at), token())
  scenario({
    fail: [
      { logicalId: 'StoreSource', at: 'UPDATE', reason: 'not now' },
      { logicalId: 'StoreExecutor', at: 'ROLLBACK', reason: 'the code is gone' },
    ],
  })
  const release = releaseOf([route('Store', { memoryMb: 512, batchSize: 3 }).from('queue:Orders').process(pass)], at)
  const failed = await deploy(aws.driver, release, token())
  expect(failed.outcome).toBe('failed')
  expect(await statuses()).toEqual(['0 UPDATE_ROLLBACK_FAILED'])
  expect(await aws.driver.preflight(release)).toMatchObject([{ code: 'NEEDS_RECOVERY', level: 'ERROR' }])
  const { id } = await aws.driver.plan(release)
  await expect(aws.driver.execute(release, id, token())).rejects.toMatchObject({ code: 'NEEDS_RECOVERY' })

  const again = token()
  await aws.driver.recover(at.environmentId, again)
  expect((await follow(aws.driver, again)).outcome).toBe('failed')
  const skipping = token()
  await aws.driver.recover(at.environmentId, skipping, ['StoreExecutor', 'Elsewhere'])
  expect((await follow(aws.driver, skipping)).outcome).toBe('succeeded')
  expect(await statuses()).toEqual(['0 UPDATE_ROLLBACK_COMPLETE'])
  await expect(aws.driver.recover(at.environmentId, token())).rejects.toMatchObject({ code: 'NOTHING_TO_RECOVER' })
})

test('one that AWS slows down gets there, and tells everything once', async () => {
  scenario({ throttle: { every: 3 } })
  const { outcome, events } = await deploy(aws.driver, releaseOf([store], at), token())
  expect(outcome).toBe('succeeded')
  expect(new Set(told({ events })).size).toBeGreaterThan(10)
  expect(told({ events }).filter((line) => line === 'Orders CREATE_COMPLETE')).toHaveLength(1)
})

test('events that come in small pages, and twice, are told once and in their order', async () => {
  const plain = await deploy(aws.driver, releaseOf([intake, store], at), token())
  scenario({ pageSize: 3, repeatEvents: true })
  const other = { environment: `${at.environment}p`, environmentId: `${at.environmentId}_p` }
  const paged = await deploy(aws.driver, releaseOf([intake, store], other), token())
  expect(told(paged)).toEqual(told(plain))
})

test('resources that become ready in another order end in the same stack', async () => {
  scenario({ order: 'reversed' })
  const { outcome, events } = await deploy(aws.driver, releaseOf([intake, store], at), token())
  expect(outcome).toBe('succeeded')
  expect(told({ events }).at(-1)).toBe('- CREATE_COMPLETE')
  const [stack] = await aws.driver.describe(at.environmentId)
  expect(new Set(stack?.resources.map(({ status }) => status))).toEqual(new Set(['CREATE_COMPLETE']))
})

test('what was changed by hand is told as drift', async () => {
  await deploy(aws.driver, releaseOf([store], at), token())
  scenario({
    drift: [{ logicalId: 'Orders', property: '/VisibilityTimeout', actual: '7' }, { logicalId: 'StoreDLQ' }],
  })
  expect(await aws.driver.drift(at.environmentId)).toMatchObject([
    { logicalId: 'Orders', action: 'UPDATE', properties: [{ path: 'VisibilityTimeout', after: '7' }] },
    { logicalId: 'StoreDLQ', action: 'REMOVE' },
  ])
})

test('a template that says the same in other words succeeds without a change', async () => {
  const release = releaseOf([store], at)
  await deploy(aws.driver, release, token())
  const stacks = release.stacks.map(({ name, text }) => ({ name, text: JSON.stringify(JSON.parse(text)) }))
  const again = await deploy(aws.driver, { ...release, deploymentId: 'dep_2', revision: 2, stacks }, token())
  expect(again).toEqual({ outcome: 'succeeded', events: [] })
  expect(await aws.driver.describe(at.environmentId)).toMatchObject([
    { status: 'CREATE_COMPLETE', deploymentId: 'dep_2', revision: 2 },
  ])
})

test('what AWS finds before it begins is told by resource, and nothing was changed', async () => {
  const reason = 'VisibilityTimeout is out of range'
  scenario({
    earlyValidation: [{ logicalId: 'Orders', path: '/Resources/Orders/Properties/VisibilityTimeout', reason }],
  })
  const { outcome, events } = await deploy(aws.driver, releaseOf([store], at), token())
  expect(outcome).toBe('rolled-back')
  expect(failures(events)[0]).toContain(`Orders: ${reason}`)
  expect(await statuses()).toEqual([])
  expect(aws.account.cloudFormation.stack(`acme-${at.environment}-0`)).toBeUndefined()
})

test('a change set that somebody left without a stack is made use of', async () => {
  await using other = await openAws({
    scenario: { leftovers: [{ name: 'acme-left-0', status: 'REVIEW_IN_PROGRESS' }] },
  })
  const release = releaseOf([store], { environment: 'left', environmentId: 'env_left' })
  expect((await deploy(other.driver, release, token())).outcome).toBe('succeeded')
})

test('a creation that once failed is removed and made again, and that is said', async () => {
  const tags = { 'routo:environment-id': 'env_left' }
  const release = releaseOf([store], { environment: 'left', environmentId: 'env_left' })
  const leftovers = [
    { name: 'acme-left-0', status: 'ROLLBACK_COMPLETE' as const, template: release.stacks[0]?.text ?? '', tags },
  ]
  await using other = await openAws({ scenario: { leftovers } })
  const { outcome, events } = await deploy(other.driver, release, token())
  expect(outcome).toBe('succeeded')
  expect(events[0]).toMatchObject({
    status: 'DELETE_IN_PROGRESS',
    reason: expect.stringContaining('ROLLBACK_COMPLETE'),
  })
  expect(told({ events })).toContain('- CREATE_COMPLETE')
})

test('a stack of the same name that is not ours is left alone', async () => {
  const release = releaseOf([store], { environment: 'left', environmentId: 'env_left' })
  const template = releaseOf([archive]).stacks[0]?.text ?? ''
  await using other = await openAws({
    scenario: { leftovers: [{ name: 'acme-left-0', status: 'CREATE_COMPLETE', template }] },
  })
  expect(await other.driver.preflight(release)).toMatchObject([{ code: 'NAME_TAKEN', level: 'ERROR' }])
  const { id } = await other.driver.plan(release)
  await expect(other.driver.execute(release, id, token())).rejects.toMatchObject({ code: 'NAME_TAKEN' })
})

test('answers that are lost change nothing', async () => {
  await using other = await openAws({ scenario: { cutConnection: [2, 4, 6, 8, 10, 12, 15, 18, 21] } })
  const release = releaseOf([store], { environment: 'cut', environmentId: 'env_cut' })
  const { outcome, events } = await deploy(other.driver, release, token())
  expect(outcome).toBe('succeeded')
  expect(told({ events }).filter((line) => line === 'Orders CREATE_COMPLETE')).toHaveLength(1)
})

describe('several stacks', () => {
  test('one that fails takes back what the others have made, and removes what is empty', async () => {
    scenario({ fail: [{ logicalId: 'ArchiveSource', at: 'CREATE', reason: 'no more sources' }] })
    const release = releaseOf([store, archive], { ...at, assignment: sharded })
    const { outcome } = await deploy(aws.driver, release, token())
    expect(outcome).toBe('rolled-back')
    expect(await aws.driver.describe(at.environmentId)).toEqual([])
    expect(await queuesOf(aws, at.environment)).toEqual([])
  })

  test('one that fails leaves the others as they are where that is wanted', async () => {
    const driver = aws.another({ onShardFailure: 'stop' })
    await deploy(driver, releaseOf([store, archive], { ...at, assignment: sharded }), token())
    scenario({ fail: [{ logicalId: 'ArchiveExecutor', at: 'UPDATE', reason: 'not now' }] })
    const larger = route('Archive', { memoryMb: 512 }).from('queue:Archived').process(pass)
    const release = releaseOf([largerStore, larger], { ...at, assignment: sharded, deploymentId: 'dep_2' })
    expect((await deploy(driver, release, token())).outcome).toBe('failed')
    expect((await driver.describe(at.environmentId)).map((one) => [one.status, one.deploymentId])).toEqual([
      ['UPDATE_COMPLETE', 'dep_2'],
      ['UPDATE_ROLLBACK_COMPLETE', 'dep_1'],
    ])
  })

  test('only those that change are touched', async () => {
    await deploy(aws.driver, releaseOf([store, archive], { ...at, assignment: sharded }), token())
    const before = callsOf('CreateChangeSet')
    await deploy(aws.driver, releaseOf([largerStore, archive], { ...at, assignment: sharded }), token())
    expect(callsOf('CreateChangeSet') - before).toBe(1)
  })

  test('one that is not wanted any more is removed when the others stand, and what held data stays', async () => {
    await deploy(aws.driver, releaseOf([store, archive], { ...at, assignment: sharded }), token())
    const { outcome, events } = await deploy(aws.driver, releaseOf([store], { ...at, assignment: sharded }), token())
    expect(outcome).toBe('succeeded')
    expect(events.at(-1)).toMatchObject({ stack: `acme-${at.environment}-1`, status: 'DELETE_COMPLETE' })
    const retained = (await aws.driver.describe(at.environmentId)).flatMap(({ resources }) =>
      resources.flatMap((one) => (one.retained ? [one.logicalId] : [])),
    )
    expect(retained).toEqual(['ArchiveDLQ', 'Archived'])
  })
})

test('what another operation is working on has to wait', async () => {
  const release = releaseOf([store], at)
  await aws.driver.upload(release)
  const { id } = await aws.driver.plan(release)
  const first = token()
  await aws.driver.execute(release, id, first)
  await expect(aws.driver.execute(release, id, token())).rejects.toMatchObject({ code: 'BUSY', retryable: true })
  expect((await follow(aws.driver, first)).outcome).toBe('succeeded')
})

test('a protected environment cannot be removed behind our back, and is when it is meant', async () => {
  await using other = await openAws({ place: { protected: true } })
  const release = releaseOf([store], { environment: 'safe', environmentId: 'env_safe' })
  await deploy(other.driver, release, token())
  expect(other.account.cloudFormation.stack('acme-safe-0')?.isProtected).toBe(true)
  const removal = token()
  await other.driver.destroy('env_safe', 'EMPTY_AND_DELETE', removal)
  expect((await follow(other.driver, removal)).outcome).toBe('succeeded')
  expect(await queuesOf(other, 'safe')).toEqual([])
})

test('a stack that goes while it is looked at counts as gone', async () => {
  let pass: (() => Promise<void>) | undefined
  await using other = await openAws({
    async onCall({ action }) {
      if (action === 'GetTemplate') await pass?.()
    },
  })
  const release = releaseOf([store], { environment: 'going', environmentId: 'env_going' })
  await deploy(other.driver, release, token())
  const removal = token()
  await other.driver.destroy('env_going', 'EMPTY_AND_DELETE', removal)
  const begun = await other.driver.events(removal, undefined)
  expect(told(begun)[0]).toBe('- DELETE_IN_PROGRESS')
  pass = () => other.account.cloudFormation.pass(60)
  const { changes } = await other.driver.plan(release)
  expect(new Set(changes.map(({ action }) => action))).toEqual(new Set(['CREATE']))
})
