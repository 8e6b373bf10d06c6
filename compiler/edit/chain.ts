import type { CallExpression } from 'acorn'
import type { FunctionRef, RouteDocument } from '../../runtime/route/route.ts'
import type { RouteElement, Text } from '../evaluate/route-elements.ts'
import { endOfLine, LINE_END, startOfLine } from '../evaluate/source-lines.ts'
import { callsOf } from '../print/calls.ts'
import { flat, layOut, type Piece, WIDTH } from '../print/layout.ts'
import { isWritable } from '../print.ts'
import type { Replacement } from './lists.ts'

/**
 * Changes only those calls of a written route that are not the same in the new document, so that everything else stays as its
 * author wrote it. Undefined where the route is not written call by call as it would be printed.
 */
export function changedCalls(
  { calls, node }: RouteElement,
  { before, after }: { readonly before: RouteDocument; readonly after: RouteDocument },
  nameOf: (ref: FunctionRef) => string,
  text: Text,
): Replacement | undefined {
  if (!isWritable(before) || !isWritable(after)) return undefined
  const [was, is] = [callsOf(before, nameOf), callsOf(after, nameOf)]
  const isPlain = calls.every((call, index) => methodOf(call, text) === methodIn(was[index]))
  if (!isPlain || calls.length !== was.length) return undefined
  const { first, kept } = commonEnds(was.map(flat), is.map(flat))
  const layout = layoutOf(calls, text)
  const replaced = calls.slice(first, calls.length - kept)
  const written = is.slice(first, is.length - kept).map((piece, index) => {
    const call = replaced[index]
    return (call === undefined ? layout.gap : gapBefore(call, text)) + layOut(piece, layout.indent, 1)
  })
  const line = written.join('')
  const start = calls[first - 1]?.end ?? node.start
  if (layout.gap === '' && lengthOfLine(start, text) + line.length > WIDTH) return undefined
  return { start, end: replaced.at(-1)?.end ?? start, text: line }
}

/** How many of two lists are the same from the beginning, and how many of the rest from the end. */
function commonEnds(was: readonly string[], is: readonly string[]): { readonly first: number; readonly kept: number } {
  const most = Math.min(was.length, is.length)
  let first = 0
  while (first < most && was[first] === is[first]) first += 1
  let kept = 0
  while (kept < most - first && was.at(-1 - kept) === is.at(-1 - kept)) kept += 1
  return { first, kept }
}

/** `route` or `.process`: what a call calls, with the dot. */
const methodIn = (piece: Piece | undefined): string =>
  typeof piece === 'object' ? (/^\.?\w+/.exec(piece.open)?.[0] ?? '') : ''

function methodOf({ callee }: CallExpression, { code }: Text): string {
  if (callee.type !== 'MemberExpression' || callee.object.type !== 'CallExpression') return 'route'
  return `.${code.slice(callee.property.start, callee.property.end)}`
}

/** What stands between a call and the one before it: blanks, line ends and comments, up to the dot. */
function gapBefore({ callee }: CallExpression, { code }: Text): string {
  if (callee.type !== 'MemberExpression' || callee.object.type !== 'CallExpression') return ''
  const gap = code.slice(callee.object.end, callee.property.start)
  return gap.slice(0, gap.lastIndexOf('.'))
}

/** What stands before each call where they have lines of their own, and how far in. */
function layoutOf(calls: readonly CallExpression[], text: Text): { readonly gap: string; readonly indent: number } {
  const gaps = calls.map((call) => gapBefore(call, text))
  const [blanks] = /(?:\r\n|[\n\r])[^\S\n\r]*$/.exec(gaps.findLast((gap) => LINE_END.test(gap)) ?? '') ?? []
  return blanks === undefined ? { gap: '', indent: 2 } : { gap: blanks, indent: blanks.replace(LINE_END, '').length }
}

const lengthOfLine = (offset: number, { code }: Text): number => endOfLine(code, offset) - startOfLine(code, offset)
