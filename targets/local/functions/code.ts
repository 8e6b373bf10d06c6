import { createHash, randomUUID } from 'node:crypto'
import { utimesSync } from 'node:fs'
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { CloudError } from '../cloud-error.ts'
import type { CloudLog } from '../cloud-log.ts'
import { diskFull, isDiskFull } from '../disk-full.ts'
import { unpackCode } from './unpack-code.ts'

const DIGEST = /^[0-9a-f]{64}$/

/** An operation may go back to code that no function has any more, and a rollback asks for that of an earlier release. */
const KEPT_UNUSED_MS = 30 * 86_400_000

/** Code of functions, unpacked, by the digest of its zip. */
export interface Code {
  /** Keeps it for another while. @returns whether it is there */
  keep(sha256: string): boolean
  put(sha256: string, zip: Uint8Array): Promise<void>
  folderOf(sha256: string): string
  close(): Promise<void>
}

export interface CodeOptions {
  readonly dir: string
  /** Whether a function names it. */
  readonly isUsed: (sha256: string) => boolean
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly log: CloudLog
}

/**
 * Opens the folder that holds it. What a crash has left half unpacked, or half removed, goes, and what nothing has used in a while; this
 * also whenever other code comes.
 */
export async function openCode({ dir, isUsed, now, log }: CodeOptions): Promise<Code> {
  const unfinished = join(dir, 'unfinished')
  await rm(unfinished, { recursive: true, force: true })
  await mkdir(unfinished, { recursive: true })
  const folderOf = (sha256: string): string => join(dir, sha256)
  const keep = (sha256: string): boolean => DIGEST.test(sha256) && touch(folderOf(sha256), now())
  let sweeping: Promise<void> | undefined
  const sweep = (): Promise<void> => {
    // What cannot be removed now is removed another time.
    sweeping ??= removeUnused()
      .catch((err: unknown) => log.warn({ err }, 'Code that nothing uses could not be removed'))
      .finally(() => {
        sweeping = undefined
      })
    return sweeping
  }

  async function removeUnused(): Promise<void> {
    for (const sha256 of (await readdir(dir)).filter((name) => DIGEST.test(name))) {
      const { mtimeMs } = await stat(folderOf(sha256))
      if (now() - mtimeMs < KEPT_UNUSED_MS || isUsed(sha256)) continue
      // Half of it must never look like all of it.
      const removed = join(unfinished, randomUUID())
      await rename(folderOf(sha256), removed)
      await rm(removed, { recursive: true })
    }
  }

  await sweep()
  return {
    keep,
    folderOf,
    async put(sha256, zip) {
      if (keep(sha256)) return
      const digest = createHash('sha256').update(zip).digest('hex')
      if (digest !== sha256)
        throw new CloudError('CODE_DAMAGED', `The code has the digest ${digest}, not ${sha256}: send it again`)
      const folder = join(unfinished, randomUUID())
      await unpackOrNothing(zip, folder)
      await rename(folder, folderOf(sha256)).catch((error: NodeJS.ErrnoException) => {
        // Somebody else has put the same code there.
        if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error
      })
      keep(sha256)
      void sweep()
    },
    async close() {
      await sweeping
    },
  }
}

/** @returns whether the folder is there */
function touch(folder: string, now: number): boolean {
  try {
    utimesSync(folder, now / 1_000, now / 1_000)
    return true
  } catch (error) {
    if (Object(error).code === 'ENOENT') return false
    throw error
  }
}

/** What was unpacked of code that does not fit would only take room from others. */
async function unpackOrNothing(zip: Uint8Array, folder: string): Promise<void> {
  try {
    await unpackCode(zip, folder)
  } catch (error) {
    await rm(folder, { recursive: true, force: true })
    throw isDiskFull(error) ? diskFull(error) : error
  }
}
