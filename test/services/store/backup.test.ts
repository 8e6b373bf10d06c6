import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { dataFilesIn } from '../../../services/shared/store/data-files.ts'
import { openSqliteStore } from '../../../services/shared/store/sqlite/open.ts'
import { compileCache } from '../../testkit/compile-cache.ts'
import { order, orderModel } from './models.ts'

let folder: string
let dataDir: string
let backup: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'routo-backup-'))
  dataDir = join(folder, 'data')
  backup = join(folder, 'backup')
})
afterEach(() => rmSync(folder, { recursive: true }))

const openOrders = () => openSqliteStore({ file: join(dataDir, 'orders.db'), models: [orderModel] })

/** As `npm run <script> -- …`, from the folder. */
function run(script: 'backup' | 'restore', ...args: readonly string[]) {
  const root = join(import.meta.dirname, '../../..')
  const env = { ROUTO_DATA_DIR: dataDir, INIT_CWD: folder, NODE_COMPILE_CACHE: compileCache }
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'scripts', `${script}.ts`), ...args], {
    encoding: 'utf8',
    env,
  })
  return { status, said: `${stdout}${stderr}` }
}

test('a backup of a running server has what was acknowledged, and can be restored when it is stopped', async () => {
  const store = await openOrders()
  const orders = store.collection(orderModel)
  await Promise.all(Array.from({ length: 200 }, (_, n) => orders.insert(order({ id: `ord_${n}`, raw: { n } }))))
  writeFileSync(join(dataDir, 'secret'), 'the secret', { mode: 0o600 })

  expect(run('backup', 'backup')).toMatchObject({ status: 0, said: expect.stringContaining('orders.db\n  secret\n') })
  expect(dataFilesIn(backup)).toEqual(['orders.db', 'secret'])
  expect([statSync(join(backup, 'orders.db')).mode & 0o777, statSync(join(backup, 'secret')).mode & 0o777]).toEqual([
    0o600, 0o600,
  ])

  await orders.insert(order({ id: 'after the backup' }))
  expect(run('restore', 'backup', '--force')).toMatchObject({
    status: 1,
    said: expect.stringContaining('in use by another'),
  })
  expect(await orders.count({})).toBe(201)
  await store.close()

  writeFileSync(join(dataDir, 'secret'), 'another', { mode: 0o600 })
  expect(run('restore', 'backup')).toMatchObject({ status: 1, said: expect.stringContaining('--force') })
  expect(run('restore', 'backup', '--force')).toMatchObject({ status: 0 })
  expect(readFileSync(join(dataDir, 'secret'), 'utf8')).toBe('the secret')
  const restored = await openOrders()
  expect(await restored.collection(orderModel).count({})).toBe(200)
  expect((await restored.collection(orderModel).get('ord_7'))?.raw).toEqual({ n: 7 })
  await restored.close()
})

test('an earlier backup is replaced only on demand', async () => {
  await (await openOrders()).close()
  expect(run('backup', 'backup').status).toBe(0)
  expect(run('backup', 'backup')).toMatchObject({ status: 1, said: expect.stringContaining('--force') })
  expect(run('backup', 'backup', '--force').status).toBe(0)
})

test('files are said by name, objects and code of the local cloud by how many there are', async () => {
  await (await openOrders()).close()
  const files = [
    'cloud/objects/ab/ab1',
    'cloud/objects/ab/ab2',
    'cloud/objects/cd/cd1',
    'cloud/functions/f00/index.mjs',
  ]
  for (const file of [...files, 'cloud/place', 'secret']) {
    mkdirSync(dirname(join(dataDir, file)), { recursive: true })
    writeFileSync(join(dataDir, file), 'x')
  }
  const listed = [
    '  cloud/functions/ (1 file)',
    '  cloud/objects/ (3 files)',
    '  cloud/place',
    '  orders.db',
    '  secret',
  ]
  for (const { status, said } of [run('backup', 'backup'), run('restore', 'backup', '--force')]) {
    expect(status).toBe(0)
    expect(said.split('\n').slice(0, -2)).toEqual(listed)
  }
  expect(dataFilesIn(backup)).toEqual([...files, 'cloud/place', 'orders.db', 'secret'].sort())
})

test('a damaged backup is not restored, and what is there stays', async () => {
  const store = await openOrders()
  await Promise.all(Array.from({ length: 200 }, () => store.collection(orderModel).insert(order())))
  await store.close()
  expect(run('backup', 'backup').status).toBe(0)
  truncateSync(join(backup, 'orders.db'), statSync(join(backup, 'orders.db')).size - 8_192)
  expect(run('restore', 'backup', '--force')).toMatchObject({ status: 1, said: expect.stringContaining('damaged') })
  expect(dataFilesIn(dataDir)).toEqual(['orders.db'])
  const kept = await openOrders()
  expect(await kept.collection(orderModel).count({})).toBe(200)
  await kept.close()
})

test.each([
  ['no folder', [], 'Name one folder'],
  ['an option that there is not', ['x', '--fast'], '--fast'],
  ['nothing to save', ['x'], 'has no database'],
])('a backup with %s is refused in words', (_what, args, said) => {
  expect(run('backup', ...args)).toEqual({ status: 1, said: expect.stringContaining(said) })
})

test('a backup inside of what it saves is refused', async () => {
  await (await openOrders()).close()
  expect(run('backup', 'data/backup')).toMatchObject({ status: 1, said: expect.stringContaining('inside') })
})
