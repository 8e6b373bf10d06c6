import { spawn } from 'node:child_process'
import { hash } from 'node:crypto'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { dataFilesIn } from '../../../../services/shared/store/data-files.ts'
import { heldByBackup } from '../../../../targets/local/held-by-backup.ts'
import { openStore, plain, textOf } from './stores.ts'

let folder: string
let dataDir: string
let backup: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'routo-backup-'))
  dataDir = join(folder, 'data')
  backup = join(folder, 'backup')
})
afterEach(() => rmSync(folder, { recursive: true }))

const openIn = (place: string) => openStore(Date.now, join(place, 'cloud'), heldByBackup(place, Date.now))

/** As `npm run backup -- …` beside what runs here. */
async function runBackup(): Promise<void> {
  const program = join(import.meta.dirname, '../../../../scripts/backup.ts')
  const env = { PATH: process.env.PATH ?? '', ROUTO_DATA_DIR: dataDir }
  const [status] = await once(spawn(process.execPath, [program, backup], { env, stdio: 'ignore' }), 'exit')
  expect(status).toBe(0)
}

test('a backup has the content of each object that it knows, although objects come, go and are replaced meanwhile', async () => {
  const store = await openIn(dataDir)
  const put = (key: string, text: string) => store.objects.put('orders', key, Buffer.from(text))
  await store.objects.putBucket('orders', plain)
  await put('always there', 'before')

  let isRunning = true
  const done = runBackup().finally(() => {
    isRunning = false
  })
  let count = 0
  for (; isRunning; count += 1) {
    await Promise.all([put('replaced', `${count}`), put(`came ${count}`, `${count}`)])
    if (count > 5) await store.objects.remove('orders', `came ${count - 5}`)
  }
  await done
  expect(count).toBeGreaterThan(5)
  await put('replaced', 'after')
  await store.close()

  const restored = await openIn(backup)
  const { entries } = restored.objects.list('orders', { max: 1_000 })
  expect(entries.map(({ key }) => key)).toEqual(expect.arrayContaining(['always there', 'replaced']))
  for (const { key, etag } of entries) {
    expect(`"${hash('md5', await textOf(restored.objects, 'orders', key))}"`).toBe(etag)
  }
  await restored.close()
})

test('what a backup has held back goes with what is removed next', async () => {
  const store = await openIn(dataDir)
  const put = (text: string) => store.objects.put('orders', 'replaced', Buffer.from(text))
  await store.objects.putBucket('orders', plain)
  writeFileSync(join(dataDir, 'backup.running'), '')
  for (const text of ['one', 'two', 'three']) await put(text)
  await store.reopen()
  expect(store.files()).toHaveLength(3)
  await put('four')
  expect(store.files()).toHaveLength(4)
  rmSync(join(dataDir, 'backup.running'))
  await put('five')
  await store.reopen()
  expect(store.files()).toHaveLength(1)
  await store.close()
})

test('what executors and users write for a while is no part of a backup', async () => {
  await (await openIn(dataDir)).close()
  const temporary = join(dataDir, 'cloud/functions/temporary/of-one')
  mkdirSync(temporary, { recursive: true })
  writeFileSync(join(temporary, 'no database.db'), 'x')
  await runBackup()
  expect(dataFilesIn(backup)).toEqual(['cloud/cloud.db'])
})
