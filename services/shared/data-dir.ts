import { randomBytes } from 'node:crypto'
import { link, mkdir, readdir, readFile, rm, stat, unlink } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { draftOf, writePrivateFile } from './private-file.ts'

/** The data directory cannot be used as it is; the message says why, and what to do. */
export class DataDirError extends Error {
  override readonly name = 'DataDirError'
}

const ELSEWHERE = 'Put it right, or choose another place with ROUTO_DATA_DIR.'

/**
 * Makes the data directory, for this user alone, where there is none, and finds out whether it can be written. Each store in
 * it is held by its own process: `store/sqlite/lock.ts`.
 *
 * @returns its absolute path
 * @throws {DataDirError}
 */
export async function openDataDir(path: string): Promise<string> {
  const dataDir = resolve(path)
  const probe = draftOf(join(dataDir, '.probe'))
  try {
    await makeFolder(dataDir)
    await writePrivateFile(probe, 'x')
    await unlink(probe)
  } catch (error) {
    throw new DataDirError(`The data directory ${dataDir} cannot be used: ${reason(error)}. ${ELSEWHERE}`, {
      cause: error,
    })
  }
  return dataDir
}

/** One by one: `recursive` never comes to an end in a file system that takes no folders, such as /proc. */
async function makeFolder(path: string): Promise<void> {
  if ((await stat(path).catch(absent))?.isDirectory()) return
  await makeFolder(dirname(path))
  try {
    await mkdir(path, { mode: 0o700 })
  } catch (error) {
    // Another process may have made it meanwhile.
    if (!(await stat(path).catch(absent))?.isDirectory()) throw error
  }
}

const reason = (error: unknown): string => reasons.get(String(codeOf(error))) ?? String(error)

const reasons: ReadonlyMap<string, string> = new Map([
  ['EEXIST', 'there is a file of that name'],
  ['ENOTDIR', 'a part of its path is a file'],
  ['ENOENT', 'its file system takes no folders'],
  ['EACCES', 'this user may not write there'],
  ['EPERM', 'this user may not write there'],
  ['EROFS', 'its file system can only be read'],
  ['ENOSPC', 'its disk is full'],
  ['EDQUOT', 'its disk is full for this user'],
])

const SECRET_BYTES = 32
const SECRET_TEXT = /^[\da-f]{64}$/

/**
 * The secret of the installation: the one that is set, or one that is made once and kept in `<data directory>/secret`, which can
 * be given as `ROUTO_SECRET` to other processes.
 *
 * @throws {DataDirError} when there is none although there are databases, or the file can be read by others, is damaged, or says
 * something else than what is set
 */
export async function secretOf(dataDir: string, set: string | undefined): Promise<string> {
  const file = join(dataDir, 'secret')
  const kept = await readSecret(file)
  if (set === undefined) return kept ?? (await makeFirstSecret(dataDir, file))
  if (kept === undefined || kept === set) return set
  throw new DataDirError(
    `ROUTO_SECRET is set, but ${file} holds a different one. Do not set ROUTO_SECRET, or set it to the text of that file. If the data was written with ROUTO_SECRET, move the file away.`,
  )
}

/** Never beside data that was written with another one: from then on, it would stand in the way of that one. */
async function makeFirstSecret(dataDir: string, file: string): Promise<string> {
  const names = await readdir(dataDir)
  // Another process that starts at the same time makes the secret first, and then its database.
  const made = await readSecret(file)
  if (made !== undefined) return made
  if (!names.some((name) => name.endsWith('.db'))) return makeSecret(file)
  throw new DataDirError(
    `${dataDir} has data, but not the secret that it was written with. Set ROUTO_SECRET, if it was set then, or restore ${file} from a backup.`,
  )
}

async function readSecret(file: string): Promise<string | undefined> {
  const found = await stat(file).catch(absent)
  if (found === undefined) return undefined
  if ((found.mode & 0o077) !== 0) {
    throw new DataDirError(`${file} can be read by other users of this machine. Run: chmod 600 '${file}'`)
  }
  const text = (await readFile(file, 'utf8')).trim()
  if (SECRET_TEXT.test(text)) return text
  throw new DataDirError(`${file} is damaged: it has to hold 64 hexadecimal digits. Restore it from a backup.`)
}

/** Written whole or not at all, and by the first of several processes that start at once; all get what that one wrote. */
async function makeSecret(file: string): Promise<string> {
  const draft = draftOf(file)
  try {
    await writePrivateFile(draft, `${randomBytes(SECRET_BYTES).toString('hex')}\n`)
    await link(draft, file).catch((error: unknown) => {
      if (codeOf(error) !== 'EEXIST') throw error
    })
  } finally {
    await rm(draft, { force: true })
  }
  const secret = await readSecret(file)
  if (secret === undefined) throw new DataDirError(`${file} was removed while it was made. Start again.`)
  return secret
}

const codeOf = (error: unknown): unknown => Object(error).code

function absent(error: unknown): undefined {
  if (codeOf(error) !== 'ENOENT') throw error
}
