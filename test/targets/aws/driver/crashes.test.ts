import { afterAll, beforeAll, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { route } from '../../../../runtime/index.ts'
import type { Memory } from '../../../../targets/aws/operations/operation.ts'
import type { DeployMode, StackDriver } from '../../../../targets/driver.ts'
import type { Scenario } from '../../../testkit/cloudformation/scenario.ts'
import { follow } from '../../contract/operations.ts'
import { type ReleaseOptions, refusing, releaseOf } from '../../contract/releases.ts'
import { openMemory } from './memory.ts'
import { type OpenedAws, openAws } from './opened-aws.ts'

const pass = (body: string): string => body
const store = route('Store').from('queue:Orders').process(pass)
const larger = route('Store', { memoryMb: 512 }).from('queue:Orders').process(pass)
const archive = route('Archive').from('queue:Archived').process(pass)
const sharded = { Store: 0, 'queue:Orders': 0, Archive: 1, 'queue:Archived': 1 }

type At = Required<Pick<ReleaseOptions, 'environment' | 'environmentId'>>
type Begin = (driver: StackDriver, at: At, token: string) => Promise<void>

interface Story {
  /** What is there before. */
  readonly before?: Begin
  readonly begin: Begin
  readonly scenario?: Scenario
  /** Logical id of a function that does not take other code. */
  readonly failing?: string
}

const deploying =
  (routes: Parameters<typeof releaseOf>[0], options: ReleaseOptions = {}, mode: DeployMode = 'SAFE'): Begin =>
  async (driver, at, token) => {
    const release = { ...releaseOf(routes, { ...at, ...options }), mode }
    await driver.upload(release)
    await driver.execute(release, (await driver.plan(release)).id, token)
  }

const swapped: Begin = async (driver, at, token) => {
  await deploying([store])(driver, at, `${token}-first`)
  await follow(driver, `${token}-first`)
  await deploying([store], { handler: refusing }, 'FAST')(driver, at, token)
}

const both = { assignment: sharded, deploymentId: 'dep_2' }

const stories: Readonly<Record<string, Story>> = {
  'a creation': { begin: deploying([store]) },
  'an update that lets something go': {
    before: deploying([store, archive]),
    begin: deploying([larger], { deploymentId: 'dep_2' }),
  },
  'an update that fails': {
    before: deploying([store]),
    begin: deploying([larger], { deploymentId: 'dep_2' }),
    scenario: { fail: [{ logicalId: 'StoreExecutor', at: 'UPDATE', reason: 'not now' }] },
  },
  'two stacks of which one fails': {
    before: deploying([store], { assignment: sharded }),
    begin: deploying([larger, archive], both),
    scenario: { fail: [{ logicalId: 'ArchiveSource', at: 'CREATE', reason: 'not now' }] },
  },
  'a swap of code': {
    before: deploying([store]),
    begin: deploying([store], { deploymentId: 'dep_2', handler: refusing }, 'FAST'),
  },
  'a swap of code in two stacks of which one does not take it': {
    before: deploying([store, archive], { assignment: sharded }),
    begin: deploying([store, archive], { ...both, handler: refusing }, 'FAST'),
    failing: 'ArchiveExecutor',
  },
  'an update that fails where code was swapped': {
    before: swapped,
    begin: deploying([larger], { deploymentId: 'dep_3' }),
    scenario: { fail: [{ logicalId: 'StoreExecutor', at: 'UPDATE', reason: 'not now' }] },
  },
  'a way back to the code that the template still says': {
    before: swapped,
    begin: deploying([store], { deploymentId: 'dep_2' }),
  },
  'a removal with all data': {
    before: deploying([store]),
    begin: (driver, { environmentId }, token) => driver.destroy(environmentId, 'EMPTY_AND_DELETE', token),
  },
}

/** What a driver does that somebody else can see: it asks CloudFormation, or writes into its memory. */
let acts = 0
/** The act in which the driver ends; and whether it still takes effect. */
let end: { readonly act: number; readonly isLate: boolean } | undefined
const isOver = (): boolean => end !== undefined && acts >= end.act
const act = (): void => {
  acts += 1
  if (isOver() && !(end?.isLate && end.act === acts)) throw new Error('the driver has ended')
}

let aws: OpenedAws
const memory = openMemory()

beforeAll(async () => {
  process.env.AWS_MAX_ATTEMPTS = '1'
  aws = await openAws({ memory, onCall: act })
})
afterAll(async () => {
  delete process.env.AWS_MAX_ATTEMPTS
  await aws[Symbol.asyncDispose]()
})

/** A driver that ends where it is to. */
function mortal(): StackDriver {
  const dying: Memory = {
    ...memory,
    async put(key, value, version) {
      act()
      const isPut = await memory.put(key, value, version)
      if (isOver()) throw new Error('the driver has ended')
      return isPut
    },
  }
  let time = Date.now()
  return aws.another({
    memory: dying,
    now: () => time,
    async sleep(ms) {
      if (isOver()) throw new Error('the driver has ended')
      time += ms
    },
  })
}

let runs = 0

/** Tells a story with a driver that ends in one of its acts, and another that goes on. */
async function tell({ before, begin, scenario = {}, failing }: Story, crash?: typeof end) {
  runs += 1
  const at = { environment: `c${runs}`, environmentId: `env_crash_${runs}` }
  const inFull = async (begun: Begin, token: string) => {
    await begun(aws.driver, at, token)
    return follow(aws.driver, token)
  }
  end = undefined
  aws.account.cloudFormation.scenario = {}
  aws.account.functions.failing = {}
  if (before !== undefined) await inFull(before, `before-${runs}`)
  aws.account.cloudFormation.scenario = scenario
  const code = (id: string) => aws.account.functions.codeOf(`acme-${at.environment}-${id}`)
  if (failing !== undefined) aws.account.functions.failing = { [`acme-${at.environment}-${failing}`]: 'not now' }
  acts = 0
  end = crash
  const driver = mortal()
  const token = `crash-${runs}`
  const isEnded = await begin(driver, at, token)
    .then(() => follow(driver, token))
    .then(
      () => false,
      () => true,
    )
  const done = acts
  end = undefined
  // Whoever comes after asks again for the same, and follows it.
  const { events, outcome } = await inFull(begin, token)
  const stacks = await aws.driver.describe(at.environmentId)
  const plain = (text: string): string => text.replaceAll(at.environment, 'env')
  return {
    isEnded,
    acts: done,
    outcome,
    code: [code('StoreExecutor'), code('ArchiveExecutor')],
    stacks: stacks.map(({ name, status, deploymentId, resources }) => ({
      name: plain(name),
      status,
      deploymentId,
      resources: resources.map(({ logicalId, status, retained }) => `${logicalId} ${status} ${retained ?? false}`),
    })),
    events: Map.groupBy(
      events.map(({ stack, logicalId = '-', status }) => ({ stack: plain(stack), line: `${logicalId} ${status}` })),
      ({ stack }) => stack,
    ),
  }
}

/** Of each story; all there are take minutes. */
const CRASHES = process.env.ROUTO_ALL_CRASHES === '1' ? Number.POSITIVE_INFINITY : 4

for (const [name, story] of Object.entries(stories)) {
  test(`${name}: wherever the driver ends, another brings it to the same end, and tells the same`, async () => {
    const { isEnded, acts: count, ...whole } = await tell(story)
    expect(isEnded).toBe(false)
    expect(count).toBeGreaterThan(10)
    const crashes = Array.from({ length: count }, (_, index) => index + 1).flatMap((number) =>
      [false, true].map((isLate) => ({ act: number, isLate })),
    )
    const chosen = CRASHES < crashes.length ? fc.sample(fc.constantFrom(...crashes), CRASHES) : crashes
    for (const crash of chosen) {
      const { isEnded, acts: _, ...rest } = await tell(story, crash)
      expect({ crash, ...rest }).toEqual({ crash, ...whole })
      // A late end may come after the last thing that was to be done.
      if (!crash.isLate) expect(isEnded).toBe(true)
    }
  }, 600_000)
}
