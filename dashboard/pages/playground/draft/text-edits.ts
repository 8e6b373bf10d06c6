import type { Files } from './files.ts'

/** Lines and columns count from 1, as in the API. */
export interface TextEdit {
  readonly range: {
    readonly path: string
    readonly startLine: number
    readonly startColumn: number
    readonly endLine: number
    readonly endColumn: number
  }
  readonly newText: string
}

/** Makes all edits together; a file that is not there yet begins empty. */
export function applyEdits(files: Files, edits: readonly TextEdit[]): Files {
  const edited = new Map(files)
  for (const [path, ofFile] of Map.groupBy(edits, ({ range }) => range.path)) {
    edited.set(path, editText(files.get(path) ?? '', ofFile))
  }
  return edited
}

function editText(text: string, edits: readonly TextEdit[]): string {
  const places = edits.map(({ range, newText }, order) => ({
    from: offsetOf(text, range.startLine, range.startColumn),
    to: offsetOf(text, range.endLine, range.endColumn),
    newText,
    order,
  }))
  // From the end on, so that places stay right; what is put into the same place stays in its order.
  places.sort((one, other) => other.from - one.from || other.order - one.order)
  return places.reduce((edited, { from, to, newText }) => edited.slice(0, from) + newText + edited.slice(to), text)
}

/** Where a line and a column are in a text. What is behind its end is its end. */
function offsetOf(text: string, line: number, column: number): number {
  let start = 0
  for (let number = 1; number < line; number++) {
    const end = text.indexOf('\n', start)
    if (end === -1) return text.length
    start = end + 1
  }
  return Math.min(start + column - 1, text.length)
}
