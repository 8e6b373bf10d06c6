import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { openDataDir, secretOf } from '../../../services/shared/data-dir.ts'

let parent: string

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'routo-data-dir-'))
})
afterEach(() => rm(parent, { recursive: true }))

const modeOf = async (path: string): Promise<number> => (await stat(path)).mode & 0o777

test('a data directory is made for this user alone, and left empty', async () => {
  const dataDir = await openDataDir(join(parent, 'deep', 'data'))
  expect(dataDir).toBe(join(parent, 'deep', 'data'))
  expect(await modeOf(dataDir)).toBe(0o700)
  expect(await readdir(dataDir)).toEqual([])
})

test('one that is there is opened again, and nothing in it is touched', async () => {
  await writeFile(join(parent, 'projects.db'), 'data')
  await openDataDir(parent)
  expect(await readdir(parent)).toEqual(['projects.db'])
})

test.each([
  ['is a file', (path: string) => writeFile(path, ''), '', 'there is a file of that name'],
  ['is below a file', (path: string) => writeFile(path, ''), 'data', 'a part of its path is a file'],
])('a data directory that %s is an error that says what to do', async (_name, prepare, below, words) => {
  const path = join(parent, 'data')
  await prepare(path)
  await expect(openDataDir(join(path, below))).rejects.toThrow(words)
  await expect(openDataDir(join(path, below))).rejects.toThrow('ROUTO_DATA_DIR')
})

test('a data directory where no folder can be made is refused at once', async () => {
  await expect(openDataDir('/proc/routo/data')).rejects.toThrow('/proc/routo/data cannot be used')
})

test('processes that start at once make the same data directory', async () => {
  const path = join(parent, 'deep', 'data')
  expect(await Promise.all(Array.from({ length: 10 }, () => openDataDir(path)))).toEqual(Array(10).fill(path))
})

test('a secret is made once, for this user alone', async () => {
  const secret = await secretOf(parent, undefined)
  expect(secret).toMatch(/^[\da-f]{64}$/)
  expect(await secretOf(parent, undefined)).toBe(secret)
  expect(await modeOf(join(parent, 'secret'))).toBe(0o600)
  expect(await readdir(parent)).toEqual(['secret'])
})

test('processes that start at once get the same secret', async () => {
  const secrets = await Promise.all(Array.from({ length: 20 }, () => secretOf(parent, undefined)))
  expect(new Set(secrets).size).toBe(1)
  expect(await readdir(parent)).toEqual(['secret'])
})

test('no secret is made beside data that was written with another one, which opens it afterwards as before', async () => {
  await writeFile(join(parent, 'projects.db'), 'data')
  await expect(secretOf(parent, undefined)).rejects.toThrow('Set ROUTO_SECRET')
  expect(await readdir(parent)).toEqual(['projects.db'])
  expect(await secretOf(parent, 'set')).toBe('set')
})

test('a secret that is set is taken, and not kept', async () => {
  expect(await secretOf(parent, 'set')).toBe('set')
  expect(await readdir(parent)).toEqual([])
})

test('the text of the file can be set as the secret', async () => {
  const secret = await secretOf(parent, undefined)
  expect(await secretOf(parent, (await readFile(join(parent, 'secret'), 'utf8')).trim())).toBe(secret)
})

test('another secret than the one that things were sealed with is refused, and neither is told', async () => {
  const secret = await secretOf(parent, undefined)
  const refused = secretOf(parent, 'another secret, thirty-two characters')
  await expect(refused).rejects.toThrow('Do not set ROUTO_SECRET')
  await expect(refused).rejects.not.toThrow(secret)
  await expect(refused).rejects.not.toThrow('another secret')
})

test.each([0o640, 0o604, 0o666])('a secret that others can read is refused: %p', async (mode) => {
  const secret = await secretOf(parent, undefined)
  await chmod(join(parent, 'secret'), mode)
  const refused = secretOf(parent, secret)
  await expect(refused).rejects.toThrow(`chmod 600 '${join(parent, 'secret')}'`)
})

test.each(['', 'short', 'g'.repeat(64)])('a damaged secret is refused: %p', async (text) => {
  await writeFile(join(parent, 'secret'), text, { mode: 0o600 })
  await expect(secretOf(parent, undefined)).rejects.toThrow('is damaged')
})

test('a secret that cannot be read is a fault', async () => {
  await mkdir(join(parent, 'secret'), { mode: 0o700 })
  await expect(secretOf(parent, undefined)).rejects.toThrow('EISDIR')
})
