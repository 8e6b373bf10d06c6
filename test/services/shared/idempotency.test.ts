import { beforeEach, describe, expect, test } from '@jest/globals'
import type { Caller } from '../../../services/shared/caller.ts'
import { idempotencyModel } from '../../../services/shared/idempotency/model.ts'
import { createIdempotent, type Idempotent } from '../../../services/shared/idempotency.ts'
import { type Outcome, problems, userError } from '../../../services/shared/problems.ts'
import type { Store } from '../../../services/shared/store/store.ts'
import { storeKinds } from '../../testkit/stores.ts'
import { nobody } from './server/support.ts'

interface Made {
  readonly id: string
  readonly replayed?: boolean
}

const as = (accountId: string): Caller => ({
  requestId: 'req-1',
  identity: { actor: { id: accountId, kind: 'USER', name: accountId }, accountId, grants: {} },
})

const BUSY_MS = 10_000
const DAY_MS = 24 * 60 * 60_000

describe.each(storeKinds())('with $name', ({ open }) => {
  let clock: number
  let done: number
  let store: Store
  let idempotent: Idempotent

  beforeEach(async () => {
    clock = Date.parse('2026-11-21T09:30:00Z')
    done = 0
    store = await open({ models: [idempotencyModel] })
    idempotent = createIdempotent(store.collection(idempotencyModel), () => new Date(clock))
  })

  const make = async (): Promise<Outcome<Made>> => {
    done += 1
    return { id: `made-${done}` }
  }
  const ask = (
    key: string | null | undefined,
    more: { caller?: Caller; action?: string; input?: object } = {},
    work = make,
  ) => idempotent({ caller: as('acc_ann'), action: 'make', input: { name: 'a', size: 1 }, ...more, key }, work)
  const codes = (outcome: Outcome<Made>) => ('userErrors' in outcome ? outcome.userErrors.map(({ code }) => code) : [])

  /** Work that has begun, and ends only when it is told to. */
  async function begin(key: string) {
    const begun = Promise.withResolvers<void>()
    const made = Promise.withResolvers<Made>()
    const outcome = ask(key, {}, () => {
      begun.resolve()
      return made.promise
    })
    await begun.promise
    return { finish: made.resolve, outcome }
  }

  test('the same request gets the same answer, and is done once', async () => {
    expect(await ask('k')).toEqual({ id: 'made-1' })
    expect(await ask('k')).toEqual({ id: 'made-1', replayed: true })
    clock += DAY_MS - 1
    expect(await ask('k')).toEqual({ id: 'made-1', replayed: true })
    expect(done).toBe(1)
  })

  test('after a day the key is free', async () => {
    await ask('k')
    clock += DAY_MS
    expect(await ask('k')).toEqual({ id: 'made-2' })
  })

  test.each([
    ['another input', { input: { name: 'b', size: 1 } }],
    ['another action', { action: 'remove' }],
  ])('a key that comes with %s is a problem, and nothing is done', async (_name, other) => {
    await ask('k')
    expect(codes(await ask('k', other))).toEqual(['IDEMPOTENCY_KEY_REUSED'])
    expect(done).toBe(1)
  })

  test('the order of fields and the own id of the client make no other request', async () => {
    await ask('k')
    expect(await ask('k', { input: { size: 1, name: 'a', clientMutationId: 'again' } })).toMatchObject({
      replayed: true,
    })
  })

  test.each([null, undefined])('without a key the work is done each time: %p', async (key) => {
    await ask(key)
    expect(await ask(key)).toEqual({ id: 'made-2' })
  })

  test('nobody has no keys', async () => {
    await ask('k', { caller: nobody })
    expect(await ask('k', { caller: nobody })).toEqual({ id: 'made-2' })
  })

  test('accounts do not share keys', async () => {
    await ask('k')
    expect(await ask('k', { caller: as('acc_bob') })).toEqual({ id: 'made-2' })
  })

  test.each(['', 'x'.repeat(256)])('a key has 1 to 255 characters: %p', async (key) => {
    expect(codes(await ask(key))).toEqual(['INVALID'])
    expect(done).toBe(0)
  })

  test('operators and letters of all kinds are only a key', async () => {
    for (const key of ['{"$gt":""}', '$where', 'ünï \u{1f600}', '__proto__'])
      expect(await ask(key)).toMatchObject({ id: expect.any(String) })
    expect(done).toBe(4)
  })

  test('problems are not kept: what was put right may be tried again', async () => {
    const refuse = async () => problems(userError('NAME_TAKEN', 'Taken.'))
    expect(codes(await ask('k', {}, refuse))).toEqual(['NAME_TAKEN'])
    expect(await ask('k', { input: { name: 'b' } })).toEqual({ id: 'made-1' })
  })

  test('a fault is thrown on, and the key is free again', async () => {
    const fail = () => Promise.reject(new Error('no disk'))
    await expect(ask('k', {}, fail)).rejects.toThrow('no disk')
    expect(await ask('k')).toEqual({ id: 'made-1' })
  })

  test('of many at once one is done; the others are told to come again, and then get its answer', async () => {
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => ask('k')))
    expect(done).toBe(1)
    const others = outcomes.filter(
      (outcome) => codes(outcome)[0] === 'CONFLICT' || ('replayed' in outcome && outcome.replayed),
    )
    expect(others).toHaveLength(19)
    for (const outcome of outcomes) if ('userErrors' in outcome) expect(outcome.userErrors[0]?.retryable).toBe(true)
    expect(await ask('k')).toEqual({ id: 'made-1', replayed: true })
  })

  test('what a crash cut off can be done again after ten seconds, by one', async () => {
    await begin('k')
    clock += BUSY_MS - 1
    expect(codes(await ask('k'))).toEqual(['CONFLICT'])
    clock += 1
    const outcomes = await Promise.all([ask('k'), ask('k'), ask('k')])
    expect(done).toBe(1)
    expect(outcomes).toContainEqual({ id: 'made-1' })
    expect(await ask('k')).toEqual({ id: 'made-1', replayed: true })
  })

  test('work that takes long keeps its key', async () => {
    const records = store.collection(idempotencyModel)
    idempotent = createIdempotent(records, () => new Date(clock), 60)
    const { finish, outcome } = await begin('k')
    for (let waited = 0; waited < 5; waited += 1) {
      clock += 50
      const isAlive = async () => (await records.find({ limit: 1 })).some(({ busyUntil }) => +busyUntil === clock + 60)
      while (!(await isAlive())) await new Promise((resolve) => setTimeout(resolve, 5))
    }
    expect(codes(await ask('k'))).toEqual(['CONFLICT'])
    finish({ id: 'made' })
    expect(await outcome).toEqual({ id: 'made' })
    expect(await ask('k')).toEqual({ id: 'made', replayed: true })
  })

  test('an attempt that was taken for dead does not overwrite the answer of the next', async () => {
    const { finish, outcome } = await begin('k')
    clock += BUSY_MS
    expect(await ask('k')).toEqual({ id: 'made-1' })
    finish({ id: 'late' })
    expect(await outcome).toEqual({ id: 'late' })
    expect(await ask('k')).toEqual({ id: 'made-1', replayed: true })
  })

  test('old answers do not pile up', async () => {
    for (let index = 0; index < 5; index += 1) await ask(`old-${index}`)
    clock += 2 * DAY_MS
    await ask('new')
    expect(await store.collection(idempotencyModel).find({ limit: 10 })).toHaveLength(1)
  })
})
