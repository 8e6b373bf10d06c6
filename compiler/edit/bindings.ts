import type { ImportDeclaration, Node, Program } from 'acorn'
import { nameOf } from '../evaluate/exports.ts'
import { importsOf } from '../evaluate/imports.ts'
import { isRelative, resolvePath, toReference } from '../evaluate/module-path.ts'
import type { ParsedModule } from '../evaluate/parse-module.ts'
import { walk } from '../evaluate/syntax-tree.ts'
import { freeName, taken } from '../print/imports.ts'
import { quote } from '../print/literal.ts'
import type { Replacement } from './lists.ts'

/** An export under the name that a module has for it; `module` is `routo` or `./path` from the root of the project. */
export interface Binding {
  readonly module: string
  readonly name: string
  readonly local: string
}

/** What a module imports by name. */
export const bindingsOf = ({ path, program }: Pick<ParsedModule, 'path' | 'program'>): readonly Binding[] =>
  importsOf(program).flatMap(({ specifier, node }) => {
    if (node.type !== 'ImportDeclaration') return []
    const module = isRelative(specifier) ? toReference(resolvePath(path, specifier)) : specifier
    return node.specifiers.flatMap((one) => {
      if (one.type === 'ImportNamespaceSpecifier') return []
      const name = one.type === 'ImportDefaultSpecifier' ? 'default' : nameOf(one.imported)
      return [{ module, name, local: one.local.name }]
    })
  })

/** Every name that stands anywhere in a piece of code, property names apart. */
export function namesIn(node: Node): ReadonlySet<string> {
  const names = new Set<string>()
  const properties = new Set<Node>()
  walk(node, (one) => {
    // What is only the name of a property names nothing in the module.
    const { key, property, computed, shorthand } = one as Node & Parts
    if (computed !== true && shorthand !== true)
      for (const part of [key, property]) if (part != null) properties.add(part)
    if (one.type === 'Identifier' && !properties.has(one) && 'name' in one) names.add(String(one.name))
  })
  return names
}

interface Parts {
  readonly key?: Node | null
  readonly property?: Node | null
  readonly computed?: boolean
  readonly shorthand?: boolean
}

/** Names functions in a module: as it imports them, or by a free name, which has to be imported then. */
export function namingIn(module: Pick<ParsedModule, 'path' | 'program'>): {
  readonly nameOf: (ref: { readonly module: string; readonly export: string }) => string
  readonly added: readonly Binding[]
} {
  const known = [...bindingsOf(module)]
  const added: Binding[] = []
  const used = new Set([...taken, ...namesIn(module.program)])
  return {
    added,
    nameOf(ref) {
      const found = [...known, ...added].find((one) => one.module === ref.module && one.name === ref.export)
      if (found !== undefined) return found.local
      const local = freeName(ref, used)
      added.push({ module: ref.module, name: ref.export, local })
      return local
    },
  }
}

/** Imports more into a module: into the import of the same module where there is one, else in a line of its own. */
export function importing(bindings: readonly Binding[], { path, code, program }: ParsedModule): readonly Replacement[] {
  const newline = code.includes('\r\n') ? '\r\n' : '\n'
  const imports = program.body.filter((node) => node.type === 'ImportDeclaration')
  const last = imports.at(-1)
  const byModule = Map.groupBy(bindings, ({ module }) => module)
  return [...byModule].map(([module, wanted]) => {
    const words = wanted.map(({ name, local }) => (name === local ? name : `${name} as ${local}`)).join(', ')
    const open = imports.find((node) => isOpen(node) && moduleOf(node, path) === module)?.specifiers.at(-1)
    if (open !== undefined) return { start: open.end, end: open.end, text: `, ${words}` }
    const semicolon = last !== undefined && code[last.end - 1] === ';' ? ';' : ''
    const line = `import { ${words} } from ${quote(specifierFrom(path, module))}${semicolon}`
    if (last !== undefined) return { start: last.end, end: last.end, text: `${newline}${line}` }
    const first = firstLine(program)
    return { start: first, end: first, text: `${line}${newline}` }
  })
}

/** Before the first statement; comments at the top of a file are about the file. */
const firstLine = ({ body }: Program): number => body[0]?.start ?? 0

/** Whether names can be added within its braces. */
const isOpen = ({ specifiers }: ImportDeclaration): boolean => specifiers.at(-1)?.type === 'ImportSpecifier'

const moduleOf = ({ source }: ImportDeclaration, path: string): string => {
  const specifier = String(source.value)
  return isRelative(specifier) ? toReference(resolvePath(path, specifier)) : specifier
}

/** How a module of the project imports another one. */
function specifierFrom(path: string, module: string): string {
  const depth = path.split('/').length - 1
  return depth === 0 || !isRelative(module) ? module : '../'.repeat(depth) + module.slice('./'.length)
}
