import type { Expression, Node, SourceLocation, Super } from 'acorn'
import type { SourceRange } from '../diagnostic.ts'

/** Calls `visit` for the node and everything below it, outer nodes first. */
export function walk(node: Node, visit: (node: Node) => void): void {
  const waiting = [node]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    visit(next)
    waiting.push(...childrenOf(next).reverse())
  }
}

/** Written for speed: it sees every node of every routes file. */
function childrenOf(node: Node): Node[] {
  const children: Node[] = []
  for (const value of Object.values(node)) {
    if (Array.isArray(value)) for (const item of value) if (isNode(item)) children.push(item)
    if (isNode(value)) children.push(value)
  }
  return children
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string' && 'start' in value

/** acorn counts columns from 0, diagnostics from 1. */
export const rangeOf = (path: string, { loc }: { readonly loc?: SourceLocation | null | undefined }): SourceRange => ({
  path,
  startLine: loc?.start.line ?? 1,
  startColumn: (loc?.start.column ?? 0) + 1,
  endLine: loc?.end.line ?? 1,
  endColumn: (loc?.end.column ?? 0) + 1,
})

/** From the beginning of one node to the end of another. */
export const rangeBetween = (path: string, first: Node, last: Node): SourceRange => {
  const { endLine, endColumn } = rangeOf(path, last)
  return { ...rangeOf(path, first), endLine, endColumn }
}

/** What a call calls by name: `process` of `route('A').process(store)`. */
export const calledName = (callee: Expression | Super): Node =>
  callee.type === 'MemberExpression' ? callee.property : callee
