import { resolve } from 'node:path'
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
    for (const file of copy(copying)) console.log(`  ${file}`)
    console.log(done(copying))
  } catch (error) {
    if (!(error instanceof StoreError || error instanceof SettingsError || error instanceof UsageError)) throw error
    console.error(error.message)
    process.exitCode = 1
  }
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
