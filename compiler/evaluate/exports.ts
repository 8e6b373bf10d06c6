import type { ExportAllDeclaration, ExportNamedDeclaration, Pattern } from 'acorn'
import type { Diagnostic } from '../diagnostic.ts'
import type { ProjectFiles } from '../project.ts'
import { isRelative, resolvePath, textOf } from './module-path.ts'
import { type ParsedModule, parseModule } from './parse-module.ts'

/** The names a module exports. `open`: it re-exports all of an npm package, so there may be more. */
export interface ModuleExports {
  readonly names: readonly string[]
  readonly open: boolean
}

/** Reads modules of a project once each, and finds what they export. */
export interface ExportReader {
  exportsOf(path: string): ModuleExports | Diagnostic
}

export function createExportReader(files: ProjectFiles): ExportReader {
  const known = new Map<string, ModuleExports | Diagnostic>()
  const read = (path: string): ModuleExports | Diagnostic => {
    const parsed = parseModule(path, textOf(files, path) ?? '', 'look')
    return 'severity' in parsed ? parsed : exportsOfModule(parsed, (module) => starExports(files, module, exportsOf))
  }
  const exportsOf = (path: string): ModuleExports | Diagnostic => {
    const before = known.get(path)
    if (before !== undefined) return before
    // Modules may re-export each other: the one being read counts as empty meanwhile.
    known.set(path, { names: [], open: false })
    const found = read(path)
    known.set(path, found)
    return found
  }
  return { exportsOf }
}

/** What `export * from` adds; a package's exports are not known here, nor is a module that is missing or broken. */
function starExports(
  files: ProjectFiles,
  { from, specifier }: { readonly from: string; readonly specifier: string },
  exportsOf: ExportReader['exportsOf'],
): ModuleExports {
  const path = resolvePath(from, specifier)
  if (!isRelative(specifier) || textOf(files, path) === undefined) return { names: [], open: true }
  const found = exportsOf(path)
  return 'severity' in found ? { names: [], open: true } : found
}

function exportsOfModule(
  { path, program }: ParsedModule,
  starOf: (module: { readonly from: string; readonly specifier: string }) => ModuleExports,
): ModuleExports {
  const names = new Set<string>()
  let open = false
  for (const node of program.body) {
    if (node.type === 'ExportDefaultDeclaration') names.add('default')
    if (node.type === 'ExportNamedDeclaration') for (const name of namesOf(node)) names.add(name)
    if (node.type === 'ExportAllDeclaration') {
      const star = allOf(node, (specifier) => starOf({ from: path, specifier }))
      open ||= star.open
      for (const name of star.names) names.add(name)
    }
  }
  return { names: [...names], open }
}

function allOf(node: ExportAllDeclaration, starOf: (specifier: string) => ModuleExports): ModuleExports {
  if (node.exported) return { names: [nameOf(node.exported)], open: false }
  const { names, open } = starOf(String(node.source.value))
  return { names: names.filter((name) => name !== 'default'), open }
}

/** The names one `export` statement gives. */
function namesOf({ declaration, specifiers }: ExportNamedDeclaration): string[] {
  if (!declaration) return specifiers.map(({ exported }) => nameOf(exported))
  if (declaration.type === 'VariableDeclaration') return declaration.declarations.flatMap(({ id }) => boundNames(id))
  return [declaration.id.name]
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
