import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { route } from '../../../../runtime/index.ts'
import type { Release } from '../../../../targets/driver.ts'
import { CloudError } from '../../../../targets/local/cloud-error.ts'
import type { QueueInfo } from '../../../../targets/local/queues/queues.ts'
import { defaultAttributes } from '../../../../targets/local/sqs/queue-attributes.ts'
import type { Stacks } from '../../../../targets/local/stacks/stacks.ts'
import { type ReleaseOptions, refusing, releaseOf } from '../../contract/releases.ts'
import { type Between, type OpenedParts, openParts } from './opened-stacks.ts'

let opened: OpenedParts
let runs = 0
beforeAll(async () => {
  opened = await openParts()
})
afterAll(async () => {
  await opened.close()
})

const pass = (body: string): string => body
const store = route('Store').from('queue:Orders').process(pass)
const larger = route('Store', { memoryMb: 512 }).from('queue:Orders').process(pass)

const fresh = (): Required<Pick<ReleaseOptions, 'environment' | 'environmentId'>> => {
  runs += 1
  return { environment: `o${runs}`, environmentId: `env_o${runs}` }
}

async function begin(stacks: Stacks, release: Release, token: string): Promise<void> {
  await opened.parts.functions.putCode(release.code.sha256, release.code.zip)
  await stacks.execute(release, release.secrets, (await stacks.plan(release)).id, token)
}

async function end(stacks: Stacks, token: string) {
  for (let after = 0; ; ) {
    const { outcome, events } = await stacks.events(token, after, 1_000)
    if (outcome !== undefined) return outcome
    after = Number(events.at(-1)?.id ?? after)
  }
}

async function deploy(stacks: Stacks, release: Release, token = `${release.environmentId}-${Math.random()}`) {
  await begin(stacks, release, token)
  return end(stacks, token)
}

/** Comes between stacks and calls of one name. */
const around =
  (name: string, instead: (call: () => unknown, input: readonly unknown[]) => unknown): Between =>
  (part) =>
    new Proxy(part, {
      get(target, property) {
        const value: unknown = Reflect.get(target, property)
        if (property !== name || typeof value !== 'function') return value
        return (...input: unknown[]) => instead(() => value.apply(target, input), input)
      },
    })

/** Waits at calls of a name until it is let go. */
function gateAt(name: string) {
  const reached = Promise.withResolvers<void>()
  const open = Promise.withResolvers<void>()
  const between = around(name, async (call) => {
    reached.resolve()
    await open.promise
    return call()
  })
  return { between, reached: reached.promise, open: open.resolve }
}

test('an update keeps the messages of queues', async () => {
  const at = fresh()
  const stacks = await opened.open()
  await deploy(stacks, releaseOf([store], { ...at, handler: refusing }))
  const queue = `acme-${at.environment}-Orders`
  await opened.parts.queues.send(queue, [{ body: 'an order', attributes: {} }])
  expect(await deploy(stacks, releaseOf([larger], { ...at, handler: refusing }))).toBe('succeeded')
  const { visible, inFlight } = opened.parts.queues.depth(queue)
  expect(visible + inFlight).toBe(1)
})

test('what is cancelled while it is under way is undone', async () => {
  const at = fresh()
  const { between, reached, open } = gateAt('putEventSource')
  const stacks = await opened.open(between)
  await begin(stacks, releaseOf([store], at), `${at.environment}-cancelled`)
  await reached
  await stacks.cancel(`${at.environment}-cancelled`)
  open()
  expect(await end(stacks, `${at.environment}-cancelled`)).toBe('cancelled')
  expect(stacks.describe(at.environmentId)).toEqual([])
  expect(opened.parts.queues.get(`acme-${at.environment}-Orders`)).toBeUndefined()
})

test('one operation at a time changes an environment', async () => {
  const at = fresh()
  const { between, reached, open } = gateAt('putEventSource')
  const stacks = await opened.open(between)
  const release = releaseOf([store], at)
  await begin(stacks, release, `${at.environment}-first`)
  await reached
  await expect(begin(stacks, release, `${at.environment}-second`)).rejects.toMatchObject({ code: 'BUSY' })
  open()
  expect(await end(stacks, `${at.environment}-first`)).toBe('succeeded')
})

