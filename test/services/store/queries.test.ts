import { randomUUID } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { type Position, PositionError, type Query, StoreError } from '../../../services/shared/store/collection.ts'
import { storeKinds } from '../../testkit/stores.ts'
import { type Order, order, orderModel } from './models.ts'

const at = (n: number): Date => new Date(1_700_000_000_000 + n)
const idsOf = (found: readonly Order[]): readonly string[] => found.map(({ id }) => id)

describe.each(storeKinds())('in $name', ({ open }) => {
  const empty = async () => (await open({ models: [orderModel] })).collection(orderModel)
  const filled = async (...documents: readonly Order[]) => {
    const collection = await empty()
    await Promise.all(documents.map(collection.insert))
    return collection
  }

  const names = ['𝒳', '\uffff', 'b', 'B', 'a', 'ä', 'aa', '', 'b\0', '10', '9']
  const inBytes = names.toSorted((one, other) => Buffer.compare(Buffer.from(one), Buffer.from(other)))

  test.each(['asc', 'desc'] as const)('texts are in the order of their bytes, %s', async (direction) => {
    const collection = await filled(...names.map((name) => order({ name })))
    const found = await collection.find({ order: { by: 'name', direction }, limit: 20 })
    expect(found.map(({ name }) => name)).toEqual(direction === 'asc' ? inBytes : inBytes.toReversed())
  })

  const shops = async () =>
    filled(
      ...['a', 'b'].flatMap((shop) =>
        [3, 1, 2, 1].map((n, i) =>
          order({ id: `${shop}${i}`, shop, number: i, at: at(n), total: BigInt(n), open: i < 2 }),
        ),
      ),
      order({ id: 'c0', shop: 'c', note: 'x', key: 'k' }),
    )

  test.each<[string, Omit<Query<Order>, 'limit'>, string]>([
    ['all, by id', {}, 'a0 a1 a2 a3 b0 b1 b2 b3 c0'],
    ['all, backwards', { order: { by: 'id', direction: 'desc' } }, 'c0 b3 b2 b1 b0 a3 a2 a1 a0'],
    ['behind an id', { after: { value: undefined, id: 'b2' } }, 'b3 c0'],
    ['those of one value, by id', { where: { shop: 'b' } }, 'b0 b1 b2 b3'],
    ['those of several values, by id', { where: { shop: { in: ['b', 'c', 'z', 'b'] } } }, 'b0 b1 b2 b3 c0'],
    ['nothing where no value is asked for', { where: { shop: { in: [] } } }, ''],
    ['those without a value', { where: { note: undefined } }, 'a0 a1 a2 a3 b0 b1 b2 b3'],
    ['ties by id', { where: { shop: 'a' }, order: { by: 'at', direction: 'asc' } }, 'a1 a3 a2 a0'],
    ['ties backwards too', { where: { shop: 'a' }, order: { by: 'at', direction: 'desc' } }, 'a0 a2 a3 a1'],
    [
      'behind one of equals',
      { where: { shop: 'a' }, order: { by: 'at', direction: 'asc' }, after: { value: at(1), id: 'a1' } },
      'a3 a2 a0',
    ],
    [
      'behind a row that is gone',
      { where: { shop: 'a' }, order: { by: 'at', direction: 'desc' }, after: { value: at(2), id: 'a1' } },
      'a3 a1',
    ],
    [
      'several values in one order',
      { where: { shop: { in: ['b', 'a'] } }, order: { by: 'at', direction: 'desc' } },
      'b0 a0 b2 a2 b3 b1 a3 a1',
    ],
    [
      'several values, behind a row',
      {
        where: { shop: { in: ['b', 'a'] } },
        order: { by: 'at', direction: 'desc' },
        after: { value: at(2), id: 'b2' },
      },
      'a2 b3 b1 a3 a1',
    ],
    [
      'a range, its start included and its end not',
      { where: { shop: 'b' }, range: { field: 'at', gte: at(1), lt: at(3) } },
      'b1 b3 b2',
    ],
    [
      'a range, backwards and behind a row',
      {
        where: { shop: 'b' },
        range: { field: 'at', gte: at(1) },
        order: { by: 'at', direction: 'desc' },
        after: { value: at(2), id: 'b2' },
      },
      'b3 b1',
    ],
    [
      '64-bit numbers in order',
      { where: { open: true, shop: 'a' }, order: { by: 'total', direction: 'asc' } },
      'a1 a0',
    ],
    [
      'in the order of a unique key',
      { where: { shop: 'a' }, order: { by: 'number', direction: 'desc' } },
      'a3 a2 a1 a0',
    ],
    [
      'several values in the order of a unique key',
      { where: { shop: { in: ['a', 'b'] } }, order: { by: 'number', direction: 'asc' } },
      'a0 b0 a1 b1 a2 b2 a3 b3',
    ],
    ['what a unique key names', { where: { number: 2, shop: 'b' } }, 'b2'],
    ['what a sparse key names', { where: { key: 'k' } }, 'c0'],
    ['what a sparse key does not name', { where: { key: 'K' } }, ''],
    [
      'what ids name, in any order and of any value',
      { where: { id: { in: ['b1', 'a2', 'a1', 'nobody'] }, shop: 'a' }, order: { by: 'name', direction: 'desc' } },
      'a2 a1',
    ],
    ['equals in the order of what is equal', { where: { shop: 'c' }, order: { by: 'shop', direction: 'desc' } }, 'c0'],
  ])('finds %s', async (_what, query, ids) => {
    const collection = await shops()
    const expected = ids === '' ? [] : ids.split(' ')
    expect(idsOf(await collection.find({ ...query, limit: 100 }))).toEqual(expected)
    expect(idsOf(await collection.find({ ...query, limit: 2 }))).toEqual(expected.slice(0, 2))
    if (query.after === undefined) expect(await collection.count(query)).toBe(expected.length)
  })

  test('several queries are answered in their order, and ids by what there is', async () => {
    const collection = await shops()
    const queries = ['c', 'z', 'a'].map((shop) => ({ where: { shop }, limit: 2 }))
    expect((await collection.findEach(queries)).map(idsOf)).toEqual([['c0'], [], ['a0', 'a1']])
    const found = await collection.getMany(['b1', 'nobody', 'a0', 'b1'])
    expect([...found.keys()].sort()).toEqual(['a0', 'b1'])
    expect(await collection.getMany([])).toEqual(new Map())
  })

  test('many are removed in the order of a query, no more than its limit', async () => {
    const collection = await shops()
    const old: Query<Order> = { where: { shop: { in: ['a', 'b'] } }, range: { field: 'at', lt: at(3) }, limit: 4 }
    expect(await collection.removeMany(old)).toBe(4)
    expect(idsOf(await collection.find({ limit: 100 }))).toEqual(['a0', 'a2', 'b0', 'b2', 'c0'])
    expect([await collection.removeMany(old), await collection.removeMany(old)]).toEqual([2, 0])
  })

  test.each<[string, Position]>([
    ['a value of another type', { value: 5, id: 'a1' }],
    ['no value', { value: undefined, id: 'a1' }],
    ['a day that never comes', { value: new Date(Number.NaN), id: 'a1' }],
    ['an empty id', { value: at(1), id: '' }],
  ])('a place with %s is told from what else can be wrong: clients bring it back', async (_what, after) => {
    const query: Query<Order> = { where: { shop: 'a' }, order: { by: 'at', direction: 'asc' }, after, limit: 1 }
    await expect((await shops()).find(query)).rejects.toThrow(PositionError)
  })

  test.each<[string, object, RegExp]>([
    [
      'without an index',
      { where: { status: 'OPEN' } },
      /orders has no index.*where status.*schema.index\({ status: 1, _id: 1 }\)/,
    ],
    [
      'in an order without an index',
      { where: { shop: 'a' }, order: { by: 'name', direction: 'asc' } },
      /shop: 1, name: 1/,
    ],
    ['on the beginning of a unique key only', { where: { shop: 'a', open: true } }, /declare/],
    ['on an index that holds some documents only', { where: { shop: 'a', status: 'SENT' } }, /declare/],
    ['on the absence of a sparse field', { where: { key: undefined } }, /declare/],
    ['by what may be absent', { order: { by: 'note', direction: 'asc' } }, /note may be absent/],
    ['on an unknown field', { where: { colour: 'red' } }, /colour/],
    ['on JSON', { where: { raw: 'x' } }, /raw/],
    ['on a list', { where: { tags: 'x' } }, /tags/],
    ['with an operator', { where: { shop: { $gt: '' } } }, /shop/],
    ['with an operator among values', { where: { shop: { in: [{ $gt: '' }] } } }, /shop/],
    ['with an operator as a field', { where: { $where: 'true' } }, /\$where/],
    ['with a value of another type', { where: { shop: 5 } }, /shop/],
    ['with an operator for a place', { after: { value: 'x', id: { $gt: '' } } }, /id/],
    [
      'in the order of another field than its range',
      { range: { field: 'at' }, order: { by: 'name', direction: 'asc' } },
      /at/,
    ],
    ['with a less-than that is no range', { where: { shop: { lt: 'x' } } }, /range/],
    ['for nothing', { limit: 0 }, /limit/],
    ['for half a row', { limit: 0.5 }, /limit/],
    [
      'for more values than one should',
      { where: { shop: { in: Array.from({ length: 501 }, (_, n) => `${n}`) } } },
      /501/,
    ],
  ])('a query %s is refused, with what is wrong', async (_what, query, wrong) => {
    const collection = await empty()
    for (const question of [collection.find, collection.removeMany]) {
      const answer = question({ limit: 1, ...query } as Query<Order>)
      await expect(answer).rejects.toThrow(StoreError)
      await expect(answer).rejects.toThrow(wrong)
    }
  })

  test('whoever walks the pages sees every row that was there throughout exactly once', async () => {
    const collection = await empty()

    async function* pages(query: Query<Order>, after?: Position): AsyncGenerator<readonly Order[]> {
      const page = await collection.find({ ...query, ...(after && { after }) })
      const last = page.at(-1)
      if (last === undefined) return
      yield page
      yield* pages(query, { value: last.at, id: last.id })
    }

    await fc.assert(
      fc.asyncProperty(walk, async ({ rows, direction, limit, meanwhile }) => {
        const shop = randomUUID()
        const made = rows.map((n, i) => order({ id: `${shop} ${String(i).padStart(2, '0')}`, shop, at: at(n) }))
        await Promise.all(made.map(collection.insert))
        const throughout = new Set(idsOf(made))
        const seen: string[] = []
        const events = meanwhile.values()
        for await (const page of pages({ where: { shop }, order: { by: 'at', direction }, limit })) {
          seen.push(...idsOf(page))
          const { added, removed } = events.next().value ?? { added: [], removed: 0 }
          await Promise.all(added.map((n) => collection.insert(order({ shop, at: at(n) }))))
          const victim = made[removed - 1]
          if (victim !== undefined && (await collection.remove(victim.id))) throughout.delete(victim.id)
        }
        expect(seen).toHaveLength(new Set(seen).size)
        expect([...throughout].filter((id) => !seen.includes(id))).toEqual([])
      }),
      { numRuns: 12 },
    )
  })
})

/** Rows with many ties, and what others do between one page and the next; 0 removes none. */
const walk = fc.record({
  rows: fc.array(fc.nat({ max: 4 }), { minLength: 1, maxLength: 15 }),
  direction: fc.constantFrom('asc' as const, 'desc' as const),
  limit: fc.integer({ min: 1, max: 4 }),
  meanwhile: fc.array(
    fc.record({ added: fc.array(fc.nat({ max: 4 }), { maxLength: 2 }), removed: fc.nat({ max: 15 }) }),
  ),
})
