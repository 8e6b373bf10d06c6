import { createHash, randomUUID } from 'node:crypto'
import { mkdir, open, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { diskFull, isDiskFull } from '../disk-full.ts'
import type { Body, ByteRange, ContentFile } from './object.ts'
import { piecesIn, readPieces } from './pieces.ts'

/**
 * Files that are written once, under names that nobody had before, and are part of something only when the journal says so: the
 * journal decides what exists, so that no file is ever half there.
 */
export interface Contents {
  /**
   * Answers when it is on disk, with the digest in hexadecimal. Memory does not grow with the size.
   *
   * @throws {CloudError} `DISK_FULL`, 507; nothing is left then, nor where the body fails
   */
  write(body: Body): Promise<ContentFile & { readonly md5: string }>
  /**
   * One after the other; they stay until whoever reads is done.
   *
   * @throws {CloudError} `CONTENT_DAMAGED`, 500
   */
  read(files: readonly ContentFile[], range?: ByteRange): Readable
  /** As soon as nobody reads them any more, and no backup is made. */
  remove(files: readonly ContentFile[]): void
  /** Answers when what is to be removed is. */
  close(): Promise<void>
}

export interface ContentsOptions {
  /** Has nothing else. */
  readonly directory: string
  /** Of a name: what is not known was being written, or removed, when the process that did it ended. */
  readonly isKnown: (name: string) => boolean
  /** Whether files that were there a moment ago have to stay. */
  readonly isHeld: () => boolean
}

/** Opens the folder that has them, and removes what belongs to nothing. */
export async function openContents({ directory, isKnown, isHeld }: ContentsOptions): Promise<Contents> {
  await mkdir(directory, { recursive: true, mode: 0o700 })
  if (!isHeld()) await sweep(directory, isKnown)
  const folders = new Set(await readdir(directory))
  const readers = new Map<string, number>()
  const doomed = new Set<string>()
  const removals = new Set<Promise<unknown>>()
  /** Held; they go with the next ones that go, or at the next start. */
  const held = new Set<string>()

  const folderOf = (name: string): string => join(directory, name.slice(0, 2))
  const pathOf = (name: string): string => join(folderOf(name), name)

  async function ensureFolder(name: string): Promise<void> {
    const folder = name.slice(0, 2)
    if (folders.has(folder)) return
    await mkdir(folderOf(name), { recursive: true, mode: 0o700 })
    await flushFolder(directory)
    folders.add(folder)
  }

  function leave(name: string): void {
    held.add(name)
    if (isHeld()) return
    for (const one of held) unlink(one)
    held.clear()
  }

  function unlink(name: string): void {
    const removal = rm(pathOf(name), { force: true })
      // It is swept at the next start.
      .catch(() => {})
      .finally(() => removals.delete(removal))
    removals.add(removal)
  }

  function remove(files: readonly Pick<ContentFile, 'name'>[]): void {
    for (const { name } of files) {
      if (readers.has(name)) doomed.add(name)
      else leave(name)
    }
  }

  function release(name: string): void {
    const others = (readers.get(name) ?? 1) - 1
    if (others > 0) readers.set(name, others)
    else {
      readers.delete(name)
      if (doomed.delete(name)) leave(name)
    }
  }

  return {
    async write(body) {
      const name = randomUUID()
      try {
        await ensureFolder(name)
        const written = await writeFile(pathOf(name), body)
        await flushFolder(folderOf(name))
        return { name, ...written }
      } catch (error) {
        remove([{ name }])
        throw isDiskFull(error) ? diskFull(error) : error
      }
    },
    read(files, range) {
      const pieces = piecesIn(files, range)
      const stream = readPieces(pieces, pathOf)
      for (const { name } of pieces) readers.set(name, (readers.get(name) ?? 0) + 1)
      stream.once('close', () => {
        for (const { name } of pieces) release(name)
      })
      return stream
    },
    remove,
    async close() {
      await Promise.all(removals)
    },
  }
}

async function writeFile(path: string, body: Body) {
  const md5 = createHash('md5')
  let bytes = 0
  const file = await open(path, 'wx', 0o600)
  try {
    for await (const chunk of body instanceof Uint8Array ? [body] : body) {
      md5.update(chunk)
      bytes += chunk.length
      await file.writeFile(chunk)
    }
    await file.sync()
  } finally {
    await file.close()
  }
  return { bytes, md5: md5.digest('hex') }
}

/** A new name is safe when its folder is on disk, too. */
async function flushFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

async function sweep(directory: string, isKnown: (name: string) => boolean): Promise<void> {
  const folders = await readdir(directory)
  for (const folder of folders) {
    const lost = (await readdir(join(directory, folder))).filter((name) => !isKnown(name))
    await Promise.all(lost.map((name) => rm(join(directory, folder, name), { force: true })))
  }
}
