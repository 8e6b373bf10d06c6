import type { CallExpression, Node } from 'acorn'
import type { SourceRange } from '../diagnostic.ts'
import type { ParsedModule } from './parse-module.ts'
import { callsIn, routeElements, stringIn } from './route-elements.ts'
import { LINE_END, startOfLine } from './source-lines.ts'
import { calledName, rangeBetween, rangeOf, walk } from './syntax-tree.ts'

/** A route that is written in one piece under its name: `route('Name').from(…).to(…)`. */
export interface WrittenChain {
  readonly name: string
  /** Of the calls, `route(…)` first. */
  readonly calls: readonly { readonly method: string; readonly range: SourceRange }[]
  readonly whole: SourceRange
  /** With the comments right before it, where it stands in a list. */
  readonly text?: SourceRange
  /** Of the rules of its branch, where they are written one by one. */
  readonly rules?: readonly SourceRange[]
}

const known = new WeakMap<ParsedModule, ReadonlyMap<string, WrittenChain>>()

/** The routes that a module has, by line and column where the name that the first call calls begins. */
export function chainsIn(module: ParsedModule): ReadonlyMap<string, WrittenChain> {
  const before = known.get(module)
  if (before !== undefined) return before
  const texts = new Map(routeElements(module).map(({ node, start }) => [node as Node, start]))
  const inner = new Set<Node>()
  const found = new Map<string, WrittenChain>()
  walk(module.program, (node) => {
    // Outer calls come first, so that the last call of a chain does.
    if (!isCall(node) || inner.has(node)) return
    const calls = callsIn(node)
    for (const call of calls) inner.add(call)
    const [first] = calls
    const name = first && stringIn(first.arguments[0])
    if (first === undefined || name === undefined) return
    const { startLine, startColumn } = rangeOf(module.path, calledName(first.callee))
    const start = texts.get(node)
    found.set(`${startLine}:${startColumn}`, {
      ...chainOf(name, calls, module),
      whole: rangeOf(module.path, node),
      ...(start !== undefined && { text: { ...rangeOf(module.path, node), ...startOf(start, node, module) } }),
    })
  })
  known.set(module, found)
  return found
}

function chainOf(name: string, calls: readonly CallExpression[], { path, code }: ParsedModule) {
  const placed = calls.map((call, index) => {
    const called = calledName(call.callee)
    return {
      method: index === 0 ? 'route' : code.slice(called.start, called.end),
      range: rangeBetween(path, called, call),
    }
  })
  const rules = rulesIn(calls[placed.findIndex(({ method }) => method === 'branch')])
  return { name, calls: placed, ...(rules && { rules: rules.map((rule) => rangeOf(path, rule)) }) }
}

/** Rules that stand one by one in the list that a branch is given. */
function rulesIn(branch: CallExpression | undefined): readonly Node[] | undefined {
  const [list] = branch?.arguments ?? []
  if (list?.type !== 'ArrayExpression') return undefined
  const rules = list.elements.filter((element) => element?.type === 'ArrayExpression')
  return rules.length === list.elements.length ? rules : undefined
}

/** Line and column of a place before a node, counted back from there: there may be thousands of routes. */
function startOf(
  start: number,
  node: Node,
  { path, code }: ParsedModule,
): Pick<SourceRange, 'startLine' | 'startColumn'> {
  const linesBetween = code.slice(start, node.start).split(LINE_END).length - 1
  const { startLine, startColumn } = rangeOf(path, node)
  if (linesBetween === 0) return { startLine, startColumn: startColumn - (node.start - start) }
  return { startLine: startLine - linesBetween, startColumn: start - startOfLine(code, start) + 1 }
}

const isCall = (node: Node): node is CallExpression => node.type === 'CallExpression'
