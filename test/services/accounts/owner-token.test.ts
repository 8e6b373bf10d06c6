import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { accountModel, tokenModel } from '../../../services/projects/accounts/model.ts'
import { openTestbed, operations, register, type Testbed, whoIs } from './support.ts'

let testbed: Testbed
let file: string

beforeEach(async () => {
  testbed = await openTestbed()
  file = join(testbed.dataDir, 'owner-token')
})

afterEach(() => testbed.close())

const kept = async () => (await readFile(file, 'utf8')).trim()
const start = () => testbed.giveOwnerToken(testbed.dataDir)
const owned = async (token: string) => (await whoIs(testbed, token))?.grants['*']?.role === 'OWNER'

test('the first start makes an owner and its token, in a file for this user alone', async () => {
  await start()
  expect(await owned(await kept())).toBe(true)
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  expect((await readdir(testbed.dataDir)).filter((name) => name.startsWith('owner-token'))).toEqual(['owner-token'])
  expect(testbed.logged.join('')).not.toContain(await kept())
  expect((await register(testbed, 'ana')).grants).toEqual({})
})

test('later starts leave the token as it is', async () => {
  await start()
  const token = await kept()
  await testbed.restart()
  await start()
  expect(await kept()).toBe(token)
  expect(await owned(token)).toBe(true)
})

test('a crash after the file was written is made good', async () => {
  await writeFile(file, `rto_${'A'.repeat(43)}\n`)
  await start()
  expect(await owned(await kept())).toBe(true)
})

test('a crash before the account was made is made good with the same token', async () => {
  await start()
  const token = await kept()
  await testbed.store.collection(accountModel).remove('acc_000000000000')
  expect(await owned(token)).toBe(false)
  await start()
  expect(await kept()).toBe(token)
  expect(await owned(token)).toBe(true)
})

test('a file that was removed stays away', async () => {
  await start()
  const token = await kept()
  await rm(file)
  await start()
  await expect(stat(file)).rejects.toThrow('ENOENT')
  expect(await owned(token)).toBe(true)
})

test('an emptied file gets a new token', async () => {
  await start()
  const lost = await kept()
  await writeFile(file, '')
  await start()
  expect(await kept()).not.toBe(lost)
  expect(await owned(await kept())).toBe(true)
})

test('an owner who revoked every token gets a new one, and the old one stays revoked', async () => {
  await start()
  const stolen = await kept()
  const owner = await whoIs(testbed, stolen)
  await testbed.ask(operations.revokeToken, { id: owner?.actor.id }, owner)
  expect(await owned(stolen)).toBe(false)
  await start()
  expect(await owned(stolen)).toBe(false)
  expect(await owned(await kept())).toBe(true)
})

test('two processes that start at once on an empty store leave one owner, and tokens that work', async () => {
  const other = await openTestbed()
  try {
    await Promise.all([start(), testbed.giveOwnerToken(other.dataDir)])
    const tokens = await testbed.store.collection(tokenModel).find({
      where: { accountId: 'acc_000000000000' },
      order: { by: 'createdAt', direction: 'asc' },
      limit: 10,
    })
    expect(tokens.length).toBeGreaterThan(0)
    expect(await testbed.store.collection(accountModel).count({})).toBe(1)
    const files = [file, join(other.dataDir, 'owner-token')].map((each) =>
      readFile(each, 'utf8').catch(() => undefined),
    )
    const texts = (await Promise.all(files)).filter((text) => text !== undefined)
    expect(texts.length).toBeGreaterThan(0)
    for (const text of texts) expect(await owned(text.trim())).toBe(true)
  } finally {
    await other.close()
  }
})
