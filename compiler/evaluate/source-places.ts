import type { CallExpression, Identifier, Node } from 'acorn'
import type { SourceRange } from '../diagnostic.ts'
import type { CallSite } from './inside/call-site.ts'
import type { Call } from './inside/traced-route.ts'
import type { ParsedModule } from './parse-module.ts'
import { calledName, rangeBetween, rangeOf, walk } from './syntax-tree.ts'
import { chainsIn, type WrittenChain } from './written-chains.ts'

/** Finds ranges in the modules of a project. */
export interface SourcePlaces {
  /** The whole call: from its name to its closing parenthesis. */
  readonly ofCall: (call: Call) => SourceRange | undefined
  /** What stands at a place of a stack trace. */
  readonly at: (site: CallSite) => SourceRange
  /** The first use of a name, imports apart. */
  readonly ofName: (name: string) => SourceRange | undefined
  /** The route that is written from this call on, in one piece and under this name. */
  readonly ofRoute: (call: SourceRange, name: string) => WrittenChain | undefined
  /** An element of a default export that is written as a list. */
  readonly ofElement: (path: string, index: number) => SourceRange | undefined
  /** The beginning of a top-level declaration, where `export ` would go. */
  readonly declarationOf: (name: string, path: string) => SourceRange | undefined
}

export function createSourcePlaces(modules: readonly ParsedModule[]): SourcePlaces {
  const byPath = new Map(modules.map((module) => [module.path, module]))
  const at = (site: CallSite): SourceRange => restOfLine(site, byPath.get(site.path)?.code)
  const find = (method: string, site: CallSite): SourceRange => {
    const module = byPath.get(site.path)
    return (module && callAt(module, method, site)) ?? at(site)
  }
  return {
    ofCall: ({ method, at: site }) => (site === undefined ? undefined : find(method, site)),
    at,
    ofName: (name) => modules.map((module) => firstUse(module, name)).find((range) => range !== undefined),
    ofRoute: ({ path, startLine, startColumn }, name) => {
      const module = byPath.get(path)
      const chain = module && chainsIn(module).get(`${startLine}:${startColumn}`)
      return chain?.name === name ? chain : undefined
    },
    ofElement: (path, index) => {
      const node = byPath.get(path)?.program.body.find((statement) => statement.type === 'ExportDefaultDeclaration')
      if (node?.declaration.type !== 'ArrayExpression') return undefined
      const before = node.declaration.elements.slice(0, index + 1)
      const element = before[index]
      return element && before.every((one) => one?.type !== 'SpreadElement') ? rangeOf(path, element) : undefined
    },
    declarationOf: (name, path) => {
      const node = byPath.get(path)?.program.body.find((statement) => declares(statement, name))
      if (node === undefined) return undefined
      const range = rangeOf(path, node)
      return { ...range, endLine: range.startLine, endColumn: range.startColumn }
    },
  }
}

/**
 * A stack trace names the place where the called function's name begins or, when the call has arguments of its own places,
 * one of those: it is the innermost call of that name around the place.
 */
function callAt(module: ParsedModule, method: string, { line, column }: CallSite): SourceRange | undefined {
  const { byMethod, byStart } = callsOf(module)
  return byStart.get(`${line}:${column}`) ?? byMethod.get(method)?.findLast((range) => contains(range, line, column))
}

interface Calls {
  /** Outer calls before the calls in them. A plain call counts as `route`, which may be imported by another name. */
  readonly byMethod: ReadonlyMap<string, readonly SourceRange[]>
  /** By line and column where the called name begins. */
  readonly byStart: ReadonlyMap<string, SourceRange>
}

const calls = new WeakMap<ParsedModule, Calls>()

function callsOf(module: ParsedModule): Calls {
  const before = calls.get(module)
  if (before !== undefined) return before
  const byMethod = new Map<string, SourceRange[]>()
  const byStart = new Map<string, SourceRange>()
  walk(module.program, (node) => {
    if (!isCall(node)) return
    const called = calledName(node.callee)
    const range = rangeBetween(module.path, called, node)
    const method = called === node.callee ? 'route' : (called as Identifier).name
    byMethod.set(method, byMethod.get(method) ?? [])
    byMethod.get(method)?.push(range)
    byStart.set(`${range.startLine}:${range.startColumn}`, range)
  })
  const found = { byMethod, byStart }
  calls.set(module, found)
  return found
}

const isCall = (node: Node): node is CallExpression => node.type === 'CallExpression'

const contains = ({ startLine, startColumn, endLine, endColumn }: SourceRange, line: number, column: number): boolean =>
  (line > startLine || (line === startLine && column >= startColumn)) &&
  (line < endLine || (line === endLine && column < endColumn))

function firstUse({ path, program }: ParsedModule, name: string): SourceRange | undefined {
  let found: SourceRange | undefined
  for (const statement of program.body) {
    if (statement.type === 'ImportDeclaration') continue
    walk(statement, (node) => {
      if (node.type === 'Identifier' && (node as Identifier).name === name) found ??= rangeOf(path, node)
    })
  }
  return found
}

function restOfLine({ path, line, column }: CallSite, code: string | undefined): SourceRange {
  const end = code?.split('\n')[line - 1]?.trimEnd().length ?? column
  return { path, startLine: line, startColumn: column, endLine: line, endColumn: Math.max(end, column) + 1 }
}

function declares(statement: Node, name: string): boolean {
  const { type, id, declarations } = statement as Node & {
    readonly id?: { readonly name?: string } | null
    readonly declarations?: readonly { readonly id: { readonly name?: string } }[]
  }
  if (type === 'FunctionDeclaration') return id?.name === name
  return type === 'VariableDeclaration' && declarations?.length === 1 && declarations[0]?.id.name === name
}
