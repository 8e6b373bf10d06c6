import { createHash, randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, join, resolve, sep } from 'node:path'
import { unzip } from 'fflate'
import { CloudError } from '../cloud-error.ts'

const DIGEST = /^[0-9a-f]{64}$/
/** As much as Lambda takes. */
const MOST_UNPACKED_BYTES = 250 * 1_048_576

/** Code of functions, unpacked, by the digest of its zip. */
export interface Code {
  has(sha256: string): boolean
  put(sha256: string, zip: Uint8Array): Promise<void>
  folderOf(sha256: string): string
}

/** Opens the folder that holds it. What a crash has left half unpacked goes. */
export async function openCode(dir: string): Promise<Code> {
  const unfinished = join(dir, 'unfinished')
  await rm(unfinished, { recursive: true, force: true })
  await mkdir(unfinished, { recursive: true })
  const folderOf = (sha256: string): string => join(dir, sha256)
  const has = (sha256: string): boolean => DIGEST.test(sha256) && existsSync(folderOf(sha256))
  return {
    has,
    folderOf,
    async put(sha256, zip) {
      if (has(sha256)) return
      const digest = createHash('sha256').update(zip).digest('hex')
      if (digest !== sha256)
        throw new CloudError('CODE_DAMAGED', `The code has the digest ${digest}, not ${sha256}: send it again`)
      const folder = join(unfinished, randomUUID())
      for (const [path, contents] of Object.entries(await unpack(zip)))
        await writeDurably(inside(folder, path), contents)
      await rename(folder, folderOf(sha256)).catch((error: NodeJS.ErrnoException) => {
        // Somebody else has put the same code there.
        if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error
      })
    },
  }
}

function unpack(zip: Uint8Array): Promise<Readonly<Record<string, Uint8Array>>> {
  let bytes = 0
  const { promise, resolve, reject } = Promise.withResolvers<Readonly<Record<string, Uint8Array>>>()
  const filter = ({ name, originalSize }: { readonly name: string; readonly originalSize: number }): boolean => {
    bytes += originalSize
    return bytes <= MOST_UNPACKED_BYTES && !name.endsWith('/')
  }
  unzip(zip, { filter }, (error, files) => {
    if (error !== null) reject(new CloudError('CODE_DAMAGED', `The code is no zip: ${error.message}`, { cause: error }))
    else if (bytes > MOST_UNPACKED_BYTES)
      reject(new CloudError('CODE_TOO_LARGE', `The code has more than ${MOST_UNPACKED_BYTES} bytes unpacked`))
    else resolve(files)
  })
  return promise
}

/** A path of the zip, which must not lead out of its folder. */
function inside(folder: string, path: string): string {
  const file = resolve(folder, path)
  if (!file.startsWith(folder + sep))
    throw new CloudError('CODE_DAMAGED', `The code has a file ${path} outside of its folder`)
  return file
}

async function writeDurably(file: string, contents: Uint8Array): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  await using handle = await open(file, 'w', 0o644)
  await handle.writeFile(contents)
  await handle.sync()
}
