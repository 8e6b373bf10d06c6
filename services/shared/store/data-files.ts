import { chmodSync, closeSync, copyFileSync, type Dirent, fsyncSync, mkdirSync, openSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { StoreError } from './collection.ts'
import { LOCK_SUFFIX } from './sqlite/lock.ts'

const DATABASE_SUFFIX = '.db'
/** What SQLite, the lock and a backup keep beside data: of no use without the process that made them. */
const BESIDE = [`${DATABASE_SUFFIX}-wal`, `${DATABASE_SUFFIX}-shm`, LOCK_SUFFIX, '.running']
/** Folders of what is being made, and of executors: users write there whatever they like. */
const PASSING = ['temporary', 'unfinished']

/** Only the owner may read what is in a data directory. */
const OWNER_ONLY = 0o600

/**
 * The files of a data directory or a backup, as paths in it: databases, contents of objects, the secret, the owner's token. Others
 * may remove some meanwhile.
 */
export const dataFilesIn = (folder: string): readonly string[] => [...filesUnder(folder, '')].sort()

function* filesUnder(folder: string, path: string): Generator<string> {
  for (const entry of entriesOf(join(folder, path))) {
    const file = join(path, entry.name)
    if (entry.isFile() && !BESIDE.some((suffix) => file.endsWith(suffix))) yield file
    if (entry.isDirectory() && !PASSING.includes(entry.name)) yield* filesUnder(folder, file)
  }
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch (error) {
    if (isAbsent(error)) return []
    throw error
  }
}

/** Whether an error says that there is no such file. */
export const isAbsent = (error: unknown): boolean => Object(error).code === 'ENOENT'

export const isDatabase = (file: string): boolean => file.endsWith(DATABASE_SUFFIX)

/**
 * Copies one file, readable by its owner only, and has it on disk before it returns. A database may be in use: the copy is
 * what was committed at one moment. It is checked before and after.
 *
 * @throws {StoreError} when a database is damaged
 */
export function copyDataFile(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true, mode: 0o700 })
  if (isDatabase(from)) copyDatabase(from, to)
  else copyFileSync(from, to)
  chmodSync(to, OWNER_ONLY)
  const file = openSync(to, 'r')
  fsyncSync(file)
  closeSync(file)
}

function copyDatabase(from: string, to: string): void {
  const database = new DatabaseSync(from, { readOnly: true })
  try {
    refuseDamaged(database, from)
    database.prepare('VACUUM INTO ?').run(to)
  } finally {
    database.close()
  }
  const copy = new DatabaseSync(to, { readOnly: true })
  try {
    refuseDamaged(copy, to)
  } finally {
    copy.close()
  }
}

function refuseDamaged(database: DatabaseSync, file: string): void {
  const findings = damages(database)
  if (findings.length > 0) throw new StoreError(`${file} is damaged: ${findings.slice(0, 3).join('; ')}`)
}

function damages(database: DatabaseSync): readonly string[] {
  try {
    const rows = database.prepare('PRAGMA integrity_check').all()
    return rows.map((row) => String(row.integrity_check)).filter((finding) => finding !== 'ok')
  } catch (error) {
    return [String(error)]
  }
}
