import type { ExportNamedDeclaration, Literal, Pattern } from 'acorn'
import type { Diagnostic } from '../diagnostic.ts'
import type { ProjectFiles } from '../project.ts'
import { isRelative, resolvePath, textOf } from './module-path.ts'
import { type ParsedModule, parseModule } from './parse-module.ts'
import { kindOf, valuesOf } from './values.ts'

/** What a module exports. */
export interface ModuleExports {
  readonly names: readonly string[]
  /** What the exports are that are visibly no functions: `a number`, `a class`. */
  readonly values: ReadonlyMap<string, string>
  /** It re-exports all of an npm package, so there may be more. */
  readonly open: boolean
  /** It exports in the way of CommonJS, which means nothing to `import`. */
  readonly isCommonJs: boolean
}

const nothing: ModuleExports = { names: [], values: new Map(), open: false, isCommonJs: false }
const anything: ModuleExports = { ...nothing, open: true }

/** What to do about a module whose exports nobody can import. */
export const commonJsHint =
  ' It is a CommonJS module, and processor modules are ES modules: write "export" before each function, in a .ts, .js or .mjs file.'

/** Reads modules of a project once each, and finds what they export. */
export interface ExportReader {
  exportsOf(path: string): ModuleExports | Diagnostic
}

export function createExportReader(files: ProjectFiles): ExportReader {
  const known = new Map<string, ModuleExports | Diagnostic>()
  const read = (path: string): ModuleExports | Diagnostic => {
    const parsed = parseModule(path, textOf(files, path) ?? '', 'look')
    return 'severity' in parsed ? parsed : exportsOfModule(parsed, (module) => otherExports(files, module, exportsOf))
  }
  const exportsOf = (path: string): ModuleExports | Diagnostic => {
    const before = known.get(path)
    if (before !== undefined) return before
    // Modules may re-export each other: the one being read counts as empty meanwhile.
    known.set(path, nothing)
    const found = read(path)
    known.set(path, found)
    return found
  }
  return { exportsOf }
}

/** What another module exports; a package's exports are not known here, nor those of one that is missing or broken. */
function otherExports(
  files: ProjectFiles,
  { from, specifier }: { readonly from: string; readonly specifier: string },
  exportsOf: ExportReader['exportsOf'],
): ModuleExports {
  const path = resolvePath(from, specifier)
  if (!isRelative(specifier) || textOf(files, path) === undefined) return anything
  const found = exportsOf(path)
  return 'severity' in found ? anything : found
}

function exportsOfModule(
  { path, code, program }: ParsedModule,
  otherOf: (module: { readonly from: string; readonly specifier: string }) => ModuleExports,
): ModuleExports {
  const locals = valuesOf(program)
  const other = ({ value }: Literal) => otherOf({ from: path, specifier: String(value) })
  const parts = program.body.map((node) => {
    switch (node.type) {
      case 'ExportDefaultDeclaration':
        return named([['default', kindOf(node.declaration, locals)]])
      case 'ExportNamedDeclaration':
        return exportsOfStatement(node, node.source ? other(node.source).values : locals)
      case 'ExportAllDeclaration':
        return node.exported ? named([[nameOf(node.exported), undefined]]) : withoutDefault(other(node.source))
      default:
        return nothing
    }
  })
  const names = [...new Set(parts.flatMap((part) => part.names))]
  return {
    names,
    values: new Map(parts.flatMap(({ values }) => [...values])),
    open: parts.some(({ open }) => open),
    isCommonJs: names.length === 0 && (/\.c[jt]s$/.test(path) || /\b(?:module\.exports|exports\.\w+)\s*=/.test(code)),
  }
}

type Named = readonly [name: string, value: string | undefined]

const named = (found: readonly Named[]): ModuleExports => ({
  ...nothing,
  names: found.map(([name]) => name),
  values: new Map(found.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))),
})

const withoutDefault = ({ names, values, open }: ModuleExports): ModuleExports => ({
  ...named(names.filter((name) => name !== 'default').map((name) => [name, values.get(name)])),
  open,
})

/** What one `export` statement gives. `values`: what is known of the names that it lists. */
function exportsOfStatement(
  { declaration, specifiers }: ExportNamedDeclaration,
  values: ReadonlyMap<string, string>,
): ModuleExports {
  if (!declaration) return named(specifiers.map(({ local, exported }) => [nameOf(exported), values.get(nameOf(local))]))
  const names =
    declaration.type === 'VariableDeclaration'
      ? declaration.declarations.flatMap(({ id }) => boundNames(id))
      : [declaration.id.name]
  return named(names.map((name) => [name, values.get(name)]))
}

/** A module name is written as an identifier or as a string. */
export const nameOf = (node: { readonly name: string } | { readonly value?: unknown }): string =>
  'name' in node ? node.name : String(node.value)

function boundNames(pattern: Pattern): string[] {
  switch (pattern.type) {
    case 'Identifier':
      return [pattern.name]
    case 'ObjectPattern':
      return pattern.properties.flatMap((property) =>
        boundNames(property.type === 'RestElement' ? property.argument : property.value),
      )
    case 'ArrayPattern':
      return pattern.elements.flatMap((element) => (element === null ? [] : boundNames(element)))
    case 'RestElement':
      return boundNames(pattern.argument)
    case 'AssignmentPattern':
      return boundNames(pattern.left)
    case 'MemberExpression':
      return []
  }
}
