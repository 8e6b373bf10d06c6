import { resolve, sep } from 'node:path'
import { parseArgs } from 'node:util'
import { readSettings, SettingsError } from '../services/shared/settings.ts'
import type { Copying } from '../services/shared/store/backup.ts'
import { StoreError } from '../services/shared/store/collection.ts'

interface Copy {
  readonly usage: string
  readonly copy: (copying: Copying) => readonly string[]
  /** What to say afterwards. */
  readonly done: (copying: Copying) => string
}

/** What `backup` and `restore` have in common: arguments, what was copied, and what is wrong, in words. */
export async function copyFiles({ usage, copy, done }: Copy): Promise<void> {
  try {
    const copying = readArguments(usage)
    for (const line of inShort(copy(copying))) console.log(`  ${line}`)
    console.log(done(copying))
  } catch (error) {
    if (!(error instanceof StoreError || error instanceof SettingsError || error instanceof UsageError)) throw error
    console.error(error.message)
    process.exitCode = 1
  }
}

/** Files by name; of the folders in which the local cloud keeps objects and code, which may have very many, how many there are. */
function inShort(files: readonly string[]): readonly string[] {
  const counts = new Map<string, number>()
  for (const file of files) {
    const [top, folder, ...rest] = file.split(sep)
    const line = rest.length === 0 ? file : `${top}${sep}${folder}${sep}`
    counts.set(line, (counts.get(line) ?? 0) + 1)
  }
  return [...counts].map(([line, count]) =>
    line.endsWith(sep) ? `${line} (${count} ${count === 1 ? 'file' : 'files'})` : line,
  )
}

class UsageError extends Error {}

function readArguments(usage: string): Copying {
  const { dataDir, mongoUri } = readSettings()
  if (mongoUri !== undefined) {
    throw new UsageError(
      'MONGODB_URI is set, so the data is in MongoDB: use mongodump and mongorestore. See docs/storage.md.',
    )
  }
  const [folder, force] = argumentsOf(usage)
  // npm runs scripts in the package's folder; a relative path is meant from where the user stands.
  return { dataDir: resolve(dataDir), backup: resolve(process.env.INIT_CWD ?? process.cwd(), folder), force }
}

function argumentsOf(usage: string): readonly [string, boolean] {
  try {
    const { values, positionals } = parseArgs({ allowPositionals: true, options: { force: { type: 'boolean' } } })
    const [folder, ...rest] = positionals
    if (folder !== undefined && rest.length === 0) return [folder, values.force ?? false]
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : error}\n\n${usage}`)
  }
  throw new UsageError(`Name one folder.\n\n${usage}`)
}