test('whoever waits for what happens next is told that nothing does when the stacks are closed', async () => {
  const { between, reached, open } = gateAt('putEventSource')
  const stacks = await opened.open(between)
  const release = releaseOf([store], fresh())
  const token = `${release.environment}-closing`
  await begin(stacks, release, token)
  await reached
  const { cursor } = await stacks.events(token, 0, 0)
  const waiting = stacks.events(token, Number(cursor), 30_000)
  const closed = stacks.close()
  expect(await waiting).toEqual({ events: [], cursor })
  open()
  await closed
})

test('a queue that somebody has made by hand is in the way, and stays as it is', async () => {
  const at = fresh()
  const queue = `acme-${at.environment}-Orders`
  const plain = { ...defaultAttributes, visibilityTimeoutS: 7 }
  await opened.parts.queues.put(queue, plain)
  await opened.parts.queues.send(queue, [{ body: 'mine', attributes: {} }])
  const stacks = await opened.open()
  const release = releaseOf([store], at)
  expect(await stacks.preflight(release)).toMatchObject([
    { code: 'NAME_TAKEN', level: 'ERROR', logicalId: 'Orders', message: expect.stringContaining(queue) },
  ])
  expect(await deploy(stacks, release)).toBe('rolled-back')
  expect(opened.parts.queues.get(queue)).toMatchObject(plain)
  expect(opened.parts.queues.depth(queue).visible).toBe(1)
})

test('the stacks of another environment are not touched', async () => {
  const at = fresh()
  const stacks = await opened.open()
  await deploy(stacks, releaseOf([store], at))
  const other = releaseOf([larger], { ...at, environmentId: 'env_other' })
  expect(await stacks.preflight(other)).toMatchObject([
    { code: 'NAME_TAKEN', message: expect.stringContaining('another environment') },
  ])
  await expect(deploy(stacks, other)).rejects.toMatchObject({ code: 'NAME_TAKEN' })
})

test('code that nobody has brought is told before anything is changed', async () => {
  const stacks = await opened.open()
  expect(await stacks.preflight(releaseOf([store], { ...fresh(), lacksCode: true }))).toMatchObject([
    { code: 'CODE_MISSING', level: 'ERROR', logicalId: 'StoreExecutor' },
  ])
})

test.each([
  ['goes on where it was left', []],
  ['leaves alone what it is told to skip', ['StoreExecutor']],
])('a rollback that failed %s', async (_, skip) => {
  const at = fresh()
  await deploy(await opened.open(), releaseOf([store], at))
  // The new configuration can be put, the event source cannot, and then the old configuration cannot either.
  const failing = around('put', (call, [config]) => {
    const isOld = typeof config === 'object' && Reflect.get(Object(config), 'memoryMb') === 256
    if (isOld) throw new CloudError('ServiceException', 'not now')
    return call()
  })
  const stacks = await opened.open((part) =>
    failing(around('putEventSource', () => Promise.reject(new CloudError('ServiceException', 'no')))(part)),
  )
  const batched = route('Store', { memoryMb: 512, batchSize: 5 }).from('queue:Orders').process(pass)
  expect(await deploy(stacks, releaseOf([batched], at))).toBe('failed')
  expect(stacks.describe(at.environmentId)).toMatchObject([{ status: 'UPDATE_ROLLBACK_FAILED' }])
  await expect(deploy(stacks, releaseOf([store], at))).rejects.toMatchObject({ code: 'NEEDS_RECOVERY' })

  const whole = await opened.open()
  await whole.recover(at.environmentId, `${at.environment}-recovery`, skip)
  expect(await end(whole, `${at.environment}-recovery`)).toBe('succeeded')
  expect(whole.describe(at.environmentId)).toMatchObject([{ status: 'UPDATE_ROLLBACK_COMPLETE' }])
  const memoryMb = opened.parts.functions.get(`acme-${at.environment}-StoreExecutor`)?.memoryMb
  expect(memoryMb).toBe(skip.length === 0 ? 256 : 512)
  expect(await deploy(whole, releaseOf([store], at))).toBe('succeeded')
  expect(whole.drift(at.environmentId)).toEqual([])
})

