import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import type { Journal } from '../../../../targets/local/journal/journal.ts'
import { openJournal } from '../../../../targets/local/journal/open.ts'
import { createLines } from '../../../../targets/local/lines/create-lines.ts'
import type { NewLine } from '../../../../targets/local/lines/lines.ts'

const DAY_MS = 86_400_000

let folder: string
let journal: Journal

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'routo-lines-'))
  journal = openJournal({ file: join(folder, 'cloud.db') })
})

afterEach(() => {
  journal.close()
  rmSync(folder, { recursive: true })
})

const line = (
  text: string,
  more: Partial<NewLine> & { readonly route?: string; readonly in?: string } = {},
): NewLine => {
  const { route = 'Store', in: environmentId = 'env_1', ...rest } = more
  const source = { environmentId, deploymentId: 'dep_1', revision: 3, route, memoryMb: 256 }
  return { source, at: 1_000, kind: 'record', text, ...rest }
}

const everything = { kind: 'record', after: 0, limit: 100, waitMs: 0 } as const

test('lines come back in order, whole, and from where the reader stopped', async () => {
  const lines = createLines({ journal, now: () => 0 })
  await lines.write([line('a'), line('b', { requestId: 'r1' })])
  await lines.write([line('c', { route: 'Other', in: 'env_2' })])
  const [first, second, ...rest] = await lines.read(everything)
  expect(second).toEqual({ ...line('b', { requestId: 'r1' }), seq: 2 })
  expect(first).not.toHaveProperty('requestId')
  expect(rest.map(({ text }) => text)).toEqual(['c'])
  expect((await lines.read({ ...everything, after: 1, limit: 1 })).map(({ text }) => text)).toEqual(['b'])
})

test.each([
  [{ environmentId: 'env_1' }, ['a', 'b']],
  [{ environmentId: 'env_1', routes: ['B'] }, ['b']],
  [{ routes: ['B', 'C'] }, ['b', 'c']],
  [{ routes: [] }, []],
  [{ environmentId: 'env_9' }, []],
  [{ kind: 'log' as const }, ['said']],
])('a reader who asks for %j gets those', async (query, expected) => {
  const lines = createLines({ journal, now: () => 0 })
  const others = [line('b', { route: 'B' }), line('c', { route: 'C', in: 'env_2' }), line('said', { kind: 'log' })]
  await lines.write([line('a', { route: 'A' }), ...others])
  expect((await lines.read({ ...everything, ...query })).map(({ text }) => text)).toEqual(expected)
})

test('a reader waits for lines of its own, and no longer than it said', async () => {
  const lines = createLines({ journal, now: () => 0 })
  const waiting = lines.read({ ...everything, environmentId: 'env_2', waitMs: 60_000 })
  await lines.write([line('not mine')])
  await lines.write([line('mine', { in: 'env_2' })])
  expect((await waiting).map(({ text }) => text)).toEqual(['mine'])
  expect(await lines.read({ ...everything, after: 2, waitMs: 10 })).toEqual([])
})

test('lines of a work that fails are not there', async () => {
  const lines = createLines({ journal, now: () => 0 })
  const failing = journal.write((database) => {
    lines.append(database, [line('never')])
    throw new Error('no')
  })
  await expect(failing).rejects.toThrow('no')
  expect(await lines.read({ ...everything, waitMs: 10 })).toEqual([])
})

test('old logs go by themselves, old records when they were collected; what comes after has a higher number', async () => {
  const clock = { now: DAY_MS }
  const lines = createLines({ journal, now: () => clock.now })
  await lines.write([line('old', { at: DAY_MS }), line('older', { at: DAY_MS }), line('log', { kind: 'log' })])
  clock.now += 40 * DAY_MS
  await lines.read({ ...everything, after: 1 })
  // The sweep shares a transaction with whatever is written next.
  await lines.write([line('new', { at: clock.now })])
  expect((await lines.read(everything)).map(({ text, seq }) => [text, seq])).toEqual([
    ['older', 2],
    ['new', 3],
  ])
  expect(await lines.read({ ...everything, kind: 'log' })).toEqual([])
})
