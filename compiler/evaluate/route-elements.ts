import type { ArrayExpression, CallExpression, Comment, Expression, Node } from 'acorn'
import type { ParsedModule } from './parse-module.ts'
import { LINE_END } from './source-lines.ts'
import { walk } from './syntax-tree.ts'

/** A route that stands in a list, name and all: `route('Name')…`, or the document `{ name: 'Name', … }`. */
export interface RouteElement {
  readonly name: string
  readonly list: ArrayExpression
  readonly index: number
  readonly node: Expression
  /** The calls of the builder, `route(…)` first. A document has none. */
  readonly calls: readonly CallExpression[]
  /** Where the comments right before it begin; without any, where it begins itself. */
  readonly start: number
}

/** Every such element of a module, in reading order. What code makes is none. */
export function routeElements({
  program,
  code,
  comments,
}: Pick<ParsedModule, 'program' | 'code' | 'comments'>): RouteElement[] {
  const found: RouteElement[] = []
  walk(program, (list) => {
    if (isList(list)) found.push(...elementsOf(list, { code, comments }))
  })
  return found
}

const isList = (node: Node): node is ArrayExpression => node.type === 'ArrayExpression'

/** The elements of one list. */
export const elementsOf = (list: ArrayExpression, text: Text): RouteElement[] =>
  list.elements.flatMap((node, index) => {
    if (node === null || node.type === 'SpreadElement') return []
    const calls = callsIn(node)
    const name = calls[0] === undefined ? documentName(node) : stringIn(calls[0].arguments[0])
    if (name === undefined) return []
    return [{ name, list, index, node, calls, start: startWithComments(list, index, text) }]
  })

/** What lists stand in. */
export interface Text {
  readonly code: string
  readonly comments: readonly Comment[]
}

/** `route(…).from(…).to(…)` as its calls, the first one first; of anything else none. */
export function callsIn(node: Expression): readonly CallExpression[] {
  const calls: CallExpression[] = []
  let next: Node = node
  while (isCall(next)) {
    calls.unshift(next)
    const { callee }: CallExpression = next
    if (callee.type !== 'MemberExpression' || callee.object.type !== 'CallExpression') break
    next = callee.object
  }
  return calls
}

const isCall = (node: Node): node is CallExpression => node.type === 'CallExpression'

function documentName(node: Expression): string | undefined {
  if (node.type !== 'ObjectExpression') return undefined
  for (const property of node.properties) {
    if (property.type !== 'Property' || property.computed) continue
    const { key, value } = property
    if ((key.type === 'Identifier' && key.name === 'name') || stringIn(key) === 'name') return stringIn(value)
  }
  return undefined
}

export const stringIn = (node: Node | undefined): string | undefined =>
  node?.type === 'Literal' && 'value' in node && typeof node.value === 'string' ? node.value : undefined

/** What stands on the line of the element before is about that one, and a blank line parts a comment from what follows it. */
export function startWithComments(
  list: { readonly start: number; readonly elements: readonly (Node | null)[] },
  index: number,
  { code, comments }: Text,
): number {
  const node = list.elements[index]
  if (node == null) return list.start
  const from = list.elements.slice(0, index).findLast((element) => element !== null)?.end ?? list.start + 1
  const before = code.slice(from, node.start)
  if (!before.includes('/')) return node.start
  const ownLines = from + Math.max(before.search(LINE_END), 0)
  let start = node.start
  for (const comment of comments.filter((one) => one.start >= ownLines && one.end <= node.start).reverse()) {
    const between = code.slice(comment.end, start)
    if (between.trim() !== '' || between.split(LINE_END).length > 2) break
    start = comment.start
  }
  return start
}
