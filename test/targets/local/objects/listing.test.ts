import { afterAll, beforeAll, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { ObjectInfo } from '../../../../targets/local/objects/object.ts'
import type { Listing, ListQuery } from '../../../../targets/local/objects/objects.ts'
import { openStore, type TemporaryStore, versioned } from './stores.ts'

let store: TemporaryStore

beforeAll(async () => {
  store = await openStore()
})

afterAll(() => store.close())

/** Few characters, so that keys share beginnings; the last two change places between UTF-8 and UTF-16. */
const key = fc.string({
  unit: fc.constantFrom('a', 'b', '/', '\0', '\u{10ffff}', '\uffee', '\u{1f600}'),
  minLength: 1,
  maxLength: 5,
})

const byUtf8 = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b))

/** What S3 would list, from all keys at once. */
function expected(keys: readonly string[], prefix: string, delimiter: string): readonly string[] {
  const shown = keys
    .filter((each) => each.startsWith(prefix))
    .map((each) => {
      const end = delimiter === '' ? -1 : each.indexOf(delimiter, prefix.length)
      return end < 0 ? each : each.slice(0, end + delimiter.length)
    })
  return [...new Set(shown)].sort(byUtf8)
}

const namesIn = ({ entries, prefixes }: Listing<ObjectInfo>): readonly string[] =>
  [...new Set([...entries.map((each) => each.key), ...prefixes])].sort(byUtf8)

async function bucketWith(keys: readonly string[]): Promise<void> {
  if (store.objects.bucket('orders') !== undefined) await store.objects.removeBucket('orders', { withObjects: true })
  await store.objects.putBucket('orders', versioned)
  await Promise.all(keys.map((each) => store.objects.put('orders', each, Buffer.from(''))))
}

test('pages hold every key once, in the order of UTF-8, whatever their size', async () => {
  const wishes = fc.record({
    keys: fc.uniqueArray(key, { maxLength: 12 }),
    gone: fc.uniqueArray(key, { maxLength: 3 }),
    prefix: fc.oneof(fc.constant(''), key),
    delimiter: fc.constantFrom('', '/', 'a/', '\u{10ffff}'),
    max: fc.integer({ min: 1, max: 4 }),
  })
  await fc.assert(
    fc.asyncProperty(wishes, async ({ keys, gone, prefix, delimiter, max }) => {
      await bucketWith([...keys, ...gone])
      await Promise.all(gone.map((each) => store.objects.remove('orders', each)))
      const left = keys.filter((each) => !gone.includes(each))
      const listed: string[] = []
      let query: ListQuery = { prefix, delimiter, max }
      for (;;) {
        const page = store.objects.list('orders', query)
        const names = namesIn(page)
        expect(names.length).toBeLessThanOrEqual(max)
        listed.push(...names)
        if (page.next === undefined) break
        expect(names).toHaveLength(max)
        query = { ...query, after: page.next.key }
      }
      expect(listed).toEqual(expected(left, prefix, delimiter))
    }),
    { numRuns: 60 },
  )
})

test('pages of versions hold every version once, the newest of a key first', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(key, { maxLength: 10 }), fc.integer({ min: 1, max: 4 }), async (keys, max) => {
      await bucketWith([])
      const put: string[] = []
      for (const each of keys) {
        const { info } = await store.objects.put('orders', each, Buffer.from(''))
        put.push([each, info.versionId].join(' '))
      }
      const listed: string[] = []
      let after: { key: string; versionId?: string } | undefined
      do {
        const query = {
          max,
          ...(after && { after: after.key }),
          ...(after?.versionId && { afterVersion: after.versionId }),
        }
        const page = store.objects.versions('orders', query)
        listed.push(...page.entries.map(({ key: name, versionId }) => [name, versionId].join(' ')))
        after = page.next
      } while (after !== undefined)
      const inOrder = put
        .reverse()
        .sort((a, b) => byUtf8(a.slice(0, a.lastIndexOf(' ')), b.slice(0, b.lastIndexOf(' '))))
      expect(listed).toEqual(inOrder)
    }),
    { numRuns: 30 },
  )
})

test('of many keys that share their beginning, one is read', async () => {
  await bucketWith(Array.from({ length: 300 }, (_, index) => `2026/${index}`))
  await store.objects.put('orders', 'z', Buffer.from(''))
  const listing = store.objects.list('orders', { delimiter: '/', max: 10 })
  expect(listing).toMatchObject({ prefixes: ['2026/'], entries: [{ key: 'z' }] })
  expect(listing.next).toBeUndefined()
})
