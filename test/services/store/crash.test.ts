import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from '@jest/globals'
import { openSqliteStore } from '../../../services/shared/store/sqlite/open.ts'
import { order, orderModel } from './models.ts'

const folder = mkdtempSync(join(tmpdir(), 'routo-crash-'))
afterAll(() => rmSync(folder, { recursive: true }))

const WRITERS = 32
const ACKNOWLEDGED = 500

test('kill -9 under 32 writers loses nothing that was acknowledged', async () => {
  const file = join(folder, 'killed.db')
  const child = spawn(
    process.execPath,
    [fileURLToPath(new URL('writers.ts', import.meta.url)), file, String(WRITERS)],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  const ended = new Promise((resolve) => child.once('close', (_code, signal) => resolve(signal)))
  const acknowledged: string[] = []
  for await (const line of createInterface(child.stdout)) {
    acknowledged.push(line)
    if (acknowledged.length === ACKNOWLEDGED) child.kill('SIGKILL')
  }
  expect(await ended).toBe('SIGKILL')
  expect(acknowledged.length).toBeGreaterThanOrEqual(ACKNOWLEDGED)

  // The lock went with the process, so nothing has to be cleaned up.
  const store = await openSqliteStore({ file, models: [orderModel] })
  const orders = store.collection(orderModel)
  const found = await orders.getMany(acknowledged.filter((id) => id.startsWith('ord_')))
  const counted = acknowledged.filter((id) => id.startsWith('counted '))
  expect(acknowledged.filter((id) => id.startsWith('ord_') && !found.has(id))).toEqual([])
  expect(counted.length).toBeGreaterThan(0)
  expect((await orders.get('counter'))?.total).toBeGreaterThanOrEqual(BigInt(counted.length))
  await store.close()
  const database = new DatabaseSync(file, { readOnly: true })
  expect(database.prepare('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }])
  database.close()
})

test('a data file is of one process at a time, and the other is told which and what to do', async () => {
  const file = join(folder, 'held.db')
  const contents = { file, models: [orderModel] }
  const store = await openSqliteStore(contents)
  await expect(openSqliteStore(contents)).rejects.toThrow(/held\.db is in use by another process.*ROUTO_DATA_DIR/)
  await store.collection(orderModel).insert(order())
  await store.close()
  await (await openSqliteStore(contents)).close()
})

test('what was asked for before the store is closed is done, what comes after is refused', async () => {
  const store = await openSqliteStore({ file: join(folder, 'closed.db'), models: [orderModel] })
  const orders = store.collection(orderModel)
  await orders.insert(order({ id: 'first' }))
  const removal = orders.remove('first')
  await store.close()
  expect(await removal).toBe(true)
  await expect(orders.insert(order())).rejects.toThrow()
  await expect(store.ping()).rejects.toThrow(/closed/)
})
