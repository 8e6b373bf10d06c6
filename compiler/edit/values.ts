import type { CallExpression, Node, ObjectExpression } from 'acorn'
import type { Text } from '../evaluate/route-elements.ts'
import { type BracketedPiece, flat, layOut, type Piece } from '../print/layout.ts'
import { propertyName } from '../print/literal.ts'
import { align } from './align.ts'
import { inPlaceOf, insertion, type Part, partAt } from './insertion.ts'
import { indentAt, type List, type Replacement, runRemoval } from './lists.ts'

/** A part of the text as it is printed, before and after. */
export interface Printed {
  readonly was: Piece
  readonly is: Piece
}

/** Changes the arguments of a call that are not the same any more, and in them only what is not. */
export function changedArguments(call: CallExpression, { was, is }: Printed, text: Text): readonly Replacement[] {
  const open = openOf(call, text)
  const nodes = call.arguments
  if (typeof was === 'string' || typeof is === 'string' || nodes.length !== was.items.length) {
    const written = layOut(is, indentAt(call.end, text), 1)
    return [{ start: open, end: call.end, text: written.slice(written.indexOf('(')) }]
  }
  return changedList({ start: open, end: call.end, elements: nodes }, { was: was.items, is: is.items }, text)
}

/** Where the bracket of a call is. */
function openOf({ callee }: CallExpression, { code, comments }: Text): number {
  let at = callee.end
  while (at < code.length && code[at] !== '(') at = comments.find(({ start }) => start === at)?.end ?? at + 1
  return at
}

function changedValue(node: Node, { was, is }: Printed, text: Text): readonly Replacement[] {
  if (flat(was) === flat(is)) return []
  if (typeof was !== 'string' && typeof is !== 'string' && was.close === is.close) {
    const list = listOf(node)
    if (list !== undefined && list.elements.length === was.items.length) {
      return changedList(list, { was: was.items, is: is.items }, text)
    }
    if (isObject(node)) return changedObject(node, { was, is }, text)
  }
  return [{ start: node.start, end: node.end, text: inQuotesOf(node, layOut(is, indentAt(node.start, text), 1), text) }]
}

/** A list whose elements are all written one by one. */
function listOf(node: Node): List | undefined {
  if (node.type !== 'ArrayExpression' || !('elements' in node) || !Array.isArray(node.elements)) return undefined
  const elements: readonly (Node | null)[] = node.elements
  const written = elements.filter((element) => element !== null && element.type !== 'SpreadElement')
  return written.length === elements.length
    ? { start: node.start, end: node.end, elements: written as Node[] }
    : undefined
}

const isObject = (node: Node): node is ObjectExpression => node.type === 'ObjectExpression'

function changedList(
  list: List,
  { was, is }: { readonly was: readonly Piece[]; readonly is: readonly Piece[] },
  text: Text,
): readonly Replacement[] {
  const { items, removed } = align(was.map(flat), is.map(flat), () => '')
  const changes = items.flatMap(({ is: to, was: from, how }) => {
    const [node, before, after] = [list.elements[from ?? -1], was[from ?? -1], is[to]]
    if (how !== 'changed' || node == null || before === undefined || after === undefined) return []
    return changedValue(node, { was: before, is: after }, text)
  })
  let last = -1
  const added = new Map<number, readonly Part[]>()
  for (const { is: to, was: from = -1, how } of items) {
    if (how === 'same' || how === 'changed') last = from
    else {
      const indent = indentAt(list.elements.at(-1)?.start ?? list.end, text)
      const part = how === 'moved' ? partAt(list, from, text) : { text: layOut(is[to] ?? '', indent, 1) }
      added.set(last, [...(added.get(last) ?? []), part])
    }
  }
  const runs = runsOf(removed)
  return [
    ...changes,
    ...runs.flatMap((run) => {
      const parts = added.get(run[0] - 1)
      return parts === undefined ? runRemoval(list, ...run, text) : inPlaceOf(list, run, parts, text)
    }),
    ...[...added].flatMap(([after, parts]) =>
      runs.some(([first]) => first === after + 1) ? [] : insertion(list, after, parts, text),
    ),
  ]
}

/** Neighbours together: `[first, last]`. */
const runsOf = (indexes: readonly number[]): readonly (readonly [number, number])[] =>
  indexes
    .filter((index) => !indexes.includes(index - 1))
    .map((first) => {
      let end = first
      while (indexes.includes(end + 1)) end += 1
      return [first, end]
    })

/** An object by its keys; where they cannot be told, all of it. */
function changedObject(
  node: ObjectExpression,
  { was, is }: { readonly was: BracketedPiece; readonly is: BracketedPiece },
  text: Text,
): readonly Replacement[] {
  const properties = new Map<string, Node & { readonly value: Node; readonly shorthand: boolean }>()
  for (const property of node.properties) {
    if (property.type === 'SpreadElement' || property.computed || property.kind !== 'init' || property.method) continue
    const { key } = property
    const name = key.type === 'Identifier' ? key.name : key.type === 'Literal' ? String(key.value) : undefined
    if (name !== undefined) properties.set(propertyName(name), property)
  }
  const [before, after] = [byKey(was), byKey(is)]
  const isPlain = properties.size === node.properties.length && properties.size === before.size
  const isKept = [...before.keys()].some((key) => after.has(key))
  if (!isPlain || !isKept || ![...before.keys()].every((key) => properties.has(key))) {
    return [{ start: node.start, end: node.end, text: layOut(withoutKey(is), indentAt(node.start, text), 1) }]
  }
  const list: List = { start: node.start, end: node.end, elements: node.properties }
  const names = [...properties.keys()]
  const changes = names.flatMap((name) => {
    const [property, from, to] = [properties.get(name), before.get(name), after.get(name)]
    if (property === undefined || from === undefined || to === undefined || flat(from) === flat(to)) return []
    if (property.shorthand) return [{ start: property.start, end: property.end, text: flat(to) }]
    return changedValue(property.value, { was: withoutKey(from), is: withoutKey(to) }, text)
  })
  const added = [...after].flatMap(([key, piece]) =>
    before.has(key) ? [] : [{ text: layOut(piece, indentAt(node.start, text) + 2, 1) }],
  )
  const removed = names.flatMap((name, index) => (after.has(name) ? [] : [index]))
  const lastKept = names.findLastIndex((name) => after.has(name))
  return [
    ...changes,
    ...(added.length === 0 ? [] : insertion(list, lastKept, added, text)),
    ...runsOf(removed).flatMap(([first, end]) => runRemoval(list, first, end, text)),
  ]
}

/** What stands before the value of a printed property: a name, or a text in quotes. */
const KEY = /^(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|[^'":{[\s]+)(?=: )/

const keyOf = (piece: Piece): string => {
  const words = typeof piece === 'string' ? piece : piece.open
  return KEY.exec(words)?.[0] ?? words
}

const byKey = ({ items }: BracketedPiece): ReadonlyMap<string, Piece> =>
  new Map(items.map((item) => [keyOf(item), item]))

function withoutKey<P extends Piece>(piece: P): P
function withoutKey(piece: Piece): Piece {
  if (typeof piece === 'string') return piece.replace(KEY, '').replace(/^: /, '')
  return { ...piece, open: piece.open.replace(KEY, '').replace(/^: /, '') }
}

/** A text in the quotes that its author uses. */
function inQuotesOf(node: Node, words: string, { code }: Text): string {
  if (code[node.start] !== '"' || !/^'[^'"\\]*'$/.test(words)) return words
  return `"${words.slice(1, -1)}"`
}
