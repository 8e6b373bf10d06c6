import { readFileSync } from 'node:fs'
import { createExportReader } from './exports.ts'
import { parseModule } from './parse-module.ts'

/** Modules of routo run inside the sandbox under this prefix, with their path from routo's root. */
const PREFIX = 'routo:'
const root = new URL('../../', import.meta.url)

/** What `import … from 'routo'` means in the sandbox: the runtime's own entry point, with `route` traced. */
export const ROUTO_MODULE = `${PREFIX}compiler/evaluate/inside/routo.ts`
export const FINISH_MODULE = `${PREFIX}compiler/evaluate/inside/finish.ts`
export const REFERENCE_MODULE = `${PREFIX}compiler/evaluate/inside/reference.ts`

export const isOwn = (module: string): boolean => module.startsWith(PREFIX)

export const resolveOwn = (importer: string, specifier: string): string =>
  PREFIX + new URL(specifier, new URL(importer.slice(PREFIX.length), 'file:///')).pathname.slice(1)

const read = (path: string): string => readFileSync(new URL(path, root), 'utf8')
const codes = new Map<string, string>()

/** JavaScript of one of our modules, read from the very file that Node runs elsewhere. */
export function ownCode(module: string): string {
  const known = codes.get(module)
  if (known !== undefined) return known
  const path = module.slice(PREFIX.length)
  const parsed = parseModule(path, read(path), 'run')
  if ('severity' in parsed) throw new Error(parsed.message)
  codes.set(module, parsed.code)
  return parsed.code
}

/** The names that routes can import from 'routo'; types are gone by then. */
export function routoExports(): readonly string[] {
  const entry = 'runtime/index.ts'
  const found = createExportReader({ [entry]: read(entry) }).exportsOf(entry)
  return 'names' in found ? found.names : []
}
