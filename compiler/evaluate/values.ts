import type { ExportDefaultDeclaration, Literal, ModuleDeclaration, Program, Statement } from 'acorn'

/** What the constants and classes of a module are, by name, where that is visibly no function. */
export function valuesOf({ body }: Program): ReadonlyMap<string, string> {
  const values = new Map<string, string>()
  const add = (name: string, node: Exported) => {
    const kind = kindOf(node, values)
    if (kind !== undefined) values.set(name, kind)
  }
  for (const declaration of body.map(declarationOf)) {
    if (declaration?.type === 'ClassDeclaration') add(declaration.id.name, declaration)
    // What is not constant may become a function yet.
    if (declaration?.type !== 'VariableDeclaration' || declaration.kind !== 'const') continue
    for (const { id, init } of declaration.declarations) if (id.type === 'Identifier' && init) add(id.name, init)
  }
  return values
}

const declarationOf = (node: Statement | ModuleDeclaration) =>
  node.type === 'ExportNamedDeclaration' ? node.declaration : node

/** What may stand after `export default`, and after the `=` of a constant. */
type Exported = ExportDefaultDeclaration['declaration']

/** What an expression or declaration visibly is; undefined where it is a function, or may be one. */
export function kindOf(node: Exported, known: ReadonlyMap<string, string>): string | undefined {
  switch (node.type) {
    case 'Literal':
      return literalKind(node)
    case 'TemplateLiteral':
      return 'a string'
    case 'ObjectExpression':
      return 'an object'
    case 'ArrayExpression':
      return 'an array'
    case 'ClassExpression':
    case 'ClassDeclaration':
      return 'a class'
    case 'Identifier':
      return known.get(node.name)
    default:
      return undefined
  }
}

function literalKind({ value, regex }: Literal): string {
  if (regex) return 'a regular expression'
  return value === null ? 'null' : `a ${typeof value}`
}
