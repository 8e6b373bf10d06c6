import type { SourceRange, TextEdit } from '../diagnostic.ts'
import { LINE_END } from '../evaluate/source-lines.ts'
import { inOrder, type Replacement } from './lists.ts'

/** Replacements as edits with lines and columns: each only the text that is not the same before and after. */
export function textEdits(path: string, text: string, replacements: readonly Replacement[]): readonly TextEdit[] {
  const placeOf = createPlaces(text)
  return inOrder(replacements)
    .map((replacement) => narrowed(replacement, text))
    .filter(({ start, end, text: by }) => text.slice(start, end) !== by)
    .map(({ start, end, text: newText }) => ({ range: rangeBetween(path, placeOf(start), placeOf(end)), newText }))
}

/** Without what is the same at both ends. */
function narrowed({ start, end, text: by }: Replacement, text: string): Replacement {
  const most = Math.min(end - start, by.length)
  let first = 0
  while (first < most && text[start + first] === by[first]) first += 1
  if (first > 0 && splits(text, start + first)) first -= 1
  let last = 0
  while (last < most - first && text[end - 1 - last] === by[by.length - 1 - last]) last += 1
  if (last > 0 && splits(text, end - last)) last -= 1
  return { start: start + first, end: end - last, text: by.slice(first, by.length - last) }
}

/** Whether a place is within a line end of two characters, or within a character of two. */
const splits = (text: string, at: number): boolean =>
  text.slice(at - 1, at + 1) === '\r\n' || /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(at - 1, at + 1))

interface Place {
  readonly line: number
  readonly column: number
}

/** Lines and columns of a text, from 1. */
function createPlaces(text: string): (offset: number) => Place {
  const starts = [0]
  for (const { index, 0: end } of text.matchAll(new RegExp(LINE_END, 'g'))) starts.push(index + end.length)
  return (offset) => {
    const line = starts.findLastIndex((start) => start <= offset)
    return { line: line + 1, column: offset - (starts[line] ?? 0) + 1 }
  }
}

const rangeBetween = (path: string, start: Place, end: Place): SourceRange => ({
  path,
  startLine: start.line,
  startColumn: start.column,
  endLine: end.line,
  endColumn: end.column,
})
