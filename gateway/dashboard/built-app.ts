import { readdir, readFile, stat } from 'node:fs/promises'
import { extname, join } from 'node:path'

/** A file of the app, as it goes over the wire. */
export interface Asset {
  readonly type: string
  readonly plain: Buffer
  /** Compressed by the build, by the name of the encoding. */
  readonly encoded: Readonly<Record<string, Buffer>>
}

export interface BuiltApp {
  /** The page that everything begins with. */
  readonly page: string
  /** By path: `/assets/main-8c1f.js`. */
  readonly assets: ReadonlyMap<string, Asset>
}

/** What browsers are told of each kind of file; what is not here is not served. */
const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
}

/** In the order in which they are preferred. */
const ENCODINGS = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const

/** What the build has left in the folder, read anew when there was a new build. */
export function builtAppIn(folder: string): () => Promise<BuiltApp | undefined> {
  let known: { readonly at: number; readonly app: Promise<BuiltApp> } | undefined
  return async () => {
    const at = await changedAt(join(folder, 'index.html'))
    if (at === undefined) return undefined
    if (known?.at !== at) known = { at, app: readApp(folder) }
    return known.app
  }
}

async function changedAt(file: string): Promise<number | undefined> {
  try {
    return (await stat(file)).mtimeMs
  } catch {
    return undefined
  }
}

async function readApp(folder: string): Promise<BuiltApp> {
  const paths = (await readdir(folder, { recursive: true })).filter((path) => extname(path) in TYPES)
  const read = async (path: string): Promise<readonly [string, Asset]> => {
    const file = join(folder, path)
    const type = TYPES[extname(path)] as string // filtered above
    return [`/${path.replaceAll('\\', '/')}`, { type, plain: await readFile(file), encoded: await readEncoded(file) }]
  }
  return {
    page: await readFile(join(folder, 'index.html'), 'utf8'),
    assets: new Map(await Promise.all(paths.map(read))),
  }
}

async function readEncoded(file: string): Promise<Asset['encoded']> {
  const found = await Promise.all(
    ENCODINGS.map(async ([name, ending]) => [name, await readFile(file + ending).catch(() => undefined)] as const),
  )
  return Object.fromEntries(found.flatMap(([name, buffer]) => (buffer === undefined ? [] : [[name, buffer]])))
}
