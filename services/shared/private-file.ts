import { randomBytes } from 'node:crypto'
import { open, rename, rm } from 'node:fs/promises'

/** A name beside a file, for what is to take its place. */
export const draftOf = (file: string): string => `${file}-${randomBytes(4).toString('hex')}`

/**
 * Writes a file that only this user can read, and has it on disk before it returns.
 *
 * @throws {Error} EEXIST, where there is one already
 */
export async function writePrivateFile(file: string, text: string): Promise<void> {
  const handle = await open(file, 'wx', 0o600)
  try {
    await handle.writeFile(text)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** The same in the place of an old file: its text or the new one is there whatever happens. */
export async function replacePrivateFile(file: string, text: string): Promise<void> {
  const draft = draftOf(file)
  try {
    await writePrivateFile(draft, text)
    await rename(draft, file)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
}
