import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { stripTypeScriptTypes } from 'node:module'
import { join } from 'node:path'

const SOURCES = join(import.meta.dirname, 'executor')
const ENTRY = 'main.mjs'

/** The program that executors are started with. */
export interface Client {
  readonly folder: string
  readonly entry: string
}

/**
 * Writes the program of executors as JavaScript: to strip types at every cold start would double its time, and take 17 MB in
 * each process.
 */
export async function installClient(dir: string): Promise<Client> {
  const names = (await readdir(SOURCES)).filter((name) => /\.[tj]s$/.test(name)).sort()
  const files = await Promise.all(
    names.map(async (name) => {
      const source = strip(await readFile(join(SOURCES, name), 'utf8'))
      return {
        path: name.replace(/[tj]s$/, 'mjs'),
        code: source.replace(/(from ['"]\.\/[\w-]+)\.[tj]s(?=['"])/g, '$1.mjs'),
      }
    }),
  )
  const digest = createHash('sha256').update(JSON.stringify(files)).digest('hex').slice(0, 16)
  const folder = join(dir, digest)
  await mkdir(folder, { recursive: true })
  for (const { path, code } of files) await writeFile(join(folder, path), code)
  return { folder, entry: join(folder, ENTRY) }
}

/** Node calls this experimental, and would tell everybody who starts the cloud. What it makes here is made of our own files. */
function strip(source: string): string {
  const { emitWarning } = process
  process.emitWarning = () => {}
  try {
    return stripTypeScriptTypes(source)
  } finally {
    process.emitWarning = emitWarning
  }
}
