import { mkdir, open } from 'node:fs/promises'
import { dirname, resolve, sep } from 'node:path'
import { unzip } from 'fflate'
import { CloudError } from '../cloud-error.ts'

/** As much as Lambda takes. */
const MOST_UNPACKED_BYTES = 250 * 1_048_576

/**
 * Writes what is in a zip into a folder that is not there yet, and has it on disk before it answers.
 *
 * @throws {CloudError} `CODE_DAMAGED`, `CODE_TOO_LARGE`
 */
export async function unpackCode(zip: Uint8Array, folder: string): Promise<void> {
  for (const [path, contents] of Object.entries(await unpack(zip))) await writeDurably(inside(folder, path), contents)
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
