import { chmodSync, closeSync, copyFileSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { StoreError } from './collection.ts'
import { LOCK_SUFFIX } from './sqlite/lock.ts'

const DATABASE_SUFFIX = '.db'
/** What SQLite and the lock keep beside a database: of no use without the process that made them. */
const BESIDE = [`${DATABASE_SUFFIX}-wal`, `${DATABASE_SUFFIX}-shm`, LOCK_SUFFIX]

/** Only the owner may read what is in a data directory. */
const OWNER_ONLY = 0o600

/** The files of a data directory or a backup, as paths in it: databases, the secret, the owner's token. */
export const dataFilesIn = (folder: string): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && !BESIDE.some((suffix) => entry.name.endsWith(suffix)))
        .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
        .sort()
    : []

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
