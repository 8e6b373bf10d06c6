import { describe, expect, test } from '@jest/globals'
import { type Change, KeyTakenError, StoreError } from '../../../services/shared/store/collection.ts'
import { storeKinds } from '../../testkit/stores.ts'
import { type Order, order, orderModel } from './models.ts'

const CALLERS = 50
const callers = Array.from({ length: CALLERS }, (_, n) => n)

describe.each(storeKinds())('in $name', ({ open }) => {
  const store = open({ models: [orderModel] })
  const orders = async () => (await store).collection(orderModel)
  const kept = async (fields: Partial<Order> = {}): Promise<Order> => {
    const collection = await orders()
    const given = order(fields)
    expect(await collection.insert(given)).toEqual({})
    return given
  }

  test('of two documents with one id, one is kept and the other is told so', async () => {
    const collection = await orders()
    const first = await kept()
    expect(await collection.insert({ ...order({ name: 'other' }), id: first.id })).toEqual({ taken: ['id'] })
    expect((await collection.get(first.id))?.name).toBe(first.name)
  })

  test.each<[string, Partial<Order>, readonly string[]]>([
    ['one field', { key: 'taken' }, ['key']],
    ['two fields', { shop: 'taken', number: 1 }, ['shop', 'number']],
    ['documents with a certain value', { shop: 'taken', status: 'PAID' }, ['shop', 'status']],
  ])('a unique key of %s is had by one document only', async (_what, key, taken) => {
    const collection = await orders()
    const first = await kept(key)
    const second = order(key)
    expect(await collection.insert(second)).toEqual({ taken })
    expect(await collection.get(second.id)).toBeUndefined()
    expect(await collection.remove(first.id)).toBe(true)
    expect(await collection.insert(second)).toEqual({})
    expect(await collection.remove(second.id)).toBe(true)
  })

  test('documents without the field, or without the value, do not share a unique key', async () => {
    const given = [await kept(), await kept(), await kept({ shop: 'several' }), await kept({ shop: 'several' })]
    const found = await (await orders()).getMany(given.map(({ id }) => id))
    expect(found.size).toBe(4)
  })

  test('of 50 callers that insert the same key, exactly one is answered that it did', async () => {
    const collection = await orders()
    const answers = await Promise.all(callers.map(() => collection.insert(order({ key: 'wanted by all' }))))
    expect(answers.filter(({ taken }) => taken === undefined)).toHaveLength(1)
    expect(await collection.count({ where: { key: 'wanted by all' } })).toBe(1)
  })

  test('of 50 callers that change a document on one condition, exactly one does', async () => {
    const collection = await orders()
    const { id } = await kept({ number: 10_000 })
    const answers = await Promise.all(
      callers.map((n) => collection.update(id, { set: { note: `by ${n}` }, inc: { number: 1 } }, { number: 10_000 })),
    )
    const [winner, ...others] = answers.filter((answer) => answer !== undefined)
    expect(others).toEqual([])
    expect(await collection.get(id)).toEqual(winner)
    expect(winner?.number).toBe(10_001)
  })

  test('50 callers count one counter up without losing one, 64 bits and inside of maps too', async () => {
    const collection = await orders()
    const start = 9_007_199_254_740_993n
    const { id } = await kept({ total: start, number: 20_000 })
    const inc = { total: 3n, number: 0.5, 'counts.all': 1 }
    const answers = await Promise.all(
      callers.map((n) => collection.update(id, { inc: { ...inc, [`counts.c${n}`]: n } })),
    )
    const found = await collection.get(id)
    expect(found).toMatchObject({ total: start + 150n, number: 20_025, counts: { all: CALLERS, c49: 49 } })
    expect(new Set(answers.map((answer) => answer?.total)).size).toBe(CALLERS)
  })

  test('of racing upserts one makes the document and all are counted', async () => {
    const collection = await orders()
    const { id, ...onInsert } = order({ number: 30_000 })
    await Promise.all(callers.map(() => collection.upsert({ id, change: { inc: { 'counts.seen': 1 } }, onInsert })))
    expect(await collection.get(id)).toMatchObject({ ...onInsert, counts: { seen: CALLERS } })
  })

  test('bulks of 50 callers that touch the same new documents lose nothing', async () => {
    const collection = await orders()
    const made = Array.from({ length: 10 }, (_, n) => order({ number: 40_000 + n }))
    const upserts = made.map(({ id, ...onInsert }) => ({
      id,
      onInsert,
      change: { inc: { total: 1n, 'counts.a': 2 }, max: { at: new Date('2030-01-01') } },
    }))
    await Promise.all(callers.map(() => collection.bulk(upserts)))
    const found = await collection.getMany(made.map(({ id }) => id))
    expect(found.size).toBe(10)
    for (const one of found.values()) {
      expect(one).toMatchObject({ total: BigInt(CALLERS), counts: { a: 2 * CALLERS }, at: new Date('2030-01-01') })
    }
  })

  test('what a change touches it has the last word on, when it makes the document too', async () => {
    const collection = await orders()
    const { id, ...onInsert } = order({
      number: 50_000,
      note: 'from onInsert',
      counts: { seen: 7, other: 1 },
      total: 5n,
    })
    const change: Change<Order> = {
      set: { name: 'from the change' },
      unset: ['note'],
      inc: { 'counts.seen': 1, total: 2n },
    }
    const made = await collection.upsert({ id, change, onInsert })
    expect(made).toEqual({
      ...{ ...onInsert, id, name: 'from the change', counts: { seen: 1, other: 1 }, total: 2n },
      ...{ note: undefined, status: 'OPEN', open: true, tags: [], lines: [], changes: {} },
    })
    const changed = await collection.upsert({ id, change, onInsert })
    expect(changed).toEqual({ ...made, counts: { seen: 2, other: 1 }, total: 4n })
  })

  test('an upsert that changes nothing finds the document or makes it', async () => {
    const collection = await orders()
    const { id, ...onInsert } = order({ number: 51_000 })
    const made = await collection.upsert({ id, change: {}, onInsert })
    expect(await collection.upsert({ id, change: {}, onInsert: { ...onInsert, name: 'later' } })).toEqual(made)
    expect(await collection.update(id, {})).toEqual(made)
  })

  test('one of a bulk that cannot be done does not keep the others from being done', async () => {
    const collection = await orders()
    await kept({ key: 'had', number: 60_000 })
    const made = ['new', 'had', 'newer'].map((key, n) => order({ key, number: 60_001 + n }))
    const bulk = collection.bulk(made.map(({ id, ...onInsert }) => ({ id, change: {}, onInsert })))
    await expect(bulk).rejects.toThrow(KeyTakenError)
    expect((await collection.getMany(made.map(({ id }) => id))).size).toBe(2)
  })

  test('a change that would take a key of another document is not made, and names the key', async () => {
    const collection = await orders()
    await kept({ key: 'mine' })
    const { id } = await kept({ name: 'before' })
    const change = collection.update(id, { set: { key: 'mine', name: 'after' } })
    await expect(change).rejects.toMatchObject({ name: 'KeyTakenError', taken: ['key'] })
    expect((await collection.get(id))?.name).toBe('before')
  })

  test('sets, unsets and raises, and leaves the rest', async () => {
    const collection = await orders()
    const at = new Date('2024-01-01')
    const given = await kept({ note: 'x', key: 'k', number: 70_000, at, raw: { a: 1 }, tags: ['a'] })
    const changed = await collection.update(given.id, {
      set: { raw: { $inc: { b: 2 } }, tags: [], note: undefined, lines: [{ sku: 's', count: 1 }] },
      unset: ['key'],
      max: { number: 1, at: new Date('2025-01-01') },
    })
    const { note, key, ...rest } = given
    expect(changed).toEqual({
      ...{ ...rest, status: 'OPEN', open: true, total: 0n, counts: {}, changes: {} },
      ...{ raw: { $inc: { b: 2 } }, tags: [], lines: [{ sku: 's', count: 1 }], at: new Date('2025-01-01') },
    })
    expect(await collection.get(given.id)).toEqual(changed)
  })

  test.each<[string, object, boolean]>([
    ['another value', { status: 'SENT' }, false],
    ['the same value', { status: 'OPEN', open: true, total: 7n, at: new Date(5) }, true],
    ['one of several values', { status: { in: ['PAID', 'OPEN'] } }, true],
    ['none of several values', { status: { in: ['PAID', 'SENT'] } }, false],
    ['no value at all', { status: { in: [] } }, false],
    ['an absent field that is absent', { key: undefined }, true],
    ['an absent field that is there', { note: undefined }, false],
    ['a value in an absent field', { key: 'x' }, false],
    ['a number below', { total: { lt: 8n } }, true],
    ['a number not below', { total: { lt: 7n } }, false],
    ['a date below', { at: { lt: new Date(6) } }, true],
    ['an absent field below', { key: { lt: 'z' } }, false],
    ['texts in the order of their bytes', { note: { lt: '𝒳' } }, true],
  ])('a condition on %s holds or not, for changes and removals alike', async (_what, condition, holds) => {
    const collection = await orders()
    const { id } = await kept({ total: 7n, at: new Date(5), note: '\uffff' })
    expect((await collection.update(id, { inc: { 'counts.x': 1 } }, condition)) !== undefined).toBe(holds)
    expect(await collection.remove(id, condition)).toBe(holds)
    expect((await collection.get(id)) === undefined).toBe(holds)
  })

  test('there is nothing to change or remove where there is no document', async () => {
    const collection = await orders()
    expect(await collection.update('nobody', { set: { name: 'x' } })).toBeUndefined()
    expect(await collection.remove('nobody')).toBe(false)
    expect(await collection.get('nobody')).toBeUndefined()
  })

  test.each<[string, Change<Order> | object]>([
    ['a value that does not fit', { set: { number: 'x' } }],
    ['an operator', { set: { name: { $set: 1 } } }],
    ['an unknown field', { set: { colour: 'red' } }],
    ['a field with the name of an operator', { set: { $where: '1' } }],
    ['the id', { set: { id: 'other' } }],
    ['the id by its other name', { set: { _id: 'other' } }],
    ['the absence of a field that must be', { unset: ['shop'] }],
    ['counting what is no number', { inc: { name: 1 } }],
    ['counting into JSON', { inc: { 'raw.a': 1 } }],
    ['counting under an operator', { inc: { 'counts.$a': 1 } }],
    ['a fraction of a whole number', { inc: { total: 0.5 } }],
    ['two changes of one field', { set: { number: 1 }, inc: { number: 1 } }],
    ['a change inside of what is set', { set: { counts: {} }, inc: { 'counts.a': 1 } }],
  ])('refuses %s', async (_what, change) => {
    const collection = await orders()
    const given = await kept({ raw: { a: 1 } })
    const before = await collection.get(given.id)
    await expect(collection.update(given.id, change as Change<Order>)).rejects.toThrow(StoreError)
    expect(await collection.get(given.id)).toEqual(before)
  })

  test('a counter stops at 64 bits rather than start again', async () => {
    const collection = await orders()
    const { id } = await kept({ total: 2n ** 63n - 1n })
    await expect(collection.update(id, { inc: { total: 1n } })).rejects.toThrow(StoreError)
    expect((await collection.get(id))?.total).toBe(2n ** 63n - 1n)
  })
})