test('there is nothing to recover where nothing failed', async () => {
  const stacks = await opened.open()
  await expect(stacks.recover(fresh().environmentId, 'recover-nothing', [])).rejects.toMatchObject({
    code: 'NOTHING_TO_RECOVER',
  })
})

test('what somebody changes beside the stacks is told as drift', async () => {
  const at = fresh()
  const stacks = await opened.open()
  await deploy(stacks, releaseOf([store], at))
  const { queues, functions } = opened.parts
  const name = `acme-${at.environment}-Orders`
  await queues.put(name, { ...infoOf(name), visibilityTimeoutS: 1, delayS: 5 })
  await functions.remove(`acme-${at.environment}-StoreExecutor`)
  expect(stacks.drift(at.environmentId)).toMatchObject([
    {
      logicalId: 'Orders',
      action: 'UPDATE',
      properties: [
        { path: 'DelaySeconds', after: 5 },
        { path: 'VisibilityTimeout', before: 180, after: 1 },
      ],
    },
    { logicalId: 'StoreExecutor', action: 'REMOVE', route: 'Store' },
  ])
})

function infoOf(name: string): QueueInfo {
  const info = opened.parts.queues.get(name)
  if (info === undefined) throw new Error(`there is no ${name}`)
  return info
}

test('an operation that cannot be recorded waits until it can', async () => {
  const at = fresh()
  let full = 0
  const between = around('write', (call) => {
    full += 1
    if (full === 3 || full === 6) return Promise.reject(new CloudError('DISK_FULL', 'full', { status: 507 }))
    return call()
  })
  const stacks = await opened.open(between)
  expect(await deploy(stacks, releaseOf([store], at))).toBe('succeeded')
  expect(full).toBeGreaterThan(6)
  expect(stacks.drift(at.environmentId)).toEqual([])
})

test('a message that comes while an environment is removed is kept', async () => {
  const at = fresh()
  const { between, reached, open } = gateAt('removeEventSource')
  const stacks = await opened.open(between)
  await deploy(stacks, releaseOf([store], { ...at, handler: refusing }))
  await stacks.destroy(at.environmentId, 'REFUSE_IF_NOT_EMPTY', `${at.environment}-removal`)
  await reached
  await opened.parts.queues.send(`acme-${at.environment}-Orders`, [{ body: 'late', attributes: {} }])
  open()
  expect(await end(stacks, `${at.environment}-removal`)).toBe('succeeded')
  expect(stacks.describe(at.environmentId)).toMatchObject([
    {
      status: 'DELETE_COMPLETE',
      resources: [{ logicalId: 'Orders', retained: true, reason: expect.stringContaining('1 message') }],
    },
  ])
})

test('functions have the old secrets again when their update is undone', async () => {
  const at = fresh()
  const seen: unknown[] = []
  const stacks = await opened.open(
    around('putSecrets', (call, [, secrets]) => {
      seen.push(secrets)
      return call()
    }),
  )
  await deploy(stacks, releaseOf([store], { ...at, secrets: { TOKEN: 'old' } }))
  await deploy(stacks, releaseOf([larger], { ...at, secrets: { TOKEN: 'new' }, lacksCode: true }))
  expect(seen.at(-1)).toEqual({ TOKEN: 'old' })
  expect(seen).toContainEqual({ TOKEN: 'new' })
  await stacks.destroy(at.environmentId, 'EMPTY_AND_DELETE', `${at.environment}-gone`)
  await end(stacks, `${at.environment}-gone`)
  expect(seen.at(-1)).toEqual({})
})

test('an operation that breaks off for a reason that nobody thought of goes on', async () => {
  let failures = 1
  const stacks = await opened.open(
    around('putSecrets', (call) => {
      failures -= 1
      if (failures >= 0) throw new Error('nobody thought of it')
      return call()
    }),
  )
  expect(await deploy(stacks, releaseOf([store], { ...fresh(), secrets: { KEY: 'value' } }))).toBe('succeeded')
  expect(failures).toBeLessThan(0)
  await stacks.close()
})
