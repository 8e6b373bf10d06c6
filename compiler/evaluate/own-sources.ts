import { readFileSync } from 'node:fs'
import { extname } from 'node:path'
import { createExportReader } from './exports.ts'
import { stripTypes } from './parse-module.ts'

/** Modules of routo run inside the sandbox under this prefix, with their path from routo's root. */
const PREFIX = 'routo:'
const root = new URL('../../', import.meta.url)
/** In a package all are JavaScript, as this one is. */
const extension = extname(import.meta.filename)

/** What `import … from 'routo'` means in the sandbox: the runtime's own entry point, with `route` traced. */
export const ROUTO_MODULE = `${PREFIX}compiler/evaluate/inside/routo${extension}`
export const FINISH_MODULE = `${PREFIX}compiler/evaluate/inside/finish${extension}`
export const REFERENCE_MODULE = `${PREFIX}compiler/evaluate/inside/reference${extension}`

export const isOwn = (module: string): boolean => module.startsWith(PREFIX)

export const resolveOwn = (importer: string, specifier: string): string =>
  PREFIX + new URL(specifier, new URL(importer.slice(PREFIX.length), 'file:///')).pathname.slice(1)

const read = (path: string): string => readFileSync(new URL(path, root), 'utf8')

/** Our own modules are all written in one style, so that this finds every import, and none in a comment. */
const IMPORT = /^(?:import|export|\})(?: .*from)? ['"](\.[^'"]+)['"]/gm

/** JavaScript by module, read from the very files that Node runs elsewhere; as with those, once and for all. */
const codes = readAll([ROUTO_MODULE, FINISH_MODULE, REFERENCE_MODULE])

function readAll(entries: readonly string[]): ReadonlyMap<string, string> {
  const modules = new Set(entries)
  const found = new Map<string, string>()
  // The set grows on the way.
  for (const module of modules) {
    const path = module.slice(PREFIX.length)
    const code = stripTypes(path, read(path), 'run')
    if (typeof code !== 'string') throw new Error(code.message)
    found.set(module, code)
    for (const [, specifier = ''] of code.matchAll(IMPORT)) modules.add(resolveOwn(module, specifier))
  }
  return found
}

/** JavaScript of one of our modules. */
export function ownCode(module: string): string {
  const code = codes.get(module)
  if (code === undefined) throw new Error(`${module} is no module of the sandbox.`)
  return code
}

/** The names that routes can import from 'routo'; types are gone by then. */
export const routoExports: readonly string[] = exportsOf(`runtime/index${extension}`)

function exportsOf(path: string): readonly string[] {
  const found = createExportReader({ [path]: read(path) }).exportsOf(path)
  return 'names' in found ? found.names : []
}
