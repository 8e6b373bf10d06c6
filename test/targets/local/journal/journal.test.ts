import { mkdtempSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { cp, open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { CloudError } from '../../../../targets/local/cloud-error.ts'
import type { Journal } from '../../../../targets/local/journal/journal.ts'
import { openJournal } from '../../../../targets/local/journal/open.ts'

let folder: string
let file: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'journal-'))
  file = join(folder, 'cloud.db')
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

function openNotes(at = file): Journal {
  const journal = openJournal({ file: at })
  journal.define('CREATE TABLE IF NOT EXISTS notes (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT')
  return journal
}

const note = (journal: Journal, id: number, text = `note ${id}`) =>
  journal.write((database) => database.prepare('INSERT INTO notes VALUES (?, ?)').run(id, text).changes)

const ids = ({ database }: Journal) =>
  database
    .prepare('SELECT id FROM notes ORDER BY id')
    .all()
    .map(({ id }) => Number(id))

const outcomes = async (works: readonly Promise<unknown>[]) =>
  (await Promise.allSettled(works)).map((each) => (each.status === 'fulfilled' ? each.value : each.reason.code))

test('what was written is there after the next opening, and only its owner can read the file', async () => {
  const journal = openNotes()
  await note(journal, 1)
  journal.close()
  const again = openNotes()
  expect(ids(again)).toEqual([1])
  expect(statSync(file).mode & 0o777).toBe(0o600)
  again.close()
})

test('work that waits when the journal closes is done, and work that comes later is refused', async () => {
  const journal = openNotes()
  const early = note(journal, 1)
  journal.close()
  await expect(early).resolves.toBe(1)
  await expect(note(journal, 2)).rejects.toMatchObject({ code: 'STORAGE_FAILED', status: 503 })
})

test('a work that fails takes nothing with it, and what it had written is undone', async () => {
  const journal = openNotes()
  const works = [
    note(journal, 1),
    journal.write((database) => {
      database.exec(`INSERT INTO notes VALUES (2, 'half')`)
      throw new CloudError('NO', 'not this one')
    }),
    note(journal, 1),
    note(journal, 3),
  ]
  expect(await outcomes(works)).toEqual([1, 'NO', 'ERR_SQLITE_ERROR', 1])
  expect(ids(journal)).toEqual([1, 3])
  journal.close()
})

test('works of one tick see each other in order and share one transaction', async () => {
  const journal = openNotes()
  const inTransaction: boolean[] = []
  const count = () =>
    journal.write((database) => {
      inTransaction.push(database.isTransaction)
      return ids(journal).length
    })
  const answers = await Promise.all([count(), note(journal, 1), count(), note(journal, 2), count()])
  expect(answers).toEqual([0, 1, 1, 1, 2])
  expect(inTransaction).toEqual([true, true, true])
  journal.close()
})

test('a full disk refuses new work in words, loses nothing old, and works again when there is space', async () => {
  const journal = openNotes()
  await note(journal, 1)
  const pages = Number(journal.database.prepare('PRAGMA page_count').get()?.page_count)
  journal.database.exec(`PRAGMA max_page_count = ${pages}`)
  const large = 'x'.repeat(100_000)
  expect(await outcomes([note(journal, 2), note(journal, 3, large), note(journal, 4)])).toEqual([
    'DISK_FULL',
    'DISK_FULL',
    'DISK_FULL',
  ])
  await expect(note(journal, 3, large)).rejects.toMatchObject({ status: 507, message: expect.stringMatching(/full/) })
  expect(ids(journal)).toEqual([1])
  journal.database.exec('PRAGMA max_page_count = 1000000')
  await note(journal, 3, large)
  expect(ids(journal)).toEqual([1, 3])
  journal.close()
})

test('a second opening is refused, and says what to do', () => {
  const journal = openNotes()
  expect(() => openNotes()).toThrow(
    expect.objectContaining({ code: 'STORAGE_IN_USE', message: expect.stringMatching(/ROUTO_DATA_DIR/) }),
  )
  journal.close()
  openNotes().close()
})

/** What a crash would leave: a copy of the files of an open journal with some notes in the file and the rest in the log. */
async function crashed(): Promise<string> {
  const journal = openNotes()
  for (let id = 1; id <= 20; id++) await note(journal, id, 'x'.repeat(3_000))
  journal.database.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  for (let id = 21; id <= 40; id++) await note(journal, id, 'x'.repeat(3_000))
  const copy = join(folder, 'crashed', 'cloud.db')
  for (const suffix of ['', '-wal']) await cp(`${file}${suffix}`, `${copy}${suffix}`)
  journal.close()
  return copy
}

test('a log that was cut or garbled anywhere gives back a beginning of what was written, never less than the file has', async () => {
  const at = await crashed()
  const logBytes = statSync(`${at}-wal`).size
  const damages = fc.record({ place: fc.nat({ max: logBytes - 1 }), how: fc.constantFrom('cut', 'garbled') })
  await fc.assert(
    fc.asyncProperty(damages, async ({ place, how }) => {
      const trial = mkdtempSync(join(folder, 'trial-'))
      await cp(join(at, '..'), trial, { recursive: true })
      const log = join(trial, 'cloud.db-wal')
      if (how === 'cut') truncateSync(log, place)
      else await garble(log, place)
      const journal = openNotes(join(trial, 'cloud.db'))
      const found = ids(journal)
      expect(found).toEqual(Array.from({ length: found.length }, (_, index) => index + 1))
      expect(found.length).toBeGreaterThanOrEqual(20)
      await note(journal, 1_000)
      journal.close()
      rmSync(trial, { recursive: true })
    }),
    { numRuns: 15 },
  )
})

async function garble(path: string, place: number): Promise<void> {
  const handle = await open(path, 'r+')
  await handle.write(Buffer.alloc(64, 0xa5), 0, 64, place)
  await handle.close()
}

test.each([
  [
    'no database at all',
    (at: string) => writeFileSync(at, 'this is not a database, but a letter to a friend.'.repeat(100)),
  ],
  ['cut in the middle, with a log beside it', (at: string) => truncateSync(at, 5_000)],
])('a file that is %s is refused, and the refusal says what to do', async (_name, damage) => {
  const at = await crashed()
  damage(at)
  expect(() => openNotes(at)).toThrow(
    expect.objectContaining({ code: 'STORAGE_DAMAGED', message: expect.stringMatching(/backup/) }),
  )
})

test('a file of a later release is refused', () => {
  const journal = openNotes()
  journal.database.exec('PRAGMA user_version = 99')
  journal.close()
  expect(() => openNotes()).toThrow(expect.objectContaining({ code: 'STORAGE_TOO_NEW' }))
})

test('a log that has become long is folded into the file while others write on, and begins again', async () => {
  const journal = openNotes()
  const text = 'x'.repeat(100_000)
  let longest = 0
  for (let id = 0; id < 200; id += 1) {
    await Promise.all(Array.from({ length: 5 }, (_, i) => note(journal, id * 5 + i, text)))
    longest = Math.max(longest, statSync(`${file}-wal`).size)
    await sleep(5)
  }
  expect(statSync(file).size).toBeGreaterThan(30e6)
  expect(longest).toBeLessThan(70e6)
  journal.close()
  expect(statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0).toBe(0)
  const again = openNotes()
  expect(ids(again)).toHaveLength(1_000)
  again.close()
})
