import type { CallExpression } from 'acorn'
import type { Text } from '../evaluate/route-elements.ts'
import { endOfLine, LINE_END, startOfLine } from '../evaluate/source-lines.ts'
import { commaAfter, endWithComments, indentAt, type Replacement, startsLine } from './lists.ts'

/** The calls of a written route, and how they are laid out. */
export interface Chain {
  readonly calls: readonly ChainCall[]
  /** What stands before each call where they have lines of their own; otherwise nothing. */
  readonly gap: string
  readonly indent: number
}

export interface ChainCall {
  readonly node: CallExpression
  /** With the dot: `.process`. */
  readonly method: string
  readonly dot: number
  readonly end: number
  /** What stands between the call before and the dot: blanks, line ends and comments. */
  readonly gap: string
}

export function chainIn(nodes: readonly CallExpression[], text: Text): Chain {
  const calls = nodes.map((node) => callIn(node, text))
  const gap = calls.findLast((call) => LINE_END.test(call.gap))?.gap
  const [blanks] = /(?:\r\n|[\n\r])[^\S\n\r]*$/.exec(gap ?? '') ?? []
  return blanks === undefined
    ? { calls, gap: '', indent: indentAt(nodes[0]?.start ?? 0, text) }
    : { calls, gap: blanks, indent: blanks.replace(LINE_END, '').length }
}

function callIn(node: CallExpression, { code }: Text): ChainCall {
  const { callee, end } = node
  if (callee.type !== 'MemberExpression' || callee.object.type !== 'CallExpression') {
    return { node, method: 'route', dot: node.start, end, gap: '' }
  }
  const dot = code.lastIndexOf('.', callee.property.start)
  const gap = code.slice(callee.object.end, dot)
  return { node, method: `.${code.slice(callee.property.start, callee.property.end)}`, dot, end, gap }
}

/** Each call on a line of its own: what was one line has become too long. */
export function onLines(
  { calls, indent }: Chain,
  removed: readonly number[],
): Chain & { readonly breaks: readonly Replacement[] } {
  const gap = `\n${' '.repeat(indent + 2)}`
  const breaks = calls.flatMap(({ dot, gap: before }, index) =>
    index === 0 || removed.includes(index) ? [] : [{ start: dot - blanksAtEnd(before), end: dot, text: gap }],
  )
  return { calls, gap, indent: indent + 2, breaks }
}

const blanksAtEnd = (text: string): number => text.length - text.trimEnd().length

/** Where a call ends, with the comments behind it on its line, which are about it. */
export function endOfCall({ calls }: Chain, index: number, text: Text): number {
  const [call, next] = [calls[index], calls[index + 1]]
  if (call === undefined) return 0
  return next !== undefined && LINE_END.test(next.gap) ? endWithComments(call.end, text) : call.end
}

/** Where a call begins, with its own lines of comments, from the end of the line before on. */
function beginOfCall({ calls }: Chain, index: number, { code, comments }: Text): number {
  const { dot, gap } = calls[index] ?? { dot: 0, gap: '' }
  if (!LINE_END.test(gap)) return dot - (gap.trim() === '' ? gap.length : 0)
  const ownLines = endOfLine(code, dot - gap.length)
  let start = dot
  for (const comment of comments.filter((one) => one.start >= ownLines && one.end <= dot).reverse()) {
    const between = code.slice(comment.end, start)
    if (between.trim() !== '' || between.split(LINE_END).length > 2) break
    start = comment.start
  }
  if (!startsLine(start, { code, comments })) return start
  const line = startOfLine(code, start)
  return line - (code.slice(line - 2, line) === '\r\n' ? 2 : 1)
}

export const removedCall = (chain: Chain, index: number, text: Text): Replacement => ({
  start: beginOfCall(chain, index, text),
  end: endOfCall(chain, index, text),
  text: '',
})

/** A call with its comments, to stand elsewhere; nothing may stand behind the last one that would hide a comma. */
export function movedCall(chain: Chain, index: number, isLast: boolean, text: Text): string {
  const { code } = text
  const call = chain.calls[index]
  if (call === undefined) return ''
  const { start, end } = removedCall(chain, index, text)
  if (chain.gap === '' || !LINE_END.test(call.gap)) return chain.gap + code.slice(call.dot, call.end)
  const behind = code.slice(call.end, end).trim()
  if (!isLast || behind === '') return code.slice(start, end)
  return chain.gap + behind + code.slice(start, call.end)
}

/** A comment behind the call that is the last one now would hide the comma behind the route: it goes before the comment. */
export function commaBefore(chain: Chain, last: number, text: Text): readonly Replacement[] {
  const [call, end] = [chain.calls[last], chain.calls.at(-1)?.end]
  if (call === undefined || end === undefined || call.end === end) return []
  const kept = beginOfCall(chain, last + 1, text)
  const isHidden = text.comments.some((one) => one.type === 'Line' && one.start >= call.end && one.end <= kept)
  const comma = isHidden ? commaAfter(end, text) : undefined
  if (comma === undefined) return []
  return [
    { start: call.end, end: call.end, text: ',' },
    { start: comma, end: comma + 1, text: '' },
  ]
}
