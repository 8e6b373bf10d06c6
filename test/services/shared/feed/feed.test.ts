import { afterAll, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { FeedEvent, PlacedEvent } from '../../../../services/shared/feed/event.ts'
import { createFeed, type OpenFeed } from '../../../../services/shared/feed/feed.ts'
import { readFeed } from '../../../../services/shared/feed/feed-field.ts'
import { type FeedBatch, feedModel } from '../../../../services/shared/feed/model.ts'
import { removeOld } from '../../../../services/shared/feed/retention.ts'
import type { Collection } from '../../../../services/shared/store/collection.ts'
import { storeKinds } from '../../../testkit/stores.ts'

const DAY_MS = 24 * 60 * 60 * 1_000
const at = '2026-11-21T12:00:00.000Z'
const now = () => new Date(at)
const event = (n: number): FeedEvent => ({ type: 'revision.created', at, projectId: 'prj_1', data: { n } })
const events = (count: number, first = 1) => Array.from({ length: count }, (_, index) => event(first + index))
const numbers = (read: readonly PlacedEvent[]) => read.map(({ data }) => data.n)

/** Everything behind a place, page by page. */
async function readAll(feed: OpenFeed, limit: number, from = 0): Promise<readonly PlacedEvent[]> {
  const { events: page, place } = await feed.read(from, { limit, waitMs: 0 })
  return page.length === 0 ? [] : [...page, ...(await readAll(feed, limit, place))]
}

describe.each(storeKinds())('on $name', ({ open }) => {
  const closing: OpenFeed[] = []
  afterAll(() => {
    for (const feed of closing) feed.close()
  })
  async function openFeeds(count: number) {
    const store = await open({ models: [feedModel] })
    const batches: Collection<FeedBatch> = store.collection(feedModel)
    const feeds = Array.from({ length: count }, () => createFeed(batches, now, { pollMs: 20 }))
    closing.push(...feeds)
    return { batches, feeds: feeds as [OpenFeed, ...OpenFeed[]] }
  }

  test('several writers at once leave no place out, and each one keeps its order', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(fc.integer({ min: 0, max: 120 }), { maxLength: 4 }), { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 1, max: 40 }),
        async (writers, limit) => {
          const { feeds } = await openFeeds(writers.length)
          const appending = writers.flatMap((sizes, writer) =>
            sizes.map((size, call) =>
              feeds[writer]?.append(
                Array.from({ length: size }, (_, n) => ({ ...event(n), data: { writer, n: call * 1_000 + n } })),
              ),
            ),
          )
          await Promise.all(appending)
          const read = await readAll(feeds[0], limit)
          expect(read.map(({ place }) => place)).toEqual(read.map((_, index) => index + 1))
          for (const [writer, sizes] of writers.entries()) {
            const sent = sizes.flatMap((size, call) => Array.from({ length: size }, (_, n) => call * 1_000 + n))
            expect(numbers(read.filter(({ data }) => data.writer === writer))).toEqual(sent)
          }
        },
      ),
      { numRuns: 12 },
    )
  })

  test('whoever waits is answered when something comes, from this process or another one', async () => {
    const { feeds } = await openFeeds(2)
    const [feed, other] = feeds
    for (const writer of [feed, other]) {
      const { place } = await feed.read(undefined, { limit: 10, waitMs: 0 })
      const waiting = feed.read(place, { limit: 10, waitMs: 30_000 })
      await writer?.append(events(2))
      expect(numbers((await waiting).events)).toEqual([1, 2])
    }
  })

  test('whoever has waited long enough is told that nothing came, and where to go on', async () => {
    const { feeds } = await openFeeds(1)
    await feeds[0].append(events(3))
    expect(await feeds[0].read(3, { limit: 10, waitMs: 1 })).toEqual({ events: [], place: 3, gap: false })
  })

  test('a feed that is closed lets go of those who wait, and reads nothing more', async () => {
    const { feeds } = await openFeeds(1)
    const waiting = feeds[0].read(0, { limit: 10, waitMs: 30_000 })
    feeds[0].close()
    expect(await waiting).toEqual({ events: [], place: 0, gap: false })
    await feeds[0].append(events(1))
    expect((await feeds[0].read(0, { limit: 10, waitMs: 0 })).events).toEqual([])
  })

  test('a place that was forgotten, and one of another store, are a gap; any other is none', async () => {
    const { feeds, batches } = await openFeeds(1)
    for (const n of [1, 2, 3, 4]) await feeds[0].append([event(n)])
    await batches.remove('1')
    await batches.remove('2')
    const read = (from: number) => feeds[0].read(from, { limit: 10, waitMs: 0 })
    expect(await read(0)).toMatchObject({ gap: true, place: 4, events: [{ place: 3 }, { place: 4 }] })
    expect(await read(1)).toMatchObject({ gap: true })
    expect(await read(2)).toMatchObject({ gap: false, place: 4 })
    expect(await read(4)).toEqual({ gap: false, place: 4, events: [] })
    expect(await read(9)).toEqual({ gap: true, place: 4, events: [] })
  })

  test('what is old goes, and so does what is too much, but never the newest: places are not used again', async () => {
    const { feeds, batches } = await openFeeds(1)
    const add = (days: number, last: number) =>
      batches.insert({ id: String(last), last, at: new Date(now().getTime() - days * DAY_MS), events: [event(last)] })
    for (const [days, last] of [
      [9, 1],
      [8, 2],
      [1, 3],
      [0, 4],
    ] as const) {
      await add(days, last)
    }
    const left = async () => numbers(await readAll(feeds[0], 10))
    await removeOld(batches, now(), { ms: 2 * DAY_MS, events: 100 })
    expect(await left()).toEqual([3, 4])
    await removeOld(batches, now(), { ms: 2 * DAY_MS, events: 1 })
    expect(await left()).toEqual([4])
    await removeOld(batches, new Date(now().getTime() + 30 * DAY_MS), { ms: DAY_MS, events: 100 })
    expect(await left()).toEqual([4])
    await feeds[0].append([event(5)])
    expect((await readAll(feeds[0], 10)).map(({ place }) => place)).toEqual([4, 5])
  })

  test('events whose writing fails are told to their writer, and those behind them are kept', async () => {
    const { batches } = await openFeeds(1)
    let isBroken = true
    const breaking: Collection<FeedBatch> = {
      ...batches,
      insert: async (batch) => {
        if (isBroken) throw new Error('The disk is full.')
        return batches.insert(batch)
      },
    }
    const feed = createFeed(breaking, now)
    await expect(feed.append(events(1))).rejects.toThrow('The disk is full.')
    isBroken = false
    await feed.append(events(1, 2))
    expect(numbers(await readAll(feed, 10))).toEqual([2])
  })
})

test.each([
  { from: -1, limit: 1, waitMs: 0 },
  { from: 0.5, limit: 1, waitMs: 0 },
  { from: 0, limit: 0, waitMs: 0 },
  { from: 0, limit: 1, waitMs: -1 },
])('a reader is refused who asks for %j', async (asked) => {
  const feed = { append: async () => undefined, read: async () => ({ events: [], place: 0, gap: false }) }
  await expect(readFeed(feed, asked)).rejects.toThrow('"from" is a place')
})
