import type { FunctionRef } from '../../runtime/route/route.ts'
import { layOut } from './layout.ts'
import { quote } from './literal.ts'

/** The functions that some routes refer to, each under a local name of its own. */
export interface Imports {
  readonly nameOf: (ref: FunctionRef) => string
  /** The import statements, by module and name. */
  readonly text: string
}

/** Words that cannot be bound in a module, and the one name that is taken. */
export const taken = new Set(
  (
    'arguments await break case catch class const continue debugger default delete do else enum eval export extends ' +
    'false finally for function if implements import in instanceof interface let new null package private protected ' +
    'public return static super switch this throw true try typeof undefined var void while with yield route'
  ).split(' '),
)

export function createImports(refs: readonly FunctionRef[]): Imports {
  const modules = new Map<string, Map<string, string>>()
  const used = new Set(taken)
  for (const ref of refs.toSorted(byModuleAndName)) {
    const names = modules.get(ref.module) ?? new Map<string, string>()
    modules.set(ref.module, names)
    if (!names.has(ref.export)) names.set(ref.export, freeName(ref, used))
  }
  return {
    nameOf: (ref) => modules.get(ref.module)?.get(ref.export) ?? ref.export,
    text: ["import { route } from 'routo'", ...Array.from(modules, importStatement)].join('\n'),
  }
}

const byModuleAndName = (a: FunctionRef, b: FunctionRef): number =>
  compare(a.module, b.module) || compare(a.export, b.export)

/** Not by locale: the same documents give the same text everywhere. */
const compare = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1)

/** A name for the function that is not used yet. It is from now on. */
export function freeName({ module, export: name }: FunctionRef, used: Set<string>): string {
  const wanted = name === 'default' ? moduleName(module) : name
  let free = wanted
  for (let n = 2; used.has(free); n += 1) free = `${wanted}${n}`
  used.add(free)
  return free
}

/** `./lib/csv-to-json.ts` as `csvToJson`. */
function moduleName(module: string): string {
  const file = module.replace(/^.*\//, '').replace(/\..*$/, '')
  const name = file.replace(/[^A-Za-z0-9]+(.)?/g, (_, next: string | undefined) => next?.toUpperCase() ?? '')
  return /^[A-Za-z]/.test(name) ? name : `processor${name}`
}

function importStatement([module, names]: readonly [string, ReadonlyMap<string, string>]): string {
  const items = Array.from(names, ([name, local]) => (name === local ? name : `${name} as ${local}`))
  return layOut({ open: 'import { ', items, close: ` } from ${quote(module)}` }, 0)
    .replace('{ \n', '{\n')
    .replace('\n } from', '\n} from')
}
