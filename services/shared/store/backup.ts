import { existsSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative, resolve, sep } from 'node:path'
import { StoreError } from './collection.ts'
import { copyDataFile, dataFilesIn, isAbsent, isDatabase } from './data-files.ts'
import { type Lock, lockFile } from './sqlite/lock.ts'

export interface Copying {
  readonly dataDir: string
  /** The folder of the backup. */
  readonly backup: string
  /** Whether to replace what is there. */
  readonly force?: boolean
}

/** Says to the local cloud that a backup is being made, and that contents which the copied database may name have to stay. */
const HOLD_FILE = 'backup.running'

/**
 * Copies a data directory, all of it, while the server may be running: each database as it was at one moment, checked, with every
 * file that it names. The folder appears when it is complete.
 *
 * @returns the files that were copied
 * @throws {StoreError} when there is nothing to copy, or something where the backup is to be
 */
export function backUp({ dataDir, backup, force = false }: Copying): readonly string[] {
  databasesAndMore(dataDir, 'the data directory')
  if (!relative(resolve(dataDir), resolve(backup)).startsWith('..')) {
    throw new StoreError(
      `${backup} is inside of the data directory, which is what is to be saved: name a folder elsewhere`,
    )
  }
  if (!force && existsSync(backup) && readdirSync(backup).length > 0) {
    throw new StoreError(`${backup} is not empty: name another folder, or replace what is there with --force`)
  }
  const unfinished = `${backup}.unfinished`
  rmSync(unfinished, { recursive: true, force: true })
  const hold = join(dataDir, HOLD_FILE)
  writeFileSync(hold, '', { mode: 0o600 })
  try {
    copyAll(dataDir, unfinished)
  } finally {
    rmSync(hold, { force: true })
  }
  rmSync(backup, { recursive: true, force: true })
  renameSync(unfinished, backup)
  return dataFilesIn(backup)
}

/** What is large goes first, then the databases, which are close together so, and then the files that came meanwhile. */
function copyAll(from: string, to: string): void {
  const copied = new Set<string>()
  const copyFiles = (): void => {
    for (const file of dataFilesIn(from)) {
      if (isDatabase(file) || copied.has(file)) continue
      copyIfThere(join(from, file), join(to, file))
      copied.add(file)
    }
  }
  copyFiles()
  for (const file of dataFilesIn(from).filter(isDatabase).sort(byDepth)) {
    copyDataFile(join(from, file), join(to, file))
  }
  copyFiles()
}

/** What services have noted of the local cloud, which is in a folder of its own, must not be ahead of it. */
const byDepth = (one: string, other: string): number => one.split(sep).length - other.split(sep).length

/** What is gone meanwhile had no use any more when the first database was copied. */
function copyIfThere(from: string, to: string): void {
  try {
    copyDataFile(from, to)
  } catch (error) {
    if (!isAbsent(error)) throw error
  }
}

const RESTORED_SUFFIX = '.restored'

/**
 * Makes a data directory what it was when the backup was made. Everything is copied and checked beside the old files before
 * the first of them is replaced; what the backup does not have is removed.
 *
 * @returns the files that were copied
 * @throws {StoreError} when a server is running on the data directory, when it is not empty, or when the backup is damaged
 */
export function restore({ dataDir, backup, force = false }: Copying): readonly string[] {
  const files = databasesAndMore(backup, 'the backup')
  const old = dataFilesIn(dataDir)
  const locks: Lock[] = []
  const restored = (file: string): string => join(dataDir, `${file}${RESTORED_SUFFIX}`)
  try {
    for (const file of old.filter(isDatabase)) locks.push(lockFile(join(dataDir, file)))
    if (!force && old.length > 0) {
      throw new StoreError(`${dataDir} is not empty: replace all that is there with --force`)
    }
    for (const file of files) copyDataFile(join(backup, file), restored(file))
    for (const file of old) remove(join(dataDir, file))
    for (const file of files) renameSync(restored(file), join(dataDir, file))
    return files
  } finally {
    for (const file of files) rmSync(restored(file), { force: true })
    for (const lock of locks) lock.release()
  }
}

function databasesAndMore(folder: string, what: string): readonly string[] {
  const files = dataFilesIn(folder)
  if (!files.some(isDatabase)) throw new StoreError(`${what} ${folder} has no database`)
  return files
}

/** A database goes with its log, which would otherwise be taken for that of its successor. */
function remove(file: string): void {
  for (const one of [file, `${file}-wal`, `${file}-shm`]) rmSync(one, { force: true })
}
