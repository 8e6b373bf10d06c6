import type { ArrayExpression, Node } from 'acorn'
import { type RouteElement, startWithComments, type Text } from '../evaluate/route-elements.ts'
import { LINE_END, startOfLine } from '../evaluate/source-lines.ts'

/** A part of a text, and what comes in its place. */
export interface Replacement {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** In the order of the text; what is put at a place comes before what is taken away there. */
export const inOrder = (replacements: readonly Replacement[]): readonly Replacement[] =>
  replacements.toSorted((one, other) => one.start - other.start || one.end - other.end)

/** Whether some text would be replaced twice, or something put into what is taken away. */
export const overlap = (replacements: readonly Replacement[]): boolean =>
  inOrder(replacements).some(({ start }, index, all) => start < (all[index - 1]?.end ?? 0))

/** The text with every replacement made; they do not overlap, and those at one place follow in their order. */
export function replaceAll(text: string, replacements: readonly Replacement[]): string {
  const parts: string[] = []
  let at = 0
  for (const { start, end, text: by } of inOrder(replacements)) {
    parts.push(text.slice(at, start), by)
    at = end
  }
  return parts.join('') + text.slice(at)
}

/** Nodes between brackets, with commas between them. */
export interface List {
  /** Of the bracket. */
  readonly start: number
  readonly end: number
  readonly elements: readonly (Node | null)[]
}

/** Takes an element out of its list, with its comma, its comments, and its line where nothing else stands on it. */
export const removal = ({ list, index }: RouteElement, text: Text): readonly Replacement[] =>
  runRemoval(list, index, index, text)

/** The same for neighbours. */
export function runRemoval(list: List, index: number, lastIndex: number, text: Text): readonly Replacement[] {
  const [start, end] = [startWithComments(list, index, text), list.elements[lastIndex]?.end ?? list.end]
  const comma = commaIn(list, end, text)
  const before = list.elements.slice(0, index).findLast((element) => element !== null)
  const commaBefore = comma === undefined && before ? commaAfter(before.end, text) : undefined
  const cut = (from: number, to: number): Replacement => ({ start: from, end: to, text: '' })
  const lineEnd = nextLine(comma === undefined ? end : comma + 1, text)
  const own =
    lineEnd !== undefined && startsLine(start, text)
      ? cut(startOfLine(text.code, start), lineEnd)
      : cut(start, comma === undefined ? end : skipBlanks(comma + 1, text))
  if (commaBefore === undefined) return [own]
  if (skipBlanks(commaBefore + 1, text) === own.start) return [cut(commaBefore, own.end)]
  return [cut(commaBefore, commaBefore + 1), own]
}

/** Puts an element at the end of a list, laid out like those before it. */
export function addition(
  list: ArrayExpression,
  element: string,
  text: Text,
  { trailingComma }: { readonly trailingComma: boolean },
): readonly Replacement[] {
  const { code } = text
  const newline = code.includes('\r\n') ? '\r\n' : '\n'
  const last = list.elements.findLast((one) => one !== null)
  const close = list.end - 1
  const onLines = last === undefined || LINE_END.test(code.slice(list.start, close)) || LINE_END.test(element)
  const comma = last && commaAfter(last.end, text)
  const behind = last && behindBrackets(last.end, code)
  const missing = behind !== undefined && comma === undefined ? [{ start: behind, end: behind, text: ',' }] : []
  const end = list.start + 1 + code.slice(list.start + 1, close).trimEnd().length
  if (!onLines) return [...missing, { start: end, end: close, text: ` ${element}` }]
  const indent = last && startsLine(last.start, text) ? code.slice(startOfLine(code, last.start), last.start) : INDENT
  const [after, closing] = [trailingComma ? ',' : '', indent.slice(INDENT.length)]
  return [...missing, { start: end, end: close, text: `${newline}${indent}${element}${after}${newline}${closing}` }]
}

const INDENT = '  '

/** Behind the brackets that an element may stand in. */
export const behindBrackets = (offset: number, code: string): number =>
  offset + (/^(?:\s*\))*/.exec(code.slice(offset))?.[0].length ?? 0)

/** Behind the comments that follow on the same line, where nothing else does. */
export function endWithComments(offset: number, { code, comments }: Text): number {
  let end = offset
  for (let at = offset; ; ) {
    while (/[^\S\n\r\u2028\u2029]/.test(code[at] ?? '')) at += 1
    const comment = comments.find(({ start }) => start === at)
    if (comment === undefined) return LINE_END.test(code[at] ?? '\n') ? end : offset
    at = comment.end
    end = comment.end
  }
}

/** The comma behind an element of a list; one behind the list is none of it. */
export function commaIn(list: List, offset: number, text: Text): number | undefined {
  const comma = commaAfter(offset, text)
  return comma !== undefined && comma < list.end ? comma : undefined
}

/** The comma behind an element; brackets around the element, blanks and comments may stand before it. */
export function commaAfter(offset: number, text: Text): number | undefined {
  let at = offset
  for (;;) {
    at = skipBlanks(at, text)
    const comment = text.comments.find(({ start }) => start === at)
    if (comment !== undefined) at = comment.end
    else if (text.code[at] === ')') at += 1
    else return text.code[at] === ',' ? at : undefined
  }
}

function skipBlanks(offset: number, { code }: Text): number {
  let at = offset
  while (/\s/.test(code[at] ?? '')) at += 1
  return at
}

/** Where the next line begins, when nothing but comments stands on the rest of this one. */
function nextLine(offset: number, { code, comments }: Text): number | undefined {
  let at = offset
  for (;;) {
    while (/[^\S\n\r\u2028\u2029]/.test(code[at] ?? '')) at += 1
    const comment = comments.find(({ start }) => start === at)
    if (comment === undefined) break
    at = comment.end
  }
  const [end] = /^(?:\r\n|[\n\r\u2028\u2029])/.exec(code.slice(at, at + 2)) ?? []
  return end === undefined ? undefined : at + end.length
}

export const startsLine = (offset: number, text: Text): boolean =>
  text.code.slice(startOfLine(text.code, offset), offset).trim() === ''

/** How far in the line begins that has this place. */
export function indentAt(offset: number, { code }: Text): number {
  const start = startOfLine(code, offset)
  return /^[^\S\n\r\u2028\u2029]*/.exec(code.slice(start, offset))?.[0].length ?? 0
}
