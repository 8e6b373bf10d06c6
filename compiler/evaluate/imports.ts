import type {
  ExportAllDeclaration,
  ExportNamedDeclaration,
  Identifier,
  ImportDeclaration,
  Literal,
  Program,
} from 'acorn'
import { nameOf } from './exports.ts'

/** One `import … from` or `export … from`. */
export interface ModuleImport {
  readonly specifier: string
  readonly source: Literal
  readonly node: ImportDeclaration | ExportNamedDeclaration | ExportAllDeclaration
  readonly names: readonly ImportedName[]
  /** The local name of `import * as`. */
  readonly namespace?: string
}

export interface ImportedName {
  readonly name: string
  readonly node: Identifier | Literal | ImportDeclaration['specifiers'][number]
  /** How to write another name in its place without changing anything else. */
  readonly replacement: (name: string) => string
}

export function importsOf(program: Program): ModuleImport[] {
  return program.body.flatMap((node) => {
    if (node.type === 'ImportDeclaration') return [importOf(node)]
    if (node.type === 'ExportAllDeclaration') return [{ ...place(node, node.source), names: [] }]
    if (node.type === 'ExportNamedDeclaration' && node.source) {
      const names = node.specifiers.map(({ local, exported }) => ({
        name: nameOf(local),
        node: local,
        replacement: (name: string) => (local.start === exported.start ? `${name} as ${nameOf(exported)}` : name),
      }))
      return [{ ...place(node, node.source), names }]
    }
    return []
  })
}

const place = (node: ModuleImport['node'], source: Literal) => ({ node, source, specifier: String(source.value) })

function importOf(node: ImportDeclaration): ModuleImport {
  const names: ImportedName[] = []
  let namespace: string | undefined
  for (const specifier of node.specifiers) {
    if (specifier.type === 'ImportNamespaceSpecifier') namespace = specifier.local.name
    else if (specifier.type === 'ImportDefaultSpecifier') {
      const replacement = (name: string) => `{ ${name} as ${specifier.local.name} }`
      names.push({ name: 'default', node: specifier, replacement })
    } else {
      const { imported, local } = specifier
      const replacement = (name: string) => (imported.start === local.start ? `${name} as ${local.name}` : name)
      names.push({ name: nameOf(imported), node: imported, replacement })
    }
  }
  return { ...place(node, node.source), names, ...(namespace === undefined ? {} : { namespace }) }
}
