import { startWithComments, type Text } from '../evaluate/route-elements.ts'
import { startOfLine } from '../evaluate/source-lines.ts'
import { behindBrackets, commaIn, endWithComments, type List, type Replacement, startsLine } from './lists.ts'

/** An element to be, and the comment that stands behind its comma. */
export interface Part {
  readonly text: string
  readonly behind?: string
}

/** An element as it stands in its list, with the comments about it where it has a line of its own. */
export function partAt(list: List, index: number, text: Text): Part {
  const { code } = text
  const [node, start] = [list.elements[index], startWithComments(list, index, text)]
  if (node == null) return { text: '' }
  if (!startsLine(start, text)) return { text: code.slice(node.start, node.end) }
  const comma = commaIn(list, node.end, text)
  const end = comma === undefined ? node.end : comma + 1
  return { text: code.slice(start, node.end), behind: code.slice(end, endWithComments(end, text)) }
}

/**
 * Puts elements behind the one at an index, -1 for before all, laid out like those that are there. A comment at the end of a line is
 * about what stands on it.
 */
export function insertion(list: List, after: number, parts: readonly Part[], text: Text): readonly Replacement[] {
  const [next, last] = [list.elements[after + 1], list.elements.at(-1)]
  if (next != null) {
    const start = startWithComments(list, after + 1, text)
    const between = gapLike(start, text)
    return [{ start, end: start, text: parts.map((part) => withComma(part) + between).join('') }]
  }
  if (last == null) return [{ start: list.start + 1, end: list.end - 1, text: joined(parts, ' ') }]
  const onLines = startsLine(last.start, text)
  const between = gapLike(last.start, text)
  const comma = commaIn(list, last.end, text)
  if (comma !== undefined) {
    const end = onLines ? endWithComments(comma + 1, text) : comma + 1
    return [
      { start: end, end, text: between + (onLines ? parts.map(withComma).join(between) : joined(parts, between)) },
    ]
  }
  const behind = behindBrackets(last.end, text.code.slice(0, list.end - 1))
  const end = onLines ? endWithComments(behind, text) : behind
  return [
    { start: behind, end: behind, text: ',' },
    { start: end, end, text: between + joined(parts, between) },
  ]
}

/** Puts elements in the place of neighbours. */
export function inPlaceOf(
  list: List,
  [first, last]: readonly [number, number],
  parts: readonly Part[],
  text: Text,
): readonly Replacement[] {
  const [start, end] = [startWithComments(list, first, text), list.elements[last]?.end ?? list.end]
  const between = gapLike(start, text)
  const comma = commaIn(list, end, text)
  if (comma === undefined) return [{ start, end, text: joined(parts, between) }]
  return [{ start, end: endWithComments(comma + 1, text), text: parts.map(withComma).join(between) }]
}

const withComma = ({ text, behind = '' }: Part): string => `${text},${behind}`

const joined = (parts: readonly Part[], between: string): string =>
  parts
    .map((part, index) => (index < parts.length - 1 ? withComma(part) + between : part.text + (part.behind ?? '')))
    .join('')

/** What stands before an element: the beginning of a line like that of another one, or a blank. */
function gapLike(offset: number, text: Text): string {
  if (!startsLine(offset, text)) return ' '
  return `\n${text.code.slice(startOfLine(text.code, offset), offset)}`
}
