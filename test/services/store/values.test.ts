import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { StoreError } from '../../../services/shared/store/collection.ts'
import { mongoUri, storeKinds } from '../../testkit/stores.ts'
import { type Order, order, orderModel } from './models.ts'

if (mongoUri === undefined) {
  console.warn('SKIPPED: MONGODB_URI is not set, so the store was tried on SQLite only.')
  test.skip('the store means the same on MongoDB', () => {})
}

const MAX_INT64 = 2n ** 63n - 1n

describe.each(storeKinds())('in $name', ({ open }) => {
  const store = open({ models: [orderModel] })
  const orders = async () => (await store).collection(orderModel)
  const keep = async (given: Order): Promise<Order | undefined> => {
    const collection = await orders()
    expect(await collection.insert(given)).toEqual({})
    return collection.get(given.id)
  }

  test('a document comes back as it was written, with the defaults of its schema', async () => {
    const at = new Date('2024-02-29T23:59:59.999Z')
    const given = order({
      at,
      tags: ['a', ''],
      lines: [{ sku: 'x', count: 2.5, due: at }],
      address: { city: 'Köln', since: at },
      counts: { b: 1, a: 2 },
      changes: { first: { at } },
    })
    expect(await keep(given)).toStrictEqual({ ...given, status: 'OPEN', total: 0n, open: true })
  })

  test('parts of documents get their defaults, and nothing else', async () => {
    const found = await keep(order({ lines: [{ sku: 'x' } as Order['lines'][number]], address: { city: 'Rom' } }))
    expect(found).toMatchObject({ tags: [], counts: {}, changes: {} })
    expect(found?.lines).toStrictEqual([{ sku: 'x', count: 1 }])
    expect(found?.address).toStrictEqual({ city: 'Rom' })
  })

  test('a map may be given as one, and comes back as a record', async () => {
    const given = { ...order(), counts: new Map([['a', 1]]) } as unknown as Order
    expect(await keep(given)).toMatchObject({ counts: { a: 1 } })
  })

  test.each<[string, Partial<Order>]>([
    ['dates before 1970', { at: new Date(-1) }],
    ['the last date of four digits', { at: new Date('9999-12-31T23:59:59.999Z') }],
    ['the largest 64-bit number', { total: MAX_INT64 }],
    ['the smallest 64-bit number', { total: -MAX_INT64 - 1n }],
    ['a number that doubles round', { total: 9_007_199_254_740_993n }],
    ['a fraction', { number: 0.1 + 0.2 }],
    ['a large number', { number: Number.MAX_SAFE_INTEGER }],
    ['text outside the basic plane, combining and right to left', { name: '𝒳 e\u0301 שלום 👩‍👩‍👧' }],
    ['a zero character', { note: 'a\0b' }],
    ['an empty text', { note: '' }],
    ['JSON that is null', { raw: null }],
    ['JSON that is a text', { raw: '{"not":"parsed"}' }],
    [
      'JSON whose keys are words of MongoDB',
      { raw: { $set: { 'a.b': 1 }, $where: '1', _bsontype: 'ObjectId', '': [] } },
    ],
    [
      'JSON whose keys are words of JavaScript',
      { raw: JSON.parse('{"__proto__":{"a":1},"constructor":1,"toJSON":2}') },
    ],
    ['JSON deeper than MongoDB nests', { raw: JSON.parse('['.repeat(300) + ']'.repeat(300)) }],
  ])('keeps %s', async (_what, fields) => {
    const given = order(fields)
    expect(await keep(given)).toMatchObject(fields)
    expect(JSON.stringify((await keep({ ...order(), raw: fields.raw ?? 1 }))?.raw)).toBe(
      JSON.stringify(fields.raw ?? 1),
    )
  })

  test('keeps any JSON, keys and their order included', async () => {
    const collection = await orders()
    await fc.assert(
      fc.asyncProperty(fc.array(fc.jsonValue({ maxDepth: 4 }), { minLength: 20, maxLength: 20 }), async (values) => {
        const given = values.map((raw) => order({ raw }))
        await Promise.all(given.map(collection.insert))
        const found = await collection.getMany(given.map(({ id }) => id))
        expect(given.map(({ id }) => JSON.stringify(found.get(id)?.raw))).toEqual(
          values.map((raw) => JSON.stringify(raw)),
        )
      }),
      { numRuns: 5 },
    )
  })

  test('half of a character becomes what UTF-8 has for it, in keys too', async () => {
    const collection = await orders()
    const given = order({ name: 'a\ud800', key: 'k\udc00', raw: ['\ud800'] })
    expect(await keep(given)).toMatchObject({ name: 'a\ufffd', key: 'k\ufffd', raw: ['\ufffd'] })
    expect(await collection.find({ where: { key: 'k\udc00' }, limit: 1 })).toHaveLength(1)
  })

  test('undefined and null of a typed field are absence', async () => {
    const given = { ...order(), note: null, key: undefined, raw: undefined } as unknown as Order
    const found = await keep(given)
    for (const field of ['note', 'key', 'raw', 'address']) expect(Object.keys(found ?? {})).not.toContain(field)
  })

  test('a document of 14 MB is kept, one of 16 MB is refused by name', async () => {
    const collection = await orders()
    const large = order({ name: 'ä'.repeat(7_000_000) })
    expect((await keep(large))?.name.length).toBe(7_000_000)
    const tooLarge = order({ id: 'ord_large', name: 'ä'.repeat(8_000_000) })
    await expect(collection.insert(tooLarge)).rejects.toThrow(/orders: ord_large would have 16\.\d MB/)
    expect(await collection.get('ord_large')).toBeUndefined()
  })

  test.each<[string, object, string]>([
    ['a missing field', { shop: undefined }, 'shop'],
    ['a null for a field that must be', { shop: null }, 'shop'],
    ['a value that no validator lets pass', { status: 'LOST' }, 'status'],
    ['a number out of range', { number: -1 }, 'number'],
    ['no date', { at: 'tomorrow' }, 'at'],
    ['a number that is none', { number: Number.NaN }, 'number'],
    ['a number without end', { number: Number.POSITIVE_INFINITY }, 'finite'],
    ['more than 64 bits', { total: 2n ** 63n }, 'total'],
    ['an operator for a text', { name: { $gt: '' } }, 'name'],
    ['an unknown field', { colour: 'red' }, 'colour'],
    ['an unknown field inside', { address: { city: 'Rom', zip: '1' } }, 'zip'],
    ['a date in JSON', { raw: { at: new Date() } }, 'at'],
    ['a map with an operator for a key', { counts: { $inc: 1 } }, 'counts'],
    ['an operator for an id', { id: { $gt: '' } }, 'id'],
  ])('refuses %s, and names it', async (_what, fields, named) => {
    const collection = await orders()
    const insertion = collection.insert({ ...order(), ...fields } as Order)
    await expect(insertion).rejects.toThrow(StoreError)
    await expect(insertion).rejects.toThrow(named)
  })

  test('names everything that does not fit at once, and no value', async () => {
    const collection = await orders()
    const insertion = collection.insert({ ...order(), number: 'secret', at: 'secret', status: 'secret' } as never)
    await expect(insertion).rejects.toThrow(/number.*status|status.*number/)
    const error = await insertion.catch((caught: unknown) => caught)
    expect(error).toBeInstanceOf(StoreError)
    expect(`${(error as StoreError).stack} ${String((error as StoreError).cause)}`).not.toContain('secret')
  })
})
